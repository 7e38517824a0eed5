import { describe, expect, it } from "vitest";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

const scene = useScene({ profile: "hostile" });

/** Expands these states, their vaults, and the parent jobs in them. */
async function expandStates(view: View, states: readonly string[]): Promise<void> {
  await view.expandAll(([state = ""]) => states.includes(state));
}

/** Traces that interpreted text would leave in the page. */
async function traces(): Promise<unknown> {
  return scene.workbench.page.evaluate(() => ({
    ran: (globalThis as { pwned?: boolean }).pwned ?? false,
    elements: document.querySelectorAll(
      ".customview-tree :is(img, script, b, [href], [src], a:not(.action-label, .label-name))",
    ).length,
    flames: document.querySelectorAll(".codicon-flame").length,
  }));
}

const nothing = { ran: false, elements: 0, flames: 0 };

describe("hostile data", () => {
  it("is shown as text in rows, and every job is there once in each of its groups", async () => {
    await expandStates(scene.backups, ["Failed", "Completed with issues", "State not reported"]);
    await scene.workbench.screenshot("hostile-backup-jobs");
    const rows = await scene.backups.allRows();
    const text = rows.map((row) => `${row.label} ${row.description}`).join("\n");
    expect(text).toContain("<img src=x");
    expect(text).toContain("[click me](https://evil.example");
    expect(text).toContain("$(flame)");
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(Math.max(...rows.map((row) => row.label.length))).toBeLessThanOrEqual(120);
    expect(await traces()).toEqual(nothing);
  });

  it("is shown as text in restore jobs", async () => {
    await expandStates(scene.restores, ["Failed", "$(flame)"]);
    await scene.workbench.screenshot("hostile-restore-jobs");
    expect((await scene.restores.allRows()).length).toBeGreaterThan(3);
    expect(await traces()).toEqual(nothing);
  });

  it("is shown as text in tooltips", async () => {
    const view = scene.backups;
    await view.scrollToTop();
    const rows = await view.rows();
    let tooltips = "";
    for (const row of rows.filter((each) => each.expanded === undefined).slice(0, 6)) {
      await scene.workbench.page.mouse.move(900, 500);
      const element = view.list.locator(`.monaco-list-row[data-index="${row.index}"] .label-name`);
      await element.first().hover();
      const hover = scene.workbench.page.locator(".workbench-hover, .monaco-hover:visible").last();
      await hover.waitFor();
      tooltips += await hover.innerText();
      expect(await hover.locator("a, img, .codicon-flame, b").count()).toBe(0);
    }
    expect(tooltips).toContain("State:");
    expect(await traces()).toEqual(nothing);
  });

  it("is shown as text in the JSON document, and nothing pops up", async () => {
    const view = scene.backups;
    await view.choose("Show JSON", /^Failed/, /^<img/, /^<img/);
    const text = await scene.workbench.editorText();
    expect(text).toContain("<img src=x");
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(await scene.workbench.notifications()).toEqual([]);
    expect(await traces()).toEqual(nothing);
  });
});
