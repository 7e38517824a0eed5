import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { propertySeed, runs } from "../support/property";
import { BusyView } from "./support/busyView";
import { eventually } from "./support/eventually";
import { drawnMenu, drawnPick } from "./support/inHand";

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
    if (isCalm(step)) expect(await busy.refreshUnchanged(16 * second), `step ${step}`).toEqual([]);
    else await busy.refresh(minute);
    expect(await look(), `step ${step}`).toEqual(before);
    const after = await busy.drawn();
    // A list that has become shorter can't be scrolled so far any more.
    expect(after.scrollTop, `step ${step}`).toBe(Math.min(scrollTop, after.lowest));
  }
  console.info(busy.figures());
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
    lists();
    await busy.pass(10 * minute);
    // As long as a refresh would take.
    await busy.workbench.page.waitForTimeout(second);
    expect(lists()).toEqual([]);
  });
});
