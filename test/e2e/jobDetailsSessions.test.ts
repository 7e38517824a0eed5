import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { JobDetailsPage } from "./support/jobDetailsPage";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

type Members = Readonly<Record<string, unknown>>;

let account: DemoAccount;
let workbench: Workbench;
let details: JobDetailsPage;
let jobs: readonly Members[];
let job: Members;

beforeAll(async () => {
  account = await startDemoAccount({ demo: "demo", small: "small" });
  jobs = await account.endpoint.control.jobs("backup");
  workbench = await Workbench.start({ env: account.env, viewport: { width: 1400, height: 1000 } });
  details = new JobDetailsPage(workbench.page);
  await workbench.openContainer("AWS Backup");
  await workbench.view("Backup Jobs").answered();
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
});

screenshotOnFailure(() => workbench);

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

async function inUse(profile: string): Promise<void> {
  await eventually(`the profile ${profile}`, async () =>
    (await workbench.statusBar()).some((item) => item.text.includes(`${profile} · `)),
  );
}

/** What names the job that is pinned: none of it may be on a page of another session. */
function marks(): readonly string[] {
  const members = ["ResourceName", "ResourceArn", "RecoveryPointArn", "BackupJobId"];
  return members.map((member) => text(job[member])).filter((mark) => mark !== "");
}

