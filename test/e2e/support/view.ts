import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually";
import { pathsOf, readRows, type Row } from "./row";

/** Labels from the root down, such as `"Failed", "Default", "orders-db"`. */
export type RowPath = readonly [string | RegExp, ...(string | RegExp)[]];

/** Rows that arrive meanwhile move the one that was aimed at. */
const CLICK_AGAIN_MS = 5000;

/** How long a row that is covered is waited for before the pointer leaves what covers it. */
const CLICK_MS = 2000;

/** One view of the sidebar, found by the title of its pane. */
export class View {
  readonly #page: Page;
  readonly pane: Locator;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.pane = page.locator(`.pane:has(> .pane-header[aria-label^="${title}"])`);
  }

  get list(): Locator {
    return this.pane.locator(".customview-tree .monaco-list").first();
  }

  /** The rows on screen. `allRows()` scrolls for the others. */
  async rows(): Promise<Row[]> {
    return (await this.list.count()) === 0 ? [] : readRows(this.list, "onScreen");
  }

  /** Every row of the view, in order. */
  async allRows(): Promise<Row[]> {
    return (await this.list.count()) === 0 ? [] : readRows(this.list, "all");
  }

  async scrollToTop(): Promise<void> {
    await eventually("the first row", async () => {
      const first = (await this.rows())[0]?.index;
      if (first === 0) return true;
      await this.#scrollBy(-1_000_000);
      return undefined;
    });
  }

  /** Waits until a row with these labels is there, and brings it on screen. */
  async row(...path: RowPath): Promise<Row> {
    return eventually(`row ${path.map(String).join(" › ")}`, async () => {
      const onScreen = await this.rows();
      const complete = onScreen[0]?.index === 0;
      const found =
        (complete ? find(onScreen, path) : undefined) ?? find(await this.allRows(), path);
      if (found !== undefined) await this.#bringOnScreen(found.index);
      return found;
    });
  }

  /** The row's element, on screen. */
  async element(...path: RowPath): Promise<Locator> {
    const { index } = await this.row(...path);
    return this.list.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
  }

  /** Expands a row and waits for its first child, which is not the one that stands in for those that load. */
  async expand(...path: RowPath): Promise<void> {
    let nextClick = 0;
    await eventually(`children of ${path.map(String).join(" › ")}`, async () => {
      const row = await this.row(...path);
      if (row.expanded !== true && Date.now() >= nextClick) {
        await this.#clickTwistie(row);
        nextClick = Date.now() + CLICK_AGAIN_MS;
      }
      // A row mostly stays where it is: to look at it costs less than to look for it.
      for (let look = 0; look < 20; look++) {
        if (await this.#showsChildren(row)) return true;
        await sleep(40);
      }
      return undefined;
    });
  }

  /**
   * Expands the rows for which this is true and what they bring, until none of them is collapsed. A level at a time: to
   * expand them one by one reads the whole view once for each.
   */
  async expandAll(isWanted: (path: readonly string[], row: Row) => boolean): Promise<void> {
    await eventually("all expanded", async () => {
      const rows = await this.allRows();
      const paths = pathsOf(rows);
      const collapsed = rows.filter(
        (row, at) => row.expanded === false && isWanted(paths[at] ?? [], row),
      );
      // From below: what a row brings moves those that are still to be clicked.
      for (const row of collapsed.reverse()) {
        await this.#bringOnScreen(row.index);
        await this.#clickTwistie(row);
      }
      const isLoading = rows.some(({ label }) => label.startsWith("Loading"));
      return collapsed.length === 0 && !isLoading;
    });
  }

  async collapse(...path: RowPath): Promise<void> {
    let nextClick = 0;
    await eventually(`${path.map(String).join(" › ")} collapsed`, async () => {
      const row = await this.row(...path);
      if (row.expanded !== true) return true;
      if (Date.now() < nextClick) return undefined;
      await this.#clickTwistie(row);
      nextClick = Date.now() + CLICK_AGAIN_MS;
      return undefined;
    });
  }

  async click(...path: RowPath): Promise<void> {
    await this.#clickName("left", path);
  }

  /** Opens the row's context menu and returns what it offers. */
  async contextMenu(...path: RowPath): Promise<string[]> {
    await this.#clickName("right", path);
    const items = this.#page.locator(".context-view .monaco-menu .action-label[aria-label]");
    await items.first().waitFor();
    const labels = await items.evaluateAll((all) =>
      all.map((item) => item.getAttribute("aria-label") ?? ""),
    );
    return labels.filter((label) => label !== "");
  }

  /** Opens the row's context menu and leaves it open: anew until it offers this, which rows learn a moment later. */
  async offers(item: string, ...path: RowPath): Promise<void> {
    await eventually(`${item} in the menu of ${path.map(String).join(" › ")}`, async () => {
      const labels = await this.contextMenu(...path);
      if (labels.includes(item)) return true;
      await this.#closeMenu();
      throw new Error(`offered: ${labels.join(" | ")}`);
    });
  }

  /** Chooses from the row's context menu. */
  async choose(item: string, ...path: RowPath): Promise<void> {
    await this.offers(item, ...path);
    const label = this.#page.locator(
      `.context-view .monaco-menu .action-label[aria-label="${item}"]`,
    );
    // A menu ignores a click in the first moments after it opened, as protection from double clicks.
    await eventually(`${item} chosen`, async () => {
      if (await label.isVisible()) await label.click();
      await label.waitFor({ state: "detached", timeout: 700 });
      return true;
    });
  }

  /** The text that appears when the pointer rests on the row. */
  async tooltip(...path: RowPath): Promise<string> {
    await this.#leaveRows();
    const element = await this.element(...path);
    await element.locator(".label-name").first().hover();
    const hover = this.#page.locator(".workbench-hover, .monaco-hover:visible").last();
    await hover.waitFor();
    return (await hover.innerText()).trim();
  }

  /** The view's description (beside its title). */
  async description(): Promise<string> {
    const text = this.pane.locator(".pane-header .description");
    return (await text.count()) === 0 ? "" : ((await text.first().textContent()) ?? "");
  }

  /** Waits until AWS has answered: rows move while the answers come, and a person waits for that, too. */
  async answered(): Promise<void> {
    await eventually(
      "the first answers",
      async () => /\d/.test(await this.description()) || undefined,
    );
  }

  /** `TreeView.message`, above the rows. */
  async message(): Promise<string> {
    const text = this.pane.locator(".tree-explorer-viewlet-tree-view > .message:not(.hide)");
    // In one step: a text that goes away between two would be waited for.
    return ((await text.allInnerTexts())[0] ?? "").trim();
  }

  /** The welcome text that stands in for an empty tree. */
  async welcome(): Promise<string> {
    const text = this.pane.locator(".welcome-view-content");
    return ((await text.allInnerTexts())[0] ?? "").trim();
  }

  /** Titles of the buttons in the view's title bar. */
  async actions(): Promise<string[]> {
    const all = this.pane.locator(".pane-header .actions .action-label[aria-label]");
    return all.evaluateAll((items) => items.map((item) => item.getAttribute("aria-label") ?? ""));
  }

  /** Clicks a button of the view's title bar. */
  async clickAction(label: string): Promise<void> {
    await this.pane.locator(".pane-header").hover();
    await this.pane.locator(`.pane-header .actions .action-label[aria-label="${label}"]`).click();
  }

  /**
   * The hover of the row where the pointer rests covers those below it, as it does for a person. So does a menu, also that
   * of a click which came to something only after its time.
   */
  async #clickName(button: "left" | "right", path: RowPath): Promise<void> {
    await eventually(`click on ${path.map(String).join(" › ")}`, async () => {
      const name = (await this.element(...path)).locator(".label-name").first();
      await name.click({ button, timeout: CLICK_MS }).catch(async (error: unknown) => {
        await this.#leaveRows();
        await this.#closeMenu();
        throw error;
      });
      return true;
    });
  }

  async #closeMenu(): Promise<void> {
    if (await this.#page.locator(".context-view-block").isVisible()) {
      await this.#page.keyboard.press("Escape");
    }
  }

  async #leaveRows(): Promise<void> {
    await this.#page.mouse.move(900, 500);
  }

  /** The pointer goes where the row is, whatever moves there; who calls looks whether it came to something. */
  async #clickTwistie({ index }: Row): Promise<void> {
    const row = this.list.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
    await row.locator(".monaco-tl-twistie").click({ force: true, timeout: 2000 });
  }

  async #showsChildren({ index, label, level }: Row): Promise<boolean> {
    const rows = await this.rows();
    const row = rows.find((one) => one.index === index);
    if (row?.label !== label || row.level !== level || row.expanded !== true) return false;
    const isNext = (one: Row): boolean => one.index === index + 1;
    // Off screen only where the row is the last one that fits.
    const next = rows.find(isNext) ?? (await this.allRows()).find(isNext);
    return next !== undefined && next.level > level && !next.label.startsWith("Loading");
  }

  async #bringOnScreen(index: number): Promise<void> {
    if (await this.#isOnScreen(index)) return;
    const away = await this.list.evaluate((element, wanted) => {
      const row = element.querySelector(".monaco-list-rows > .monaco-list-row");
      if (row === null) return 0;
      const { top, height } = element.getBoundingClientRect();
      const { top: rowTop, height: rowHeight } = row.getBoundingClientRect();
      const rows = wanted - Number(row.getAttribute("data-index"));
      return rowTop - top + rows * rowHeight - height / 2;
    }, index);
    await this.#scrollBy(away);
    await eventually(
      `row ${index} on screen`,
      async () => (await this.#isOnScreen(index)) || undefined,
    );
  }

  /** In sight and not under the sticky header of its parents, where it is drawn but can't be clicked. */
  async #isOnScreen(index: number): Promise<boolean> {
    return this.list.evaluate((list, wanted) => {
      const row = list.querySelector(
        `.monaco-list-rows > .monaco-list-row[data-index="${wanted}"]`,
      );
      if (row === null) return false;
      const sticky = list.querySelector(".monaco-tree-sticky-container:not(.empty)");
      const covered = sticky?.getBoundingClientRect().height ?? 0;
      const frame = list.getBoundingClientRect();
      const box = row.getBoundingClientRect();
      return box.top >= frame.top + covered && box.bottom <= frame.bottom;
    }, index);
  }

  /** A wheel event of exact size: Chromium makes one notch (50 px) of whatever Playwright's mouse asks for. */
  async #scrollBy(pixels: number): Promise<void> {
    await this.list.locator(".monaco-list-rows").evaluate((rows, notches) => {
      const init = {
        bubbles: true,
        cancelable: true,
        wheelDeltaY: -notches * 120,
        deltaY: notches,
      };
      rows.dispatchEvent(new WheelEvent("wheel", init));
    }, pixels / 50);
  }
}

function find(rows: readonly Row[], path: RowPath): Row | undefined {
  const paths = pathsOf(rows);
  return rows.find((_, index) => matches(paths[index] ?? [], path));
}

function matches(actual: readonly string[], wanted: RowPath): boolean {
  return (
    actual.length === wanted.length &&
    wanted.every((label, index) =>
      typeof label === "string" ? actual[index] === label : label.test(actual[index] ?? ""),
    )
  );
}
