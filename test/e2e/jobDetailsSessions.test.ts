import type { Frame } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { type Members, text } from "./support/members";
import { useScene } from "./support/scene";

const scene = useScene({ viewport: { width: 1400, height: 1000 } });
let jobs: readonly Members[];
let job: Members;

beforeAll(async () => {
  jobs = await scene.jobs("backup");
});

/** What names the job that is pinned: none of it may be on a page of another session. */
function marks(): readonly string[] {
  const members = ["ResourceName", "ResourceArn", "RecoveryPointArn", "BackupJobId"];
  return members.map((member) => text(job[member])).filter((mark) => mark !== "");
}

/** When words came to a page or to the window and when they went, by the machine's clock; 0 if never. */
interface Watch {
  readonly looks: number;
  readonly came: number;
  readonly went: number;
}

/** Looks for any of these words now and at every change of a document. */
async function watchFor(frame: Frame, words: readonly string[]): Promise<() => Promise<Watch>> {
  await frame.evaluate((wanted) => {
    const watch = { looks: 0, came: 0, went: 0 };
    Object.assign(globalThis, { watch });
    let isSeen = false;
    const look = (): void => {
      watch.looks++;
      const { textContent } = document.body;
      const wasSeen = isSeen;
      isSeen = wanted.some((word) => textContent.includes(word));
      if (isSeen) watch.came ||= Date.now();
      else if (wasSeen) watch.went = Date.now();
    };
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
    look();
  }, words);
  return () =>
    frame.evaluate(() => {
      const watch: unknown = Reflect.get(globalThis, "watch");
      const number = (name: string): number =>
        typeof watch === "object" && watch !== null ? Number(Reflect.get(watch, name)) : NaN;
      return { looks: number("looks"), came: number("came"), went: number("went") };
    });
}

/** Whose requests for a job were: each caller may only ask for jobs of its own account. */
async function describedBy(): Promise<readonly { readonly id: string; readonly by: string }[]> {
  const { control } = scene;
  const names = new Map(
    (["demo", "small"] as const).map((name) => [scene.credentialOf(name).accessKeyId, name]),
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
    const view = scene.backups;
    await view.expand("Failed");
    await view.expand("Failed", "databases");
    const row = await view.row("Failed", "databases", /./);
    await scene.control.clearRequests();
    await view.click("Failed", "databases", row.label);
    await scene.details.shows(row.label);
    await scene.details.described();
    const [asked, ...others] = await describedBy();
    expect(others).toEqual([]);
    expect(asked?.by).toBe("demo");
    job = jobs.find((one) => one["BackupJobId"] === asked?.id) ?? {};
    expect(marks().length).toBeGreaterThan(2);
    await scene.details.click(/^Pin/);
    await eventually(
      "the pin gone",
      async () => (await (await scene.details.button(/^Pin/)).count()) === 0,
    );
    expect(await scene.details.text()).toContain(text(job["ResourceArn"]));
  });

  it("shows nothing of it from the moment that another profile is in use", async () => {
    const { control } = scene;
    // Answers that are under way come after the switch.
    const held = await control.addFault({ kind: "hold", operations: ["DescribeBackupJob"] });
    await scene.details.click(/^Refresh/);
    await eventually("a request under way", async () =>
      (await control.requests()).some(({ outcome }) => outcome === "pending"),
    );
    await control.clearRequests();
    const page = await watchFor(await scene.details.frame(), marks());
    const window = await watchFor(scene.workbench.page.mainFrame(), ["small · "]);
    await scene.signInTo("small");
    await control.removeFault(held);
    await scene.backups.answered();
    const [sentence = ""] = await eventually("the sentence", async () => {
      const found = await scene.details.notices("blank");
      return found.length > 0 && found[0]?.includes("belongs to") ? found : undefined;
    });
    // An answer that was held back would have come by now.
    await scene.workbench.page.waitForTimeout(1000);

    expect(sentence).toContain("This page belongs to the profile demo in ");
    expect(sentence).toContain("The current session is the profile small in ");
    expect(await scene.details.title()).toBe("Backup job");
    expect(await scene.workbench.tabs()).toEqual(["Backup job"]);
    const { looks, went } = await page();
    const { came: named } = await window();
    console.info(
      `the job went from the page ${named - went} ms before the window named the new profile ` +
        `(${looks} looks)`,
    );
    expect(went).toBeGreaterThan(0);
    expect(named).toBeGreaterThan(went);
    await scene.workbench.screenshot("details-other-session");
    expect((await describedBy()).filter(({ id }) => id === job["BackupJobId"])).toEqual([]);
  });

  it("shows jobs of the other profile in pages of their own, asked for by that profile alone", async () => {
    const view = scene.backups;
    await view.expand("Completed");
    const vault = (await view.allRows()).find(({ level }) => level === 2)?.label ?? "";
    await view.expand("Completed", vault);
    const row = await view.row("Completed", vault, /./);
    await scene.control.clearRequests();
    await view.click("Completed", vault, row.label);
    await scene.details.shows(row.label);
    await scene.details.described();
    const asked = await describedBy();
    expect(asked.map(({ by }) => by)).toEqual(["small"]);
    expect(jobs.some((one) => one["BackupJobId"] === asked[0]?.id)).toBe(false);
    expect(await scene.workbench.tabs()).toEqual(["Backup job", row.label]);
  });

  it("comes back after a window reload without its job, and asks nobody for it", async () => {
    const { control } = scene;
    await scene.workbench.page.locator('.tabs-container .tab:has-text("Backup job")').click();
    await scene.details.shows("Backup job");
    await control.clearRequests();
    await scene.workbench.reloadWindow();
    await scene.signedInTo("small");
    await eventually("the sentence", async () =>
      (await scene.details.notices("blank")).some((one) =>
        one.includes("belongs to the profile demo"),
      ),
    );
    expect(await scene.details.title()).toBe("Backup job");
    const page = await scene.details.text();
    for (const mark of marks()) expect(page).not.toContain(mark);
    const asked = await describedBy();
    expect(asked.filter(({ id }) => id === job["BackupJobId"])).toEqual([]);
    expect(asked.filter(({ by }) => by !== "small")).toEqual([]);
  });

  it("offers the way back: the session is switched, and the job is there again", async () => {
    const { control } = scene;
    await control.clearRequests();
    await scene.details.clickInNotice("blank", "Switch to the profile demo");
    await scene.signedInTo("demo");
    await scene.details.shows(text(job["ResourceName"]));
    await scene.details.described();
    expect(await scene.details.text()).toContain(text(job["ResourceArn"]));
    expect(await (await scene.details.button(/^Pin/)).count()).toBe(0);
    const asked = await describedBy();
    expect(asked.map(({ by }) => by)).toEqual(asked.map(() => "demo"));
    expect(asked.filter(({ id }) => id === job["BackupJobId"])).toHaveLength(1);

    // What the page leads to opens in that session as well.
    await (await scene.details.locator('[data-key="related"]')).scrollIntoViewIfNeeded();
    await eventually("related jobs", async () => (await scene.details.rows("history")).length > 1);
    await (
      await scene.details.locator('table[data-key="table:history"] tbody button')
    )
      .first()
      .click();
    await eventually(
      "a page of its own",
      async () => (await (await scene.details.button(/^Pin/)).count()) === 1,
    );
    await scene.details.described();
    expect(await scene.workbench.notifications()).toEqual([]);
  });
});
