import { describe, expect, it } from "vitest";
import type { SavedState } from "../../src/webview/details/savedState";
import { completed, failed } from "./fixtures/ordinary";
import { someKey } from "./support/detailsPage";
import { usePages } from "./support/usePages";

const open = usePages();
const copyArn = ["copy:resourceArn", "field:resourceArn", "fields", "section:resource", "sections"];
const state: SavedState = { key: someKey, scroll: 240, open: [], focus: copyArn };

describe("a page that VS Code threw away while its tab was hidden", () => {
  it("has the focus where it was, and is where it was scrolled to", async () => {
    const before = await open({ height: 300 });
    await before.show(completed);
    await before.page.locator('[data-key="copy:resourceArn"]').focus();
    await before.page.waitForFunction(() => scrollY > 0);
    const scroll = await before.page.evaluate(() => scrollY);
    await before.page.waitForFunction(
      (it) => JSON.stringify(window.saved.at(-1)).includes(`"scroll":${it}`),
      Math.round(scroll),
    );
    const saved = await before.saved();
    expect(saved).toMatchObject({ focus: copyArn });
    const page = await open({ height: 300, state: saved });
    await page.show(completed);
    expect(await page.focusedKey()).toBe("copy:resourceArn");
    expect(await page.page.evaluate(() => scrollY)).toBe(Math.round(scroll));
    expect((await page.posted()).filter(({ type }) => type === "rendered")).toHaveLength(1);
  });

  it("has it when the focus comes a moment later, once", async () => {
    const page = await open({ height: 300, state });
    await page.leaveFocus();
    await page.show(completed);
    expect(await page.focusedKey()).toBeUndefined();
    // What is to be given back is not forgotten when the tab is hidden again before.
    expect(await page.saved()).toMatchObject({ focus: copyArn });
    await page.takeFocus();
    expect(await page.focusedKey()).toBe("copy:resourceArn");
    await page.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.takeFocus();
    expect(await page.focusedKey()).toBeUndefined();
  });

  it("has it when its element comes a moment later", async () => {
    const page = await open({ height: 300, state });
    await page.show({ ...completed, sections: [] });
    expect(await page.focusedKey()).toBeUndefined();
    await page.update({ sections: completed.sections });
    expect(await page.focusedKey()).toBe("copy:resourceArn");
  });

  it("does not take it from what the reader has gone to meanwhile", async () => {
    const page = await open({ height: 300, state });
    await page.show({ ...completed, sections: [] });
    await page.press("Tab");
    const chosen = await page.focusedKey();
    expect(chosen).toBeDefined();
    await page.update({ sections: completed.sections });
    expect(await page.focusedKey()).toBe(chosen);
  });

  it("means the one in the same part among those with the same key", async () => {
    const focus = ["heading", "family"];
    const page = await open({ height: 300, state: { ...state, focus } });
    await page.show(failed);
    expect(await page.page.locator(":focus").textContent()).toBe("Family");
  });

  it("gives it to nothing when another job is shown", async () => {
    const page = await open({ height: 300, state });
    await page.leaveFocus();
    await page.show(completed);
    await page.show(completed, { ...someKey, id: "another-job" });
    await page.takeFocus();
    expect(await page.focusedKey()).toBeUndefined();
  });
});
