import { describe, expect, it } from "vitest";
import { type SavedState, savedState } from "../../src/webview/details/savedState";
import { eventually } from "../e2e/support/eventually";
import { largeFamily } from "./fixtures/family";
import { completed, failed } from "./fixtures/ordinary";
import { type DetailsPage, someKey } from "./support/detailsPage";
import { focusNow } from "./support/focusIndicator";
import { usePages } from "./support/usePages";

const open = usePages();
const copyArn = ["copy:resourceArn", "field:resourceArn", "fields", "section:resource", "sections"];
const state: SavedState = {
  key: someKey,
  view: 1,
  scroll: 240,
  open: [],
  focus: copyArn,
  left: [],
};

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
    // Not there: on what is in sight.
    await page.focusIs("back");
  });

  it("has it when its element comes a moment later", async () => {
    const page = await open({ height: 300, state });
    await page.show({ ...completed, sections: [] });
    // Until then something that is in sight has it.
    expect(await page.page.locator(":focus").getAttribute("data-roving-item")).toBe("");
    expect(await page.saved()).toMatchObject({ focus: copyArn });
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

  it("gives it to the title when another job is shown", async () => {
    const page = await open({ height: 300, state });
    await page.leaveFocus();
    await page.show(completed);
    await page.show(completed, { ...someKey, id: "another-job" });
    await page.takeFocus();
    await page.focusIs("title");
  });
});

describe("a page that the reader comes back to", () => {
  const otherKey = { ...someKey, id: "another-job" };
  const inSight = (page: DetailsPage) =>
    page.page.evaluate(() => {
      const { top } = document.activeElement?.getBoundingClientRect() ?? { top: NaN };
      return Math.round(top);
    });

  /** Goes to a row far below, in a page that has one opened part. */
  async function leftInTheMiddle(width: number) {
    const page = await open({ width, height: 400 });
    const view = await page.show(largeFamily);
    const row = page.page.locator('table[data-key="table:children"] tbody button').nth(120);
    await row.focus();
    await row.evaluate((it) => {
      it.scrollIntoView({ block: "center" });
    });
    await page.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    return { page, view, key: await page.focusedKey(), top: await inSight(page) };
  }

  it.each([1000, 600])(
    "has its focus, and what was read is where it was, %d px wide",
    async (width) => {
      const { page, view, key, top } = await leftInTheMiddle(width);
      await page.show(completed, otherKey);
      await page.focusIs("title");
      await page.show(largeFamily, someKey, view);
      expect(await page.focusedKey()).toBe(key);
      await eventually("its place", async () => Math.abs((await inSight(page)) - top) <= 1);
    },
  );

  it("shows its focus after a key, though a click had led away", async () => {
    const page = await open();
    for (const [parts, place] of [
      [largeFamily, 'table[data-key="table:children"] tbody button'],
      [completed, ".point >> nth=0"],
    ] as const) {
      const view = await page.show(parts);
      await page.page.locator(place).first().click();
      await page.show(failed, otherKey);
      await page.press("Alt+ArrowLeft");
      await page.show(parts, someKey, view);
      expect((await focusNow(page))?.faults).toEqual([]);
      await page.page.locator(".kind").click();
      expect(await page.page.locator(".by-key").count()).toBe(0);
      await page.show(failed, otherKey);
    }
  });

  it("has what was opened on it, and a page in between does not", async () => {
    const page = await open();
    const view = await page.show(failed);
    await page.page.locator("summary").click();
    await page.page.locator("details[open]").waitFor();
    const between = await page.show(failed, otherKey);
    expect(await page.page.locator("details[open]").count()).toBe(0);
    await page.show(failed, someKey, view);
    expect(await page.page.locator("details[open]").count()).toBe(1);
    await page.show(failed, otherKey, between);
    expect(await page.page.locator("details[open]").count()).toBe(0);
  });

  it("is as it was though VS Code threw the page away meanwhile", async () => {
    const { page, view, key, top } = await leftInTheMiddle(1000);
    await page.show(completed, otherKey);
    const next = await open({ width: 1000, height: 400, state: await page.saved() });
    await next.show(largeFamily, someKey, view);
    expect(await next.focusedKey()).toBe(key);
    await eventually("its place", async () => Math.abs((await inSight(next)) - top) <= 1);
  });

  it("is a new one when the way is a new one, and when the number is that of another job", async () => {
    const { page, view } = await leftInTheMiddle(1000);
    const between = await page.show(completed, otherKey);
    await page.show(largeFamily);
    await page.focusIs("title");
    expect(await page.page.evaluate(() => scrollY)).toBe(0);
    await page.show(completed, otherKey, view);
    await page.focusIs("title");
    await page.show(largeFamily, someKey, between);
    await page.focusIs("title");
  });

  it("takes the focus from nothing else in VS Code", async () => {
    const { page, view } = await leftInTheMiddle(1000);
    await page.show(completed, otherKey);
    await page.leaveFocus();
    await page.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    await page.show(largeFamily, someKey, view);
    expect(await page.focusedKey()).toBeUndefined();
  });

  it("remembers ten pages, and the last of them", async () => {
    const page = await open();
    const views: number[] = [];
    for (let visit = 0; visit < 14; visit++)
      views.push(await page.show(failed, { ...someKey, id: `job-${visit}` }));
    const { left } = savedState(await page.saved()) ?? { left: [] };
    expect(left.map(({ view }) => view)).toEqual(views.slice(-11, -1));
  });
});

describe("a page that the keyboard comes to", () => {
  it("has the focus on its title, with an outline", async () => {
    const page = await open();
    await page.leaveFocus();
    await page.show(completed);
    expect(await page.focusedKey()).toBeUndefined();
    await page.takeFocus();
    await page.focusIs("title");
    const outline = await page.page
      .locator(":focus")
      .evaluate((it) => getComputedStyle(it).outlineStyle);
    expect(outline).toBe("solid");
  });

  it("has it where it can be seen when the title is out of sight", async () => {
    const page = await open({ height: 300 });
    await page.leaveFocus();
    await page.show(completed);
    await page.page.evaluate(() => {
      scrollTo(0, 500);
    });
    await page.takeFocus();
    await eventually("the toolbar", async () =>
      page.page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null),
    );
  });

  it("has it where it was before the palette took it, also when the page was left meanwhile", async () => {
    const page = await open();
    const view = await page.show(completed);
    const takeAway = async () => {
      await page.leaveFocus();
      await page.page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        dispatchEvent(new Event("blur"));
      });
    };
    await page.page.locator('[data-key="copy:resourceArn"]').focus();
    await takeAway();
    await page.takeFocus();
    expect(await page.focusedKey()).toBe("copy:resourceArn");
    await takeAway();
    await page.show(failed, { ...someKey, id: "another-job" });
    await page.takeFocus();
    await page.focusIs("title");
    await page.show(completed, someKey, view);
    expect(await page.focusedKey()).toBe("copy:resourceArn");
  });

  it("leaves it where it is, and where a click puts it", async () => {
    const page = await open();
    await page.show(completed);
    await page.page.locator('[data-key="copy:resourceArn"]').focus();
    await page.takeFocus();
    expect(await page.focusedKey()).toBe("copy:resourceArn");
    await page.page.locator(".subtitle").click();
    await page.takeFocus();
    await page.page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    expect(await page.focusedKey()).toBeUndefined();
  });
});
