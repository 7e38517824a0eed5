import fs from "node:fs/promises";
import path from "node:path";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFailed,
  onTestFinished,
} from "vitest";
import { propertySeed, runs } from "../support/property";
import { BusyView } from "./support/busyView";
import { eventually } from "./support/eventually";
import { drawnMenu, drawnPick } from "./support/inHand";
import type { Workbench } from "./support/workbench";

const second = 1000;
const minute = 60 * second;
/** A campaign (more runs) makes 50. */
const refreshes = Math.min(50, runs(10));
/** Some change nothing. */
const isCalm = (step: number): boolean => step % 4 === 3;

let busy: BusyView;

beforeAll(async () => {
  busy = await BusyView.open(propertySeed);
});
beforeEach(() => busy.workbench.press("Escape", "Escape"));
afterAll(() => busy.close());

/**
 * Refreshes again and again.
 * @param look at what a person has in hand: it must be the same after each refresh
 */
async function refreshed(look: () => Promise<unknown>, between?: () => Promise<void>) {
  for (let step = 0; step < refreshes; step++) {
    await between?.();
    const before = await look();
    const { scrollTop } = await busy.drawn();
    if (isCalm(step)) await refreshedInCalm(step);
    else await busy.refresh(minute);
    expect(await look(), `step ${step}`).toEqual(before);
    const after = await busy.drawn();
    // A list that has become shorter can't be scrolled so far any more.
    expect(after.scrollTop, `step ${step}`).toBe(Math.min(scrollTop, after.lowest));
  }
  console.info(busy.figures());
}

/** Nothing is drawn again. Only the end of a look, every ten minutes, takes the marks off rows: the next refresh tells. */
async function refreshedInCalm(step: number): Promise<void> {
  const drawn = await busy.refreshUnchanged(16 * second);
  if (drawn.length === 0) return;
  console.info(`step ${step}: ${drawn.length} changes were drawn`);
  expect(await busy.refreshUnchanged(16 * second), `step ${step}`).toEqual([]);
}

describe(`while ${refreshes} refreshes come`, () => {
  it("the keyboard stays on its row, and the selected row is the same", async () => {
    await busy.select();
    await refreshed(
      () => busy.hand(),
      () => busy.move(),
    );
  });

  it("a menu stays open, with the item that is highlighted", async () => {
    await busy.openMenu();
    await refreshed(() => drawnMenu(busy.workbench.page));
  });

  it("a quick pick stays open, with its text and the item that is highlighted", async () => {
    await busy.openPick();
    await refreshed(() => drawnPick(busy.workbench));
  });
});

it("the groups that were expanded are known, also to a window that is reloaded", async () => {
  await busy.reload();
});

describe("out of sight", () => {
  const header = (title: string) => busy.workbench.view(title).pane.locator(".pane-header");
  const lists = (): readonly string[] => busy.takeRequests().map(({ operation }) => operation);

  it("backup jobs are refreshed while Protected Resources shows what comes of them, and then no more", async () => {
    await header("Backup Jobs").click();
    await header("Protected Resources").click();
    await busy.workbench.view("Protected Resources").row(/./);
    lists();
    await busy.pass(minute);
    await eventually("a refresh", () => lists().includes("ListBackupJobs"));
    await header("Protected Resources").click();
    // It may have been in sight for the extension yet when a refresh came.
    await busy.pass(minute);
    await busy.workbench.page.waitForTimeout(second);
    lists();
    await busy.pass(10 * minute);
    // As long as a refresh would take.
    await busy.workbench.page.waitForTimeout(second);
    expect(lists()).toEqual([]);
  });
});

describe("what has failed", () => {
  const found: string[] = [];
  const lists = 11;
  const take = (): void =>
    void found.push(...busy.takeRequests().map(({ operation }) => operation));
  const asked = async (): Promise<void> => {
    await eventually("what has failed asked for", () => {
      take();
      return found.length >= lists;
    });
    expect(found.splice(0)).toHaveLength(lists);
  };
  /** The message of a poll comes once. @returns the window that has it, where each poll may have found something */
  const toldIn = async (windows: readonly Workbench[], polls = 1): Promise<Workbench> => {
    const texts = await eventually("a message", async () => {
      const all = await Promise.all(windows.map((window) => window.notifications()));
      return all.flat().length > 0 ? all : undefined;
    });
    const message = /^\d+ backup jobs (?:failed|did not complete) in busy/;
    expect(texts.flat().length).toBeLessThanOrEqual(polls);
    for (const text of texts.flat()) expect(text).toMatch(message);
    const [window] = windows.filter((_, i) => texts[i]?.length !== 0);
    if (window === undefined) throw new Error("No window has the message.");
    return window;
  };

  it("is asked for by one of two windows, by the other when that is closed, and told of once", async () => {
    const { workbench } = busy;
    const settings = path.join(workbench.workspace, ".vscode/settings.json");
    await fs.mkdir(path.dirname(settings), { recursive: true });
    busy.takeRequests();
    // A second try begins as the first one did.
    onTestFinished(() => fs.rm(settings));
    onTestFailed(() => workbench.reload());
    await fs.writeFile(settings, JSON.stringify({ "awsBackup.notifications": "failures" }));
    await asked();
    const other = await workbench.another();
    onTestFinished(() => other.stop());
    // So long that some jobs fail.
    await busy.pass(30 * minute);
    await asked();
    const told = await toldIn([workbench, other]);
    const left = told === other ? workbench : other;
    await told.leave();
    // It takes a while until its extension host has ended; the other window looks every 20 seconds. Not for so long that what
    // has failed would be asked for anyway.
    for (let look = 0; look < 14 && found.length === 0; look++) {
      await busy.pass(21 * second);
      await left.page.waitForTimeout(3 * second);
      take();
    }
    await asked();
    await busy.pass(30 * minute);
    await asked();
    // The first poll of the other window may have told of something already.
    await toldIn([left], 2);
  });
});
