import { describe, expect, it } from "vitest";
import { eventually } from "../e2e/support/eventually";
import { contents } from "./fixtures/all";
import { familyOf, largeFamily } from "./fixtures/family";
import { completed, failed } from "./fixtures/ordinary";
import type { DetailsPage } from "./support/detailsPage";
import { focusNow, focusStops } from "./support/focusIndicator";
import { usePages } from "./support/usePages";

const open = usePages();

/** The keys of all that Tab stops at, from the page's title on. */
async function tabStops(page: DetailsPage): Promise<string[]> {
  const stops: string[] = [];
  for (;;) {
    await page.press("Tab");
    const key = await page.focusedKey();
    if (key === undefined || stops.includes(key) || stops.length > 400) return stops;
    stops.push(key);
  }
}

describe("with the keyboard alone", () => {
  it("Tab goes through the page in the order that it is read", async () => {
    const page = await open();
    await page.leaveFocus();
    await page.show({ ...failed, related: { ...failed.related, lists: [] } });
    expect(await tabStops(page)).toEqual([
      "back",
      "copy:id",
      "copy:account",
      "safety:first",
      "copyMessage",
      "advice:key",
      "advice:role",
      "advice:vault",
      "copy:created",
      "copy:completed",
      "open:root",
      "open:mid",
      "summary",
      ...["resourceArn", "vaultArn", "recoveryPointArn"].flatMap((key) => [
        `copy:${key}`,
        `console:${key}`,
        `jobs:${key}`,
      ]),
      "point:check",
      "copy:planId",
      ...["kms", "role"].flatMap((key) => [`copy:${key}`, `console:${key}`, `jobs:${key}`]),
    ]);
  });

  it("everything that can be clicked can be reached", async () => {
    const page = await open();
    await page.leaveFocus();
    await page.show(completed);
    const stops = new Set(await tabStops(page));
    const unreachable = await page.page.evaluate(() =>
      [...document.querySelectorAll("[data-action]:not([data-roving-item])")].map((it) =>
        it.getAttribute("data-key"),
      ),
    );
    expect(unreachable.filter((key) => key === null || !stops.has(key))).toEqual([]);
  });

  it("arrow keys move in the toolbar, Home and End to its ends, and it remembers the place", async () => {
    const page = await open();
    await page.show(failed);
    await page.page.locator('[data-key="back"]').focus();
    await page.press("ArrowRight", "ArrowRight", "ArrowRight");
    expect(await page.focusedKey()).toBe("cli");
    await page.press("End");
    expect(await page.focusedKey()).toBe("console");
    await page.press("ArrowRight", "ArrowLeft");
    expect(await page.focusedKey()).toBe("reveal");
    await page.update({ header: { ...failed.header, freshness: "As of 14:03:00." } });
    await page.press("Tab", "Shift+Tab");
    expect(await page.focusedKey()).toBe("reveal");
    await page.press("Home", "Enter");
    expect(await page.acts()).toEqual(["back"]);
  });

  it("arrow keys move over the family's picture, line by line, and Enter, Space and a click go there", async () => {
    const page = await open();
    await page.show(largeFamily);
    await page.page.locator(".cell").first().focus();
    await page.press("ArrowRight", "ArrowRight", "ArrowLeft");
    expect(await page.focusedKey()).toBe("child-1");
    const perLine = await page.page.evaluate(() => {
      const cells = [...document.querySelectorAll(".cell")];
      const top = cells[0]?.getBoundingClientRect().top;
      return cells.filter((cell) => cell.getBoundingClientRect().top === top).length;
    });
    await page.press("ArrowDown");
    expect(await page.focusedKey()).toBe(`child-${1 + perLine}`);
    await page.press("ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp");
    expect(await page.focusedKey()).toBe("child-1");
    await page.press("Enter", "End", "Space", "Home");
    expect(await page.focusedKey()).toBe("child-0");
    await page.page.locator('.cell[data-key="child-7"]').click();
    expect(await page.acts()).toEqual(["open:child-1", "open:child-179", "open:child-7"]);
    await page.press("ArrowRight");
    expect(await page.focusedKey()).toBe("child-8");
    expect(await page.page.locator('.cell[tabindex="0"]').count()).toBe(1);
  });

  it("each cell says in words what its colour says", async () => {
    const page = await open();
    await page.show(largeFamily);
    const cell = page.page.getByRole("button", { name: "payroll-volume-2: Failed", exact: true });
    expect(await cell.count()).toBe(1);
    expect(await page.page.locator(".cell").count()).toBe(180);
    expect(await page.page.locator(".remainder").innerText()).toBe(
      "120 more child jobs are not loaded",
    );
  });

  it("arrow keys move over the chart, and Enter goes to every job but the one that is shown", async () => {
    const page = await open();
    await page.show(completed);
    await page.page.locator(".point").first().focus();
    await page.press("ArrowRight", "Enter", "Space", "End", "Enter");
    expect(await page.acts()).toEqual(["open:history-12", "open:history-12"]);
    const current = page.page.locator(".point:focus");
    expect(await current.getAttribute("aria-current")).toBe("true");
    expect(await current.getAttribute("aria-label")).toContain("21 Nov 2026");
  });

  it("the siblings are asked for when they are opened, once", async () => {
    const page = await open();
    await page.show(failed);
    await page.page.locator("summary").focus();
    await page.press("Enter");
    await eventually("the siblings", async () => (await page.acts()).length > 0);
    await page.press("Enter", "Enter");
    await page.page.locator("details[open]").waitFor();
    expect(await page.acts()).toEqual(["open-siblings"]);
  });

  it("a state's count is a toggle button that says whether it is pressed", async () => {
    const page = await open();
    const { children, ...others } = largeFamily.family;
    if (children === undefined) throw new Error("A family has children.");
    await page.show(largeFamily);
    await page.page.getByRole("button", { name: "Failed 10" }).focus();
    await page.press("Space");
    await page.update({
      family: {
        ...others,
        children: {
          ...children,
          counts: children.counts.map((count) => ({
            ...count,
            pressed: count.state.label === "Failed",
          })),
          clearFilter: { id: "filter:none", label: "Clear filter" },
        },
      },
    });
    expect(await page.acts()).toEqual(["filter:Failed"]);
    const pressed = page.page.getByRole("button", { name: "Failed 10", pressed: true });
    expect(await pressed.evaluate((it) => it === document.activeElement)).toBe(true);
  });
});

