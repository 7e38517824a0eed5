import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually";

export interface QuickItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly ariaLabel: string;
  readonly focused: boolean;
}

/** The box at the top that the command palette, quick picks and input boxes share. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get widget(): Locator {
    return this.#page.locator(".quick-input-widget:visible");
  }

  async items(): Promise<QuickItem[]> {
    const rows = this.widget.locator(".quick-input-list .monaco-list-row");
    return rows.evaluateAll((all) =>
      all.map((row) => {
        const text = (selector: string): string => row.querySelector(selector)?.textContent ?? "";
        return {
          label: text(".label-name"),
          description: text(".label-description"),
          detail: text(".quick-input-list-label-meta"),
          ariaLabel: row.getAttribute("aria-label") ?? "",
          focused: row.classList.contains("focused"),
        };
      }),
    );
  }

  async placeholder(): Promise<string> {
    await this.widget.waitFor();
    return (await this.widget.locator("input.input").first().getAttribute("placeholder")) ?? "";
  }

  async title(): Promise<string> {
    const title = this.widget.locator(".quick-input-title");
    return (await title.allTextContents())[0] ?? "";
  }

  /** Waits for the list with this title, and for something in it. */
  async titled(title: string): Promise<void> {
    await eventually(`the list ${title}`, async () => {
      const items = await this.items();
      return ((await this.title()) === title && items.length > 0) || undefined;
    });
  }

  /** Waits until the highlighted item is the one that is meant. */
  async highlighted(isMeant: (item: QuickItem) => boolean): Promise<void> {
    await eventually("the highlighted item", async () =>
      (await this.items()).find((item) => item.focused && isMeant(item)),
    );
  }

  /** What stands under the box: the prompt of an input box or a validation message. */
  async message(): Promise<string> {
    return ((await this.widget.locator(".quick-input-message").textContent()) ?? "").trim();
  }

  async type(text: string, limitMs = 60_000): Promise<void> {
    await this.widget.locator("input.input").first().fill(text, { timeout: limitMs });
  }

  /** Waits for an item with this label and takes it. */
  async pick(label: string | RegExp, limitMs?: number): Promise<void> {
    await eventually(
      `quick pick item ${String(label)}`,
      async () => {
        const items = await this.items();
        const item = items.find((each) =>
          typeof label === "string" ? each.label === label : label.test(each.label),
        );
        if (item === undefined) {
          const shown = items.slice(0, 10).map((each) => each.label);
          throw new Error(shown.length === 0 ? "no list is open" : `shown: ${shown.join(" | ")}`);
        }
        // By its name, for items that arrive meanwhile move the others.
        const exactly = new RegExp(`^${item.label.replace(/[^\p{L}\p{N} ]/gu, "\\$&")}$`);
        const name = this.#page.locator(".label-name", { hasText: exactly });
        const row = this.widget.locator(".quick-input-list .monaco-list-row", { has: name });
        // A list that is closed meanwhile leaves its rows behind, hidden.
        await row.first().click({ timeout: 2000 });
        return true;
      },
      limitMs,
    );
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press("Enter");
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press("Escape");
    await this.widget.waitFor({ state: "detached" }).catch(() => undefined);
  }
}
