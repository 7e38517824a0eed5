import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { JobDetailsPage } from "./support/jobDetailsPage";
import type { Row } from "./support/row";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

let account: DemoAccount;
let workbench: Workbench;

beforeAll(async () => {
  account = await startDemoAccount();
  workbench = await Workbench.start({ env: account.env, theme: "hc" });
  // The palette knows a view's own commands only a while after the window has opened.
  await eventually(
    "the view in the palette",
    async () =>
      (await workbench.paletteItems("View: Show AWS")).includes("View: Show AWS Backup") ||
      undefined,
  );
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
});

screenshotOnFailure(() => workbench);

/** The row that a screen reader would read now. */
async function focused(): Promise<Row> {
  return eventually("a focused row", async () =>
    (await workbench.view("Backup Jobs").rows()).find((row) => row.focused),
  );
}

describe("with the keyboard alone", () => {
  it("a failed job is found, opened and read by its accessible label", async () => {
    await workbench.palette("View: Show AWS Backup");
    const view = workbench.view("Backup Jobs");
    await view.answered();
    await workbench.palette("AWS Backup: Focus on Backup Jobs View");
    await workbench.press("Home");
    expect((await focused()).ariaLabel).toMatch(/^Failed, \d+ backup jobs$/);

    await workbench.press("ArrowRight");
    await view.row(/^Failed/, /./);
    await workbench.press("ArrowDown");
    const vault = await focused();
    expect(vault.level).toBe(2);
    expect(vault.ariaLabel).toMatch(/, \d+ backup jobs?$/);

    await workbench.press("ArrowRight");
    await view.row(/^Failed/, vault.label, /./);
    await workbench.press("ArrowDown");
    const job = await focused();
    expect(job.ariaLabel).toMatch(/, Failed, finished .*, vault /);
    await workbench.screenshot("keyboard-high-contrast");

    await workbench.press("Enter");
    const details = new JobDetailsPage(workbench.page);
    await details.shows(job.label);
    // The focus stays in the tree; a second Enter goes into the page.
    expect((await focused()).label).toBe(job.label);
    await workbench.press("Enter");
    await eventually("the focus in the page", async () =>
      (await details.frame()).evaluate(() => document.hasFocus() || undefined),
    );

    await workbench.palette("AWS Backup: Show JSON");
    const text = await workbench.editorText();
    const members = JSON.parse(text) as { State: string; StatusMessage: string };
    expect(members.State).toBe("FAILED");
    expect(job.ariaLabel).toContain(members.StatusMessage.slice(0, 20));
  }, 120_000);

  it("Enter on Load more loads more and puts the focus on the row that holds the first new job", async () => {
    await workbench.palette("AWS Backup: Focus on Backup Jobs View");
    const view = workbench.view("Backup Jobs");
    await workbench.press("Home");
    await eventually("Completed", async () => {
      await workbench.press("ArrowDown");
      return (await focused()).label === "Completed" || undefined;
    });
    await workbench.press("ArrowRight");
    await view.row("Completed", /^Load more/);
    const before = new Set((await view.allRows()).map((row) => row.ariaLabel));
    await eventually("Load more", async () => {
      await workbench.press("ArrowDown");
      return (await focused()).label.startsWith("Load more") || undefined;
    });
    await workbench.press("Enter");
    const first = await eventually("a new row with the focus", async () => {
      const row = await focused();
      return row.label.startsWith("Load") || before.has(row.ariaLabel) ? undefined : row;
    });
    expect(first.level).toBe(2);
    expect((await view.row("Completed")).description).toMatch(/^(19\d|200)\+$/);
  }, 120_000);
});
