import type { Locator } from "playwright-core";

/** A row of a view as a person or a screen reader gets it. */
export interface Row {
  /** Its place in the whole list, not only among the rows on screen. */
  readonly index: number;
  readonly label: string;
  readonly description: string;
  readonly ariaLabel: string;
  /** 1 for the rows of the root. */
  readonly level: number;
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly setSize: number;
  readonly selected: boolean;
  readonly focused: boolean;
  /** The icon's classes, such as `codicon codicon-error`, and its colour. */
  readonly icon: string;
  readonly iconColor: string;
  readonly isLast: boolean;
}

/**
 * Reads rows in the page. Only those on screen and a few around them are in the DOM; "all" scrolls
 * from top to bottom for the rest, inside the page because a round trip a screenful is slow.
 */
export async function readRows(list: Locator, which: "onScreen" | "all"): Promise<Row[]> {
  return list.evaluate(async (element, wanted) => {
    const contentHeight = (): number =>
      Number.parseFloat(
        element.querySelector<HTMLElement>(".monaco-list-rows")?.style.height ?? "0",
      );
    const bottomOf = (row: Element): number =>
      row instanceof HTMLElement ? Number.parseFloat(row.style.top) + row.offsetHeight : 0;
    const read = (): Row[] =>
      [...element.querySelectorAll(".monaco-list-rows > .monaco-list-row")].map((row) => {
        const attribute = (name: string): string => row.getAttribute(name) ?? "";
        const text = (selector: string): string => row.querySelector(selector)?.textContent ?? "";
        const icon = row.querySelector(".custom-view-tree-node-item-icon");
        const expanded = row.getAttribute("aria-expanded");
        return {
          index: Number(attribute("data-index")),
          label: text(".label-name"),
          description: text(".label-description"),
          ariaLabel: attribute("aria-label"),
          level: Number(attribute("aria-level")),
          expanded: expanded === null ? undefined : expanded === "true",
          position: Number(attribute("aria-posinset")),
          setSize: Number(attribute("aria-setsize")),
          selected: row.classList.contains("selected"),
          focused: row.classList.contains("focused"),
          icon: icon?.className.replace(/custom-view-tree-node-item-icon/g, "").trim() ?? "",
          iconColor: icon === null ? "" : getComputedStyle(icon).color,
          // data-last-element stays on a row that was the last one before others were added below it.
          isLast: bottomOf(row) >= contentHeight() - 1,
        };
      });
    const first = (): string | null | undefined =>
      element.querySelector(".monaco-list-rows > .monaco-list-row")?.getAttribute("data-index");
    const scroll = async (notches: number): Promise<void> => {
      const init = {
        bubbles: true,
        cancelable: true,
        wheelDeltaY: -notches * 120,
        deltaY: notches,
      };
      const before = first();
      element.querySelector(".monaco-list-rows")?.dispatchEvent(new WheelEvent("wheel", init));
      // The list draws its rows at once; a frame takes long where the processor draws it.
      if (first() === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const seen = new Map(read().map((row) => [row.index, row]));
    if (wanted === "all" && !(seen.has(0) && [...seen.values()].some((row) => row.isLast))) {
      await scroll(-1_000_000);
      // A list that never shows its end (it changes all the time) is the caller's to try again.
      for (let step = 0; step < 10_000; step++) {
        const rows = read();
        for (const row of rows) seen.set(row.index, row);
        if (rows.length === 0 || rows.some((row) => row.isLast)) break;
        await scroll(Math.max(22, element.clientHeight - 22) / 50);
      }
    }
    return [...seen.values()].sort((one, other) => one.index - other.index);
  }, which);
}

/** The labels from the root down to each row: what tells two rows of one label apart. */
export function pathsOf(rows: readonly Row[]): string[][] {
  const open: string[] = [];
  return rows.map((row) => {
    open.length = row.level - 1;
    open.push(row.label);
    return [...open];
  });
}
