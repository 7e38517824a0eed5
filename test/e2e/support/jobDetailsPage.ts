import type { Frame, Locator, Page } from "playwright-core";
import { type FocusStop, lookAtFocus } from "../../page/support/focusIndicator";
import { eventually } from "./eventually";

/** A job's row in a list of the page. */
export interface PageRow {
  readonly state: string;
  readonly name: string;
  readonly type: string;
  readonly size: string;
  readonly duration: string;
}

/** The element of the page that has the focus. */
export interface PageFocus {
  readonly inPage: boolean;
  readonly tag: string;
  readonly key: string;
  /** What a screen reader calls it. */
  readonly name: string;
  /** Keys of the part and of the list around it, and the group of arrow keys. */
  readonly part: string;
  readonly list: string;
  readonly group: string;
}

/** The details page in front, inside VS Code's two frames; found anew each time, for VS Code throws hidden pages away. */
export class JobDetailsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The innermost frame of the page that is visible. */
  async frame(): Promise<Frame> {
    return eventually("the job details page", async () => {
      // One question for all frames: each one costs as much as a click.
      const visible = await this.#page.evaluate(() =>
        [...document.querySelectorAll("iframe")]
          .filter(({ offsetWidth, offsetHeight }) => offsetWidth > 0 && offsetHeight > 0)
          .map(({ name }) => name),
      );
      for (const frame of this.#page.frames()) {
        if (!frame.url().includes("fake.html")) continue;
        if (!visible.includes(frame.parentFrame()?.name() ?? "")) continue;
        if ((await frame.locator("main").count()) > 0) return frame;
      }
      return undefined;
    });
  }

  async locator(selector: string): Promise<Locator> {
    return (await this.frame()).locator(selector);
  }

  /** The page's title: what a person calls the job. */
  async title(): Promise<string> {
    return (await this.locator("h1")).innerText();
  }

  /** Waits until this job is on the page. */
  async shows(title: string | RegExp): Promise<void> {
    await eventually(`details of ${String(title)}`, async () => {
      const shown = await this.title();
      return (typeof title === "string" ? shown === title : title.test(shown)) || undefined;
    });
  }

  /** Waits until AWS has described the job. */
  async described(): Promise<void> {
    await eventually("the job described", async () =>
      /^As of/.test(await (await this.locator(".freshness")).innerText()),
    );
  }

  async text(): Promise<string> {
    return (await this.locator("body")).innerText();
  }

  /** The value of a member, by its label. */
  async field(label: string): Promise<string> {
    const frame = await this.frame();
    return frame
      .locator(`dt:has-text("${label}") + dd, .field:has(dt:text-is("${label}")) dd`)
      .first()
      .innerText();
  }

  async button(label: string | RegExp): Promise<Locator> {
    return (await this.frame()).getByRole("button", { name: label });
  }

  async click(label: string | RegExp): Promise<void> {
    await (await this.button(label)).first().click();
  }

  /** The rows of a list: children, siblings, history, copies, restores. */
  async rows(list: string): Promise<PageRow[]> {
    const table = await this.locator(`table[data-key="table:${list}"] tbody tr`);
    return table.evaluateAll((rows) =>
      rows.map((row) => {
        const cell = (name: string): string =>
          (row.querySelector(`.${name}`)?.textContent ?? "").trim();
        return {
          state: cell("state-cell"),
          name: cell("name"),
          type: cell("type"),
          size: cell("size"),
          duration: cell("duration"),
        };
      }),
    );
  }

  /** The state counts of the children, by label. */
  async counts(): Promise<Record<string, string>> {
    const counts = await this.locator('[data-key="counts"] .count');
    return Object.fromEntries(
      await counts.evaluateAll((all) =>
        all.map((count) => {
          const [label, number] = [...count.querySelectorAll("span:not(.codicon)")].map((part) =>
            part.textContent.trim(),
          );
          return [label ?? "", number ?? ""];
        }),
      ),
    );
  }

  /** The keys of the breadcrumb, from the root down to this job. */
  async ancestors(): Promise<string[]> {
    return (await this.locator('nav[data-key="ancestors"] li button')).allInnerTexts();
  }

  /** Which element of the page has the focus: its key. */
  async focused(): Promise<string> {
    return (await this.focus()).key;
  }

  /**
   * Where the keyboard is: in the page or not, and on which of its elements.
   * @param frame of the page, for those who ask many times
   */
  async focus(frame?: Frame): Promise<PageFocus> {
    return (frame ?? (await this.frame())).evaluate(() => {
      const active = document.activeElement;
      const keyOf = (element: Element | null | undefined): string =>
        element?.getAttribute("data-key") ?? "";
      return {
        inPage: document.hasFocus(),
        tag: active?.tagName.toLowerCase() ?? "",
        key: keyOf(active),
        name:
          active === document.body
            ? ""
            : (active?.getAttribute("aria-label") ?? (active?.textContent ?? "").trim()),
        part: keyOf(active?.closest("section, header")),
        list: keyOf(active?.closest("table, nav, details, figure")),
        group: active?.closest("[data-roving]")?.getAttribute("data-roving") ?? "",
      };
    });
  }

  /** What has the focus, and why it can't be seen. */
  async focusStop(): Promise<FocusStop | undefined> {
    return (await this.frame()).evaluate(lookAtFocus);
  }

  /** The sentences of a part of the page, such as "outcome"; "main" for all of them. */
  async notices(part: string): Promise<string[]> {
    const inside = part === "main" ? "main" : `[data-key="${part}"]`;
    const all = await this.locator(`${inside} .notice > p`);
    return all.evaluateAll((found) => found.map((one) => one.textContent.trim()));
  }

  /** Presses the button of a part's sentence, such as Retry. */
  async clickInNotice(part: string, label: string): Promise<void> {
    const frame = await this.frame();
    await frame
      .locator(`[data-key="${part}"] .notice button`)
      .filter({ hasText: label })
      .first()
      .click();
  }

  /** Sends the host what the page's own script would never send. The name is VS Code's own: its frame hands messages on by it. */
  async post(message: unknown): Promise<void> {
    const outer = (await this.frame()).parentFrame();
    if (outer === null) throw new Error("The page has no frame around it.");
    await outer.evaluate((sent) => {
      const send: unknown = Reflect.get(globalThis, "__vscode_post_message__");
      if (typeof send !== "function") throw new Error("VS Code's frame hands no message on.");
      Reflect.apply(send, globalThis, ["onmessage", { message: sent }]);
    }, message);
  }
}
