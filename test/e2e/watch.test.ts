import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";
import type { StatusItem, Workbench } from "./support/workbench";

const scene = useScene();
const hour = 3_600_000;
let second: Workbench | undefined;

afterEach(async () => {
  await scene.control.runClock();
  await second?.stop();
  second = undefined;
});

async function watched(workbench: Workbench): Promise<StatusItem | undefined> {
  return (await workbench.statusBar()).find(({ id }) => id.endsWith(".awsBackup.watches"));
}

/** Watches a running job, or the first one. @returns its label */
async function watchRunning(workbench: Workbench, wanted?: string): Promise<string> {
  await workbench.openContainer();
  const view = workbench.view("Backup Jobs");
  await view.answered();
  await view.expand("Running");
  const vault = (await view.allRows()).find(({ level }) => level === 2)?.label ?? "";
  await view.expand("Running", vault);
  const jobs = (await view.allRows()).filter(({ level }) => level === 3);
  const label = wanted ?? jobs[0]?.label ?? "";
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
  });
});
