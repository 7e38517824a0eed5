import type { Locator } from "playwright-core";

/** A row of a view as a person or a screen reader gets it. */
export interface Row {
  /** Its place in the whole list, not only among the rows on screen. */
  readonly index: number;
  /** The name in full, even where the row shortens it in the middle. */
  readonly label: string;
  /** The label as it stands on the row. */
  readonly shownLabel: string;
  /** Without what is new or has changed: jobs come and go on while tests run. That stands in {@link marks}. */
  readonly description: string;
  /** What it says is new or has changed, as "3 new · 1 changed", and the same for screen readers. */
  readonly marks: string;
  readonly spokenMarks: string;
  /** The beginning of the description that a person can read: what is cut off at the row's end is not in it. */
  readonly readable: string;
  /** Without {@link spokenMarks}. */
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
    // The label for screen readers begins with the whole name.
    const wholeName = (shown: string, spoken: string): string => {
      const [first = "", last = "", ...more] = shown.split("…");
      if (last === "" || more.length > 0 || spoken.startsWith(shown)) return shown;
      const parts = spoken.split(", ");
      const names = parts.map((_, i) => parts.slice(0, i + 1).join(", "));
      return names.find((name) => name.startsWith(first) && name.endsWith(last)) ?? shown;
    };
    // Chromium draws the ellipsis inside the box whose text is too wide, in place of what would be there.
    const readable = (row: Element): string => {
      const text = row.querySelector(".label-description")?.firstChild;
      const box = row.querySelector(".monaco-icon-label-container");
      if (!(text instanceof Text) || box === null) return "";
      const range = document.createRange();
      const rightOf = (end: number): number => {
        range.setStart(text, 0);
        range.setEnd(text, end);
        return range.getBoundingClientRect().right;
      };
      const end = box.getBoundingClientRect().right;
      if (rightOf(text.length) <= end) return text.data;
      const ellipsis = Number.parseFloat(getComputedStyle(box).fontSize);
      let [fits, tooLong] = [0, text.length];
      while (tooLong - fits > 1) {
        const middle = Math.floor((fits + tooLong) / 2);
        if (rightOf(middle) <= end - ellipsis) fits = middle;
        else tooLong = middle;
      }
      return text.data.slice(0, fits);
    };
    const mark = /(?:^| · )(?:[\d.,]+ )?(?:new|changed)(?= · |$)/g;
    const spoken = /, (?:[^,]* )?(?:new|changed) since you last looked/;
    const marksIn = (text: string): string => (text.match(mark) ?? []).join("").replace(/^ · /, "");
    const unmarked = (text: string): string => text.replace(mark, "").replace(/^ · /, "");
    const read = (): Row[] =>
      [...element.querySelectorAll(".monaco-list-rows > .monaco-list-row")].map((row) => {
        const attribute = (name: string): string => row.getAttribute(name) ?? "";
        const text = (selector: string): string => row.querySelector(selector)?.textContent ?? "";
        const icon = row.querySelector(".custom-view-tree-node-item-icon");
        const expanded = row.getAttribute("aria-expanded");
        return {
          index: Number(attribute("data-index")),
          label: wholeName(text(".label-name"), attribute("aria-label")),
          shownLabel: text(".label-name"),
          description: unmarked(text(".label-description")),
          marks: marksIn(text(".label-description")),
          readable: unmarked(readable(row)),
          ariaLabel: attribute("aria-label").replace(spoken, ""),
          spokenMarks: (spoken.exec(attribute("aria-label")) ?? []).join("").replace(/^, /, ""),
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
