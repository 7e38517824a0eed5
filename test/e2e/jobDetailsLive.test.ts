import { describe, expect, it } from "vitest";
import type { RequestRecord } from "../support/endpoint/requestLog";
import { idMember } from "../support/endpoint/shapes";
import type { JobKind } from "../support/endpoint/wire";
import { eventually } from "./support/eventually";
import { type Members, text } from "./support/members";
import { useScene } from "./support/scene";

const scene = useScene({ viewport: { width: 1400, height: 1000 } });

const minute = 60_000;

/** Single jobs that run for some time yet. */
async function runningJobs(kind: Exclude<JobKind, "copy">): Promise<readonly Members[]> {
  const jobs = await scene.jobs(kind);
  const state = kind === "backup" ? "State" : "Status";
  return jobs.filter(
    (job) =>
      job[state] === "RUNNING" &&
      job["IsParent"] !== true &&
      job["ParentJobId"] === undefined &&
      percentOf(job) > 10 &&
      percentOf(job) < 70 &&
      endOf(job) > Date.now() + 20 * minute,
  );
}

/** The same job as the endpoint answers it now. */
async function now(kind: Exclude<JobKind, "copy">, job: Members): Promise<Members> {
  const jobs = await scene.jobs(kind);
  return jobs.find((one) => one[idMember[kind]] === job[idMember[kind]]) ?? {};
}

/** AWS writes "45.0", and for restore jobs "45.00%". */
function percentOf(job: Members): number {
  return Number.parseFloat(String(job["PercentDone"]));
}

/** When AWS expects the job to be over, in milliseconds. */
function endOf(job: Members): number {
  const minutes = job["ExpectedCompletionTimeMinutes"];
  return typeof minutes === "number"
    ? Number(job["CreationDate"]) * 1000 + minutes * minute
    : Number(job["ExpectedCompletionDate"]) * 1000;
}

/** Opens jobs of the group Running until it is one that runs for some time yet; several may have one name. */
async function openRunningJob(kind: Exclude<JobKind, "copy">): Promise<Members> {
  await scene.control.clearRequests();
  const opened = new Set<string>();
  const running = await runningJobs(kind);
  const view = kind === "backup" ? scene.backups : scene.restores;
  await view.expand("Running");
  const vaults = (await view.allRows()).filter(({ level }) => level === 2);
  for (const vault of vaults) {
    await view.expand("Running", vault.label);
    const rows = await view.allRows();
    const at = rows.findIndex(({ index }) => index === vault.index);
    const end = rows.findIndex(({ level }, index) => index > at && level < 3);
    const jobs = rows.slice(at + 1, end === -1 ? undefined : end);
    const labels = new Set(jobs.filter(({ level }) => level === 3).map(({ label }) => label));
    for (const label of labels) {
      await view.click("Running", vault.label, label);
      // The job before may ask for itself once more, and its page is there until this one's is.
      const id = await eventually(`the job of ${label}`, async () =>
        (await describes()).map(idOf).find((asked) => !opened.has(asked)),
      );
      opened.add(id);
      await scene.details.described();
      const found = running.find((job) => job[idMember[kind]] === id);
      if (found !== undefined) return found;
    }
    await view.collapse("Running", vault.label);
  }
  throw new Error(`The tree has no ${kind} job that runs for some time yet.`);
}

async function describes(): Promise<readonly RequestRecord[]> {
  const all = await scene.control.requests();
  return all.filter(({ operation }) => operation.startsWith("Describe"));
}

function idOf({ params }: RequestRecord): string {
  return text(params["backupJobId"] ?? params["restoreJobId"]);
}

/** What moves on the page: the picture of the times, and the header. */
async function moving(): Promise<{ readonly picture: string; readonly words: string }> {
  const timeline = await scene.details.locator('section[data-key="timeline"]');
  const bars = await (
    await scene.details.locator(".timeline rect.bar")
  ).evaluateAll((all) =>
    all.map((bar) => `${bar.getAttribute("x") ?? ""}+${bar.getAttribute("width") ?? ""}`),
  );
  return { picture: bars.join(" "), words: await timeline.innerText() };
}

async function freshness(): Promise<string> {
  return (await scene.details.locator(".freshness")).innerText();
}

/** The header says so; see there. */
const interval = 5000;

/** A page that asks by itself would do so in this time; a person would not see it, so the log is watched. */
async function nothingAskedFor(): Promise<void> {
  const { control } = scene;
  await control.clearRequests();
  await scene.workbench.page.waitForTimeout(interval + 2000);
  expect(await control.requests()).toEqual([]);
}

async function showsProgressOf(job: Members): Promise<void> {
  const bar = await scene.details.locator('[role="progressbar"]');
  const percent = Number(await bar.getAttribute("aria-valuenow"));
  expect(Math.abs(percent - percentOf(job))).toBeLessThan(3);
  const expectation = await (await scene.details.locator('[data-key="moment"]')).innerText();
  expect(expectation).toMatch(/^Expected to complete in (about )?\d+ (h|min)/);
  const inMinutes = /(?:(\d+) h)? ?(?:(\d+) min)?/.exec(
    expectation.replace(/^Expected to complete in (about )?/, ""),
  );
  const said = Number(inMinutes?.[1] ?? 0) * 60 + Number(inMinutes?.[2] ?? 0);
  expect(Math.abs(said - (endOf(job) - Date.now()) / minute)).toBeLessThan(2.5);
}