describe.each([
  ["dark", 1000],
  ["light", 700],
  ["hc", 1000],
  ["hcLight", 420],
] as const)("in the theme %s, %d px wide", (theme, width) => {
  it.each(Object.entries({ ...contents, family: familyOf(30, 20) }))(
    "what has the focus is in sight and marked, at every stop of the Tab key: %s",
    async (_, parts) => {
      const page = await open({ theme, width, height: 500 });
      await page.leaveFocus();
      await page.show(parts);
      const stops = await focusStops(page);
      // The toolbar first, if it has a button.
      expect(stops[0]?.place.includes(" bar ") ?? false).toBe(parts.header.actions.length > 0);
      expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
    },
  );

  it("the title and the headings are marked, too", async () => {
    const page = await open({ theme });
    await page.show(failed);
    for (const heading of await page.page.locator("h1, h2, h3[tabindex]").all()) {
      await heading.focus();
      expect((await focusNow(page))?.faults).toEqual([]);
    }
  });
});

describe("for a screen reader", () => {
  it("headings go down in order, and each part is a region with its name", async () => {
    const page = await open();
    await page.show(failed);
    const levels = await page.page.evaluate(() =>
      [...document.querySelectorAll("h1, h2, h3")].map((it) => Number(it.tagName[1])),
    );
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    for (const name of ["Outcome", "Timeline", "Family", "Resource", "Related jobs"])
      expect(await page.page.getByRole("region", { name, exact: true }).count()).toBe(1);
  });

  it("tables are tables, with a heading for each column and row", async () => {
    const page = await open();
    await page.show(completed);
    const table = page.page.getByRole("table", { name: "Earlier backups of this resource" });
    expect(await table.getByRole("columnheader").allInnerTexts()).toEqual([
      "Created",
      "State",
      "Size",
      "Duration",
      "Cause",
    ]);
    expect(await table.getByRole("rowheader").count()).toBe(11);
    expect(await table.locator("[aria-current=true]").count()).toBe(1);
  });

  it("the timeline and the progress have words, and say them once", async () => {
    const page = await open();
    await page.show({ ...completed, header: { ...completed.header, percent: 42 } });
    const region = page.page.getByRole("region", { name: "Timeline" });
    const values = await region.locator(".value").allTextContents();
    expect(values).toEqual(completed.timeline.fields.map(({ value }) => value));
    expect(await region.getByRole("img").count()).toBe(0);
    const progress = page.page.getByRole("progressbar", { name: "Progress" });
    expect(await progress.getAttribute("aria-valuenow")).toBe("42");
  });
});

it("nothing moves where the reader wants no motion", async () => {
  const page = await open({ reducedMotion: true });
  await page.show({ ...completed, header: { ...completed.header, busy: true } });
  expect(await page.page.evaluate(() => document.getAnimations().length)).toBe(0);
});
