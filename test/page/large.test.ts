import { expect, it } from "vitest";
import { familyOf } from "./fixtures/family";
import { usePages } from "./support/usePages";

const open = usePages();

it("1,000 children are all there, and those off screen are neither laid out nor painted", async () => {
  const page = await open();
  await page.show(familyOf(1000, 1000));
  const rows = page.page.locator('[data-key="table:children"] tbody tr');
  expect(await rows.count()).toBe(1000);
  const figures = await rows.evaluateAll((all) => ({
    skippable: all.filter((row) => getComputedStyle(row).contentVisibility === "auto").length,
    drawn: all.filter((row) =>
      row.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
    ).length,
  }));
  expect(figures.skippable).toBe(1000);
  expect(figures.drawn).toBeLessThan(200);
});

it("one child that changes is one row that changes", async () => {
  const page = await open();
  const { family } = familyOf(1000, 1000);
  await page.show(familyOf(1000, 1000));
  await page.page.evaluate(() => {
    const touched = new Set<Node>();
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const row = element?.closest("tr, .cell");
        if (row) touched.add(row);
      }
      document.documentElement.setAttribute("data-touched", String(touched.size));
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  const { children, ...others } = family;
  if (children === undefined) throw new Error("A family has children.");
  const items = children.jobs.items.map((item, index) =>
    index === 500 ? { ...item, duration: "99 min" } : item,
  );
  await page.update({
    family: { ...others, children: { ...children, jobs: { ...children.jobs, items } } },
  });
  expect(await page.page.locator("html").getAttribute("data-touched")).toBe("1");
});

it("a filter takes rows away and gives them back without moving the others", async () => {
  const page = await open();
  const { family } = familyOf(200, 200);
  await page.show(familyOf(200, 200));
  const { children, ...others } = family;
  if (children === undefined) throw new Error("A family has children.");
  const failed = children.jobs.items.filter(({ state }) => state.tone === "failed");
  const narrowed = { ...children, jobs: { ...children.jobs, items: failed } };
  await page.update({ family: { ...others, children: narrowed } });
  const names = page.page.locator('[data-key="table:children"] tbody th');
  expect(await names.allTextContents()).toEqual(failed.map(({ name }) => name));
  await page.update({ family });
  expect(await names.allTextContents()).toEqual(children.jobs.items.map(({ name }) => name));
});
