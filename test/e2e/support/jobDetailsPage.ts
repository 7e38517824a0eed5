import type { Frame, Locator, Page } from "playwright-core";
import { eventually } from "./eventually";

/** A job's row in a list of the page. */
export interface PageRow {
  readonly state: string;
  readonly name: string;
  readonly type: string;
  readonly size: string;
  readonly duration: string;
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
      for (const frame of this.#page.frames()) {
        if (!frame.url().includes("fake.html")) continue;
        const holder = await (await frame.parentFrame()?.frameElement())?.boundingBox();
        if (!holder || holder.width === 0 || holder.height === 0) continue;
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
    return (await this.frame()).evaluate(
      () => document.activeElement?.getAttribute("data-key") ?? "",
    );
  }
}
