import { describe, expect, it } from "vitest";
import type { Grouping } from "../../src/domain/job/jobKinds";
import { expectedGroups } from "../support/truth/expectedTree";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

const scene = useScene({ profile: "medium", viewport: { width: 1280, height: 1600 } });

/** Labels and counts of both levels of groups, as they stand on screen. */
async function shownGroups(view: View): Promise<Record<string, string>> {
  await view.expandAll((path) => path.length === 1);
  const shown: Record<string, string> = {};
  let top = "";
  for (const row of await view.allRows()) {
    if (row.level === 1) top = row.label;
    shown[row.level === 1 ? top : `${top} › ${row.label}`] = row.description;
  }
  return shown;
}

/** The same from the jobs that the endpoint holds. */
async function trueGroups(
  kind: "backup" | "restore",
  grouping: Grouping,
): Promise<Record<string, string>> {
  const counts = new Map<string, number>();
  const groups = expectedGroups(await scene.listed(kind), grouping);
  for (const [path, jobs] of groups) {
    const [top = ""] = path.split(" › ");
    counts.set(path, jobs.length);
    counts.set(top, (counts.get(top) ?? 0) + jobs.length);
  }
  return Object.fromEntries([...counts].map(([path, count]) => [path, String(count)]));
}

const views = [
  { title: "Backup Jobs", kind: "backup" },
  { title: "Restore Jobs", kind: "restore" },
] as const;

describe("counts and labels on screen after Load All", () => {
  // Pages of 1 and of 100, and copy and scan jobs: test/integration/paging.test.ts.
  it("are the endpoint's, with pages of 7", async () => {
    await scene.control.setMood({ pageCap: 7 });
    await scene.workbench.openContainer("AWS Backup");
    for (const { title, kind } of views) {
      const view = scene.workbench.view(title);
      await view.answered();
      const { label: first } = await view.row(/^(Failed|Completed)$/);
      await view.click(first);
      await view.collapse(first);
      await scene.workbench.palette("AWS Backup: Reload");
      await view.answered();
      await scene.workbench.clickTitleMenu(title, "Load All");
      await eventually(
        "no + left",
        async () => {
          const rows = await view.allRows();
          return (
            (rows.length > 0 && rows.every((row) => !/\+$|^Load/.test(row.description))) ||
            undefined
          );
        },
        60_000,
      );
      expect(await shownGroups(view)).toEqual(await trueGroups(kind, "stateVault"));
      await scene.workbench.clickTitleMenu(title, "Group by Vault, Then State");
      await view.row(/^vault/);
      expect(await shownGroups(view)).toEqual(await trueGroups(kind, "vaultState"));
      await scene.workbench.screenshot(`all-loaded-${kind}`);
      await scene.workbench.clickTitleMenu(title, "Group by State, Then Vault");
      await view.row("Completed");
    }
  });
});
