import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { pathsOf, type Row } from "./support/row";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

const scene = useScene();

const troubled = /^(?:Failed|Expired|Aborted|Partial|Completed with issues)$/;
const usualWidth = 300;

/** Opens the groups of jobs that went wrong, and those below them. */
async function openTrouble(view: View): Promise<void> {
  const isGroup = ({ description }: Row): boolean => /^[\d,]+\+?$/.test(description);
  await view.expandAll(([state = ""], row) => troubled.test(state) && isGroup(row));
}

/** The rows of the jobs that went wrong and say why. */
async function failedRows(view: View): Promise<Row[]> {
  const rows = await view.allRows();
  const paths = pathsOf(rows);
  return rows.filter(
    ({ description }, i) => troubled.test(paths[i]?.[0] ?? "") && description.includes(" · "),
  );
}

describe("The cause of a failed job", () => {
  let views: readonly View[] = [];

  beforeAll(async () => {
    views = [scene.backups, scene.restores];
    await scene.workbench.sideBarWidth(420);
    for (const view of views) await openTrouble(view);
  });

  afterAll(async () => {
    await scene.workbench.sideBarWidth(usualWidth);
    for (const view of views) await view.clickAction("Collapse All");
  });

  it.each([
    [260, 0.15],
    [usualWidth, 0.9],
    [420, 1],
  ])("can be read in a side bar of %i px", async (width, share) => {
    await scene.workbench.sideBarWidth(width);
    const rows = (await Promise.all(views.map(failedRows))).flat();
    const causeOf = ({ description }: Row): string => description.split(" · ")[0] ?? "";
    const unread = rows.filter((row) => !row.readable.startsWith(causeOf(row)));
    await scene.workbench.screenshot(`causes-${width}`);
    expect(rows.length).toBeGreaterThan(60);
    // Their mark and why they failed are to be read, too.
    const recovered = rows.filter((row) => /^✓ .+ · recovered · /.test(row.description));
    expect(recovered.length).toBeGreaterThan(5);
    // A cause, and no time.
    expect(rows.map(causeOf).filter((cause) => /^\d/.test(cause))).toEqual([]);
    const read = 1 - unread.length / rows.length;
    const cut = unread.map(({ shownLabel, readable }) => `${shownLabel} ${readable}`);
    expect(
      read,
      `${(read * 100).toFixed(0)} % can be read. Not: ${cut.join("; ")}`,
    ).toBeGreaterThanOrEqual(share);
  });

  it("gives way to whole names in a setting, at once", async () => {
    const settings = path.join(scene.workbench.workspace, ".vscode/settings.json");
    const shortened = async (): Promise<number> =>
      (await failedRows(scene.backups)).filter(({ shownLabel }) => shownLabel.includes("…")).length;
    expect(await shortened()).toBeGreaterThan(5);
    await fs.mkdir(path.dirname(settings), { recursive: true });
    await fs.writeFile(settings, JSON.stringify({ "awsBackup.shortenNames": false }));
    try {
      await eventually("whole names", async () => (await shortened()) === 0 || undefined);
    } finally {
      await fs.rm(settings);
    }
    await eventually("short names", async () => (await shortened()) > 5 || undefined);
  });
});