async function moves(): Promise<void> {
  const first = await moving();
  await eventually(
    "the timeline moved",
    async () => {
      const { picture, words } = await moving();
      return picture !== first.picture && words !== first.words;
    },
    70_000,
  );
}

/** Watches the requests of a page that is seen, from one to the next. */
async function asksByItself(
  operation: string,
  id: string,
  times: number,
): Promise<readonly number[]> {
  const { control } = scene;
  await control.clearRequests();
  const asked = await eventually(
    `${times} refreshes`,
    async () => {
      const all = await control.requests();
      return all.length >= times ? all : undefined;
    },
    90_000,
  );
  expect(new Set(asked.map((request) => request.operation))).toEqual(new Set([operation]));
  expect(new Set(asked.map(idOf))).toEqual(new Set([id]));
  const gaps = asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(interval - 100);
  return gaps;
}

async function becameFinal(label: string): Promise<void> {
  await eventually("the final state", async () => {
    const badge = await (await scene.details.locator(".head .badge")).innerText();
    return badge.trim() === label;
  });
  await eventually("no refresh announced", async () => /^As of [^.]*\.$/.test(await freshness()));
  expect(await (await scene.details.locator('[role="progressbar"]')).count()).toBe(0);
  expect(await (await scene.details.locator('[data-key="moment"]')).innerText()).not.toContain(
    "xpected",
  );
}

describe("a running restore job", () => {
  let job: Members;

  it("shows how far it is and when it should end", async () => {
    job = await openRunningJob("restore");
    await showsProgressOf(await now("restore", job));
    expect(await freshness()).toMatch(/^As of .*\. Refreshes every 5 s\.$/);
    await scene.workbench.screenshot("details-running-restore-dark");
  });

  it("asks for itself alone, some seconds apart, and moves with the clock", async () => {
    const asks = asksByItself("DescribeRestoreJob", text(job["RestoreJobId"]), 3);
    const [gaps] = await Promise.all([asks, moves()]);
    console.info(`restore job: ${gaps.join(", ")} ms between refreshes`);
  });

  it("stands in a light theme as well", async () => {
    await scene.workbench.palette("Preferences: Color Theme");
    await scene.workbench.quickInput.pick("Light Modern");
    await eventually("the light theme", async () =>
      (await scene.details.frame()).evaluate(() =>
        document.body.classList.contains("vscode-light"),
      ),
    );
    await eventually("the colours of the whole window", () =>
      scene.workbench.page.evaluate(
        () => !document.getAnimations().some((each) => each instanceof CSSTransition),
      ),
    );
    await scene.workbench.screenshot("details-running-restore-light");
  });

  it("shows its end by itself, and then asks no more", async () => {
    await scene.control.setMood({
      moves: [
        {
          kind: "restore",
          id: text(job["RestoreJobId"]),
          afterRequests: 0,
          members: {
            Status: "COMPLETED",
            PercentDone: "100.0",
            CompletionDate: Math.round(Date.now() / 1000),
          },
        },
      ],
    });
    await becameFinal("Completed");
    await scene.workbench.screenshot("details-restore-completed-light");
    await nothingAskedFor();
  });
});

describe("a running backup job", () => {
  let job: Members;

  it("shows how far it is and when it should end", async () => {
    job = await openRunningJob("backup");
    await showsProgressOf(await now("backup", job));
  });

  it("asks nothing while another editor hides it; seen again it asks at once, and moves", async () => {
    const title = await scene.details.title();
    await scene.workbench.palette("File: New Untitled Text File");
    await scene.workbench.page.locator(".editor-group-container.active .monaco-editor").waitFor();
    await nothingAskedFor();
    const shown = Date.now();
    await scene.workbench.page.locator(`.tabs-container .tab:has-text("${title}")`).click();
    const [first] = await eventually("a refresh", async () => {
      const asked = await scene.control.requests();
      return asked.length > 0 ? asked : undefined;
    });
    console.info(`backup job: asked for ${Date.now() - shown} ms after the click on its tab`);
    expect(first?.operation).toBe("DescribeBackupJob");
    await scene.details.shows(title);
    const asks = asksByItself("DescribeBackupJob", text(job["BackupJobId"]), 2);
    await Promise.all([asks, moves()]);
  });

  it("shows its end by itself when the endpoint's clock reaches it, and then asks no more", async () => {
    await scene.control.setClock(endOf(job) + minute);
    const { State } = await now("backup", job);
    expect(["COMPLETED", "FAILED"]).toContain(State);
    await becameFinal(State === "FAILED" ? "Failed" : "Completed");
    await nothingAskedFor();
    expect(await scene.workbench.notifications()).toEqual([]);
  });
});
