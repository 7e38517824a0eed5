import { describe, expect, it } from "vitest";
import { eventually, stepwise } from "./support/eventually";
import type { Row } from "./support/row";
import { useScene } from "./support/scene";

const scene = useScene({ theme: "hc" });

/** The row that a screen reader would read now. */
async function focused(): Promise<Row> {
  return eventually("a focused row", async () =>
    (await scene.backups.rows()).find((row) => row.focused),
  );
}

describe("with the keyboard alone", () => {
  it("a failed job is found, opened and read by its accessible label", async () => {
    await scene.workbench.press("Control+Shift+E");
    await scene.workbench.palette("View: Show AWS Backup");
    const view = scene.backups;
    await view.answered();
    await scene.workbench.palette("AWS Backup: Focus on Backup Jobs View");
    await scene.workbench.press("Home");
    expect((await focused()).ariaLabel).toMatch(/^Failed, \d+ backup jobs$/);

    await scene.workbench.press("ArrowRight");
    await view.row(/^Failed/, /./);
    await scene.workbench.press("ArrowDown");
    const vault = await focused();
    expect(vault.level).toBe(2);
    expect(vault.ariaLabel).toMatch(/, \d+ backup jobs?$/);

    await scene.workbench.press("ArrowRight");
    await view.row(/^Failed/, vault.label, /./);
    await scene.workbench.press("ArrowDown");
    const job = await focused();
    expect(job.ariaLabel).toMatch(/, Failed, created .*, finished .*, vault /);
    await scene.workbench.screenshot("keyboard-high-contrast");

    await scene.workbench.press("Enter");
    await scene.details.shows(job.label);
    // The focus stays in the tree; a second Enter goes into the page.
    expect((await focused()).label).toBe(job.label);
    await scene.workbench.press("Enter");
    await eventually("the focus in the page", async () =>
      (await scene.details.frame()).evaluate(() => document.hasFocus() || undefined),
    );

    await scene.workbench.palette("AWS Backup: Show JSON");
    const text = await scene.workbench.editorText();
    const members = JSON.parse(text) as { State: string; StatusMessage: string };
    expect(members.State).toBe("FAILED");
    expect(job.ariaLabel).toContain(members.StatusMessage.slice(0, 20));
  });

  it("Enter on Load more loads more and puts the focus on the row that holds the first new job", async () => {
    await scene.workbench.palette("AWS Backup: Focus on Backup Jobs View");
    const view = scene.backups;
    await scene.workbench.press("Home");
    await stepwise("Completed", async () => {
      await scene.workbench.press("ArrowDown");
      return (await focused()).label === "Completed" || undefined;
    });
    await scene.workbench.press("ArrowRight");
    await view.row("Completed", /^Load more/);
    const before = new Set((await view.allRows()).map((row) => row.ariaLabel));
    await stepwise("Load more", async () => {
      await scene.workbench.press("ArrowDown");
      return (await focused()).label.startsWith("Load more") || undefined;
    });
    await scene.workbench.press("Enter");
    const first = await eventually("a new row with the focus", async () => {
      const row = await focused();
      return row.label.startsWith("Load") || before.has(row.ariaLabel) ? undefined : row;
    });
    expect(first.level).toBe(2);
    expect((await view.row("Completed")).description).toMatch(/^(19\d|200)\+$/);
  });
});
