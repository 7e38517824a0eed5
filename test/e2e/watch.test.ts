import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import type { Row } from "./support/row";
import { useScene } from "./support/scene";
import type { View } from "./support/view";
import type { StatusItem, Workbench } from "./support/workbench";

const scene = useScene();
const hour = 3_600_000;
/** Milliseconds: whoever looks for so long has seen the rows. */
const aWhile = 5000;
let second: Workbench | undefined;

afterEach(async () => {
  await scene.control.runClock();
  await second?.stop();
  second = undefined;
});

async function watched(workbench: Workbench): Promise<StatusItem | undefined> {
  return (await workbench.statusBar()).find(({ id }) => id.endsWith(".awsBackup.watches"));
}

/** Watches a running job, or the one that runs longest from now. @returns its label */
async function watchRunning(workbench: Workbench, wanted?: string): Promise<string> {
  await workbench.openContainer();
  const view = workbench.view("Backup Jobs");
  await view.answered();
  await view.expand("Running");
  const vault = (await view.allRows()).find(({ level }) => level === 2)?.label ?? "";
  await view.expand("Running", vault);
  const jobs = (await view.allRows()).filter(({ level }) => level === 3);
  const percent = ({ description }: Row): number => Number(/^\d+/.exec(description)?.[0] ?? 100);
  const [longest] = jobs.toSorted((one, other) => percent(one) - percent(other));
  const label = wanted ?? longest?.label ?? "";
  // A first try may have left it watched.
  if ((await watched(workbench)) === undefined) {
    await view.choose("Watch Job", "Running", vault, label);
  }
  await eventually("a watched job", async () => /%/.test((await watched(workbench))?.text ?? ""));
  await view.offers("Stop Watching", "Running", vault, label);
  await workbench.press("Escape");
  return label;
}

describe("a watched job", () => {
  it("is in the status bar, also after a window reload, and told of once in two windows", async () => {
    const { workbench, control } = scene;
    // Of a first try as well.
    await workbench.palette("AWS Backup: Mark All as Seen");
    const label = await watchRunning(workbench);
    expect((await watched(workbench))?.text).toContain(label);
    await workbench.reloadWindow();
    await eventually("the watched job after the reload", async () =>
      (await watched(workbench))?.text.includes(`${label} `),
    );
    second = await scene.anotherWindow();
    await watchRunning(second, label);
    const windows = [workbench, second];
    await control.setClock(Date.now() + 12 * hour);
    await eventually("no job is watched any more", async () =>
      (await Promise.all(windows.map(watched))).every((item) => item === undefined),
    );
    const told = await eventually("the message", async () => {
      const texts = await Promise.all(windows.map((window) => window.notifications()));
      return texts.flat().length > 0 ? texts.flat() : undefined;
    });
    expect(told).toEqual([expect.stringMatching(`^Backup job of ${label} completed in demo`)]);
    const countsOne = async (): Promise<true | undefined> =>
      (await workbench.badge()).number === "1" || undefined;
    await eventually("the badge", countsOne);
    await workbench.openContainer("Explorer");
    await workbench.reloadWindow();
    await eventually("the badge after the reload", countsOne);
    expect((await workbench.badge()).label).toContain(
      "1 backup job that you watched, not seen yet",
    );
    await workbench.palette("AWS Backup: Mark All as Seen");
    await eventually("no badge", async () => (await workbench.badge()).number === "" || undefined);
  });
});

/** What the outermost rows of a view say is new or has changed. */
async function marked(view: View): Promise<Readonly<Record<"new" | "changed", number>>> {
  const rows = (await view.allRows()).filter(({ level }) => level === 1);
  const count = (mark: string): number =>
    rows.reduce((sum, { marks }) => {
      const [, number = "0"] = new RegExp(`(\\d+) ${mark}`).exec(marks) ?? [];
      return sum + Number(number);
    }, 0);
  return { new: count("new"), changed: count("changed") };
}

describe("what is new since the user last looked", () => {
  it("is what the endpoint has since, through a window reload, until it was seen", async () => {
    const { workbench, control } = scene;
    const now = Date.now();
    await control.setClock(now);
    await workbench.reloadWindow();
    await workbench.openContainer();
    const view = workbench.view("Backup Jobs");
    await view.answered();
    await workbench.palette("AWS Backup: Mark All as Seen");
    await workbench.palette("AWS Backup: Refresh");
    const before = await scene.listed("backup");
    await eventually("no mark", async () => {
      const { new: isNew, changed } = await marked(view);
      return isNew + changed === 0 || undefined;
    });
    await workbench.openContainer("Explorer");
    await control.setClock(now + hour);
    await workbench.reloadWindow();
    await workbench.openContainer();
    await view.answered();
    const after = await scene.listed("backup");
    const stateOf = new Map(before.map((job) => [job["BackupJobId"], job["State"]]));
    const isNew = after.filter((job) => !stateOf.has(job["BackupJobId"]));
    const changed = after.filter((job) => {
      const state = stateOf.get(job["BackupJobId"]);
      return state !== undefined && state !== job["State"];
    });
    expect(isNew.length).toBeGreaterThan(0);
    expect(changed.length).toBeGreaterThan(0);
    const truth = { new: isNew.length, changed: changed.length };
    await eventually(`${truth.new} new and ${truth.changed} changed jobs`, async () => {
      const now = await marked(view);
      return (now.new === truth.new && now.changed === truth.changed) || undefined;
    });
    // What is expanded is seen, and not marked the next time.
    const group = (await view.allRows()).find(({ marks }) => marks.includes("new"));
    const state = group?.label ?? "";
    await view.expandAll((path) => path[0] === state);
    const drawn = (await view.allRows()).filter(({ marks }) => /^(new|changed)$/.test(marks));
    expect(drawn.length).toBeGreaterThan(0);
    for (const { marks, spokenMarks } of drawn) {
      expect(spokenMarks).toBe(`${marks} since you last looked`);
    }
    let looksUntil = Date.now() + aWhile;
    await eventually("it was seen", async () => {
      if (Date.now() < looksUntil) return undefined;
      looksUntil = Date.now() + aWhile;
      await workbench.openContainer("Explorer");
      await workbench.openContainer();
      const row = await view.row(state);
      return row.marks === "" || undefined;
    });
    await workbench.clickTitleMenu("Backup Jobs", "Mark All as Seen");
    await eventually("nothing is marked", async () => {
      const now = await marked(view);
      return now.new + now.changed === 0 || undefined;
    });
  });
});
