import type { Locator, Page } from "playwright-core";
import type { Workbench } from "./workbench";

/** The list of a view as it is drawn. */
export interface DrawnList {
  readonly rows: readonly {
    readonly index: number;
    readonly level: number;
    readonly label: string;
  }[];
  /** Pixels. */
  readonly scrollTop: number;
  /** How far it can be scrolled. */
  readonly lowest: number;
  readonly focused: string | undefined;
  readonly selected: readonly string[];
  readonly hasKeyboard: boolean;
}

export async function drawnList(list: Locator): Promise<DrawnList> {
  return list.evaluate((element) => {
    const content = element.querySelector(".monaco-list-rows");
    const all = [...element.querySelectorAll(".monaco-list-rows > .monaco-list-row")];
    const labelOf = (row: Element | undefined): string | undefined =>
      row?.querySelector(".label-name")?.textContent;
    const top = content?.getBoundingClientRect().top ?? 0;
    return {
      rows: all.map((row) => ({
        index: Number(row.getAttribute("data-index")),
        level: Number(row.getAttribute("aria-level")),
        label: labelOf(row) ?? "",
      })),
      scrollTop: element.getBoundingClientRect().top - top,
      lowest: Math.max(0, (content?.clientHeight ?? 0) - element.clientHeight),
      focused: labelOf(all.find((row) => row.classList.contains("focused"))),
      selected: all
        .filter((row) => row.classList.contains("selected"))
        .map((row) => labelOf(row) ?? ""),
      hasKeyboard: element.contains(document.activeElement),
    };
  });
}

/** A menu or a list over the workbench. */
export interface DrawnItems {
  readonly items: readonly string[];
  readonly highlighted: string | undefined;
  readonly hasKeyboard: boolean;
  /** What is typed. */
  readonly text?: string;
}

export async function drawnMenu(page: Page): Promise<DrawnItems> {
  return page.evaluate(() => {
    const menu = document.querySelector(".context-view .monaco-menu");
    const labels = (of: string): string[] =>
      [...(menu?.querySelectorAll(of) ?? [])].map((each) => each.getAttribute("aria-label") ?? "");
    return {
      items: labels(".action-label[aria-label]"),
      highlighted: labels(".action-item.focused .action-label")[0],
      hasKeyboard: menu?.contains(document.activeElement) === true,
    };
  });
}

export async function drawnPick({ page, quickInput }: Workbench): Promise<DrawnItems> {
  const items = await quickInput.items();
  const input = quickInput.widget.locator("input.input").first();
  return {
    items: items.map(({ label }) => label),
    highlighted: items.find(({ focused }) => focused)?.label,
    text: await input.inputValue({ timeout: 2000 }),
    hasKeyboard: await page.evaluate(
      () => document.activeElement?.closest(".quick-input-widget") !== null,
    ),
  };
}

/** Notes what is drawn again of a list's rows from now on. @returns what that was until then */
export async function redrawn(list: Locator): Promise<() => Promise<readonly string[]>> {
  const drawn = await list.locator(".monaco-list-rows").evaluateHandle((rows) => {
    const all: string[] = [];
    new MutationObserver((records) => {
      for (const { type, target, attributeName } of records) {
        const row = target instanceof Element ? target : target.parentElement;
        const text = row?.closest(".monaco-list-row")?.textContent ?? "the list";
        all.push(`${type} ${attributeName ?? ""}: ${text}`);
      }
    }).observe(rows, { subtree: true, childList: true, characterData: true, attributes: true });
    return all;
  });
  return () => drawn.jsonValue();
}