/** When something was last seen on a page or in the window, by the machine's clock; 0 if never. */
interface Watch {
  readonly looks: number;
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** Looks for any of these words at every change of a document, and every few milliseconds besides. */
async function watchFor(frame: Frame, words: readonly string[]): Promise<() => Promise<Watch>> {
  await frame.evaluate((wanted) => {
    const watch = { looks: 0, firstSeen: 0, lastSeen: 0 };
    Object.assign(globalThis, { watch });
    const look = (): void => {
      watch.looks++;
      const { textContent } = document.body;
      if (!wanted.some((word) => textContent.includes(word))) return;
      watch.lastSeen = Date.now();
      watch.firstSeen ||= watch.lastSeen;
    };
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
    setInterval(look, 5);
  }, words);
  return () =>
    frame.evaluate(() => {
      const watch: unknown = Reflect.get(globalThis, "watch");
      const number = (name: string): number =>
        typeof watch === "object" && watch !== null ? Number(Reflect.get(watch, name)) : NaN;
      return {
        looks: number("looks"),
        firstSeen: number("firstSeen"),
        lastSeen: number("lastSeen"),
      };
    });
}

/** Whose requests for a job were: each caller may only ask for jobs of its own account. */
async function describedBy(): Promise<readonly { readonly id: string; readonly by: string }[]> {
  const { control, credentials } = account.endpoint;
  const names = new Map(
    credentials.map(({ accessKeyId }, index) => [accessKeyId, index === 0 ? "demo" : "small"]),
  );
  return (await control.requests())
    .filter(({ operation }) => operation === "DescribeBackupJob")
    .map(({ params, accessKeyId }) => ({
      id: text(params["backupJobId"]),
      by: names.get(accessKeyId) ?? accessKeyId,
    }));
}

describe("a page belongs to a session", () => {
  it("shows its job while that session is in use", async () => {
    const view = workbench.view("Backup Jobs");
    await view.expand("Failed");
    await view.expand("Failed", "databases");
    const row = await view.row("Failed", "databases", /./);
    await account.endpoint.control.clearRequests();
    await view.click("Failed", "databases", row.label);
    await details.shows(row.label);
    await details.described();
    const [asked, ...others] = await describedBy();
    expect(others).toEqual([]);
    expect(asked?.by).toBe("demo");
    job = jobs.find((one) => one["BackupJobId"] === asked?.id) ?? {};
    expect(marks().length).toBeGreaterThan(2);
    await details.click(/^Pin/);
    await eventually(
      "the pin gone",
      async () => (await (await details.button(/^Pin/)).count()) === 0,
    );
    expect(await details.text()).toContain(text(job["ResourceArn"]));
  }, 60_000);

  it("shows nothing of it from the moment that another profile is in use", async () => {
    const { control } = account.endpoint;
    // Answers that are under way come after the switch.
    const held = await control.addFault({ kind: "hold", operations: ["DescribeBackupJob"] });
    await details.click(/^Refresh/);
    await eventually("a request under way", async () =>
      (await control.requests()).some(({ outcome }) => outcome === "pending"),
    );
    await workbench.palette("AWS Backup: Select Profile…");
    await control.clearRequests();
    const page = await watchFor(await details.frame(), marks());
    const window = await watchFor(workbench.page.mainFrame(), ["small · "]);
    await workbench.quickInput.pick("small");
    await inUse("small");
    await control.removeFault(held);
    await workbench.view("Backup Jobs").answered();
    const [sentence = ""] = await eventually("the sentence", async () => {
      const found = await details.notices("blank");
      return found.length > 0 && found[0]?.includes("belongs to") ? found : undefined;
    });
    // An answer that was held back would have come by now.
    await workbench.page.waitForTimeout(1000);

    expect(sentence).toContain("This page belongs to the profile demo in ");
    expect(sentence).toContain("The session in use is the profile small in ");
    expect(await details.title()).toBe("Backup job");
    expect(await workbench.tabs()).toEqual(["Backup job"]);
    const { looks, lastSeen } = await page();
    const { firstSeen: named } = await window();
    console.info(
      `the job was last on the page ${named - lastSeen} ms before the window named the new profile ` +
        `(${looks} looks)`,
    );
    expect(lastSeen).toBeGreaterThan(0);
    expect(named).toBeGreaterThan(lastSeen);
    await workbench.screenshot("details-other-session");
    expect((await describedBy()).filter(({ id }) => id === job["BackupJobId"])).toEqual([]);
  }, 60_000);

  it("shows jobs of the other profile in pages of their own, asked for by that profile alone", async () => {
    const view = workbench.view("Backup Jobs");
    await view.expand("Completed");
    const vault = (await view.allRows()).find(({ level }) => level === 2)?.label ?? "";
    await view.expand("Completed", vault);
    const row = await view.row("Completed", vault, /./);
    await account.endpoint.control.clearRequests();
    await view.click("Completed", vault, row.label);
    await details.shows(row.label);
    await details.described();
    const asked = await describedBy();
    expect(asked.map(({ by }) => by)).toEqual(["small"]);
    expect(jobs.some((one) => one["BackupJobId"] === asked[0]?.id)).toBe(false);
    expect(await workbench.tabs()).toEqual(["Backup job", row.label]);
  }, 60_000);

  it("comes back after a window reload without its job, and asks nobody for it", async () => {
    const { control } = account.endpoint;
    await workbench.page.locator('.tabs-container .tab:has-text("Backup job")').click();
    await details.shows("Backup job");
    await control.clearRequests();
    await workbench.reloadWindow();
    await inUse("small");
    await eventually("the sentence", async () =>
      (await details.notices("blank")).some((one) => one.includes("belongs to the profile demo")),
    );
    expect(await details.title()).toBe("Backup job");
    const page = await details.text();
    for (const mark of marks()) expect(page).not.toContain(mark);
    const asked = await describedBy();
    expect(asked.filter(({ id }) => id === job["BackupJobId"])).toEqual([]);
    expect(asked.filter(({ by }) => by !== "small")).toEqual([]);
  }, 90_000);

  it("offers the way back: the session is switched, and the job is there again", async () => {
    const { control } = account.endpoint;
    await control.clearRequests();
    await details.clickInNotice("blank", "Switch to the profile demo");
    await inUse("demo");
    await details.shows(text(job["ResourceName"]));
    await details.described();
    expect(await details.text()).toContain(text(job["ResourceArn"]));
    expect(await (await details.button(/^Pin/)).count()).toBe(0);
    const asked = await describedBy();
    expect(asked.map(({ by }) => by)).toEqual(asked.map(() => "demo"));
    expect(asked.filter(({ id }) => id === job["BackupJobId"])).toHaveLength(1);

    // What the page leads to opens in that session as well.
    await (await details.locator('[data-key="related"]')).scrollIntoViewIfNeeded();
    await eventually("related jobs", async () => (await details.rows("history")).length > 1);
    await (await details.locator('table[data-key="table:history"] tbody button')).first().click();
    await eventually(
      "a page of its own",
      async () => (await (await details.button(/^Pin/)).count()) === 1,
    );
    await details.described();
    expect(await workbench.notifications()).toEqual([]);
  }, 60_000);
});
