import type { PageKey } from "../../protocol/jobDetails";
import { samePage, type SavedPage } from "./savedState";

/** So many pages are found again as they were left; the host keeps what it knows of as many (panelJobs.ts). */
const keptPages = 10;

/** How the pages looked that were on screen before this one: nothing of a job's content. */
export class LeftPages {
  #pages: readonly SavedPage[];

  /** @param pages the one that was left last stands last */
  constructor(pages: readonly SavedPage[]) {
    this.#pages = pages;
  }

  get all(): readonly SavedPage[] {
    return this.#pages;
  }

  put(page: SavedPage): void {
    this.#pages = [...this.#pages, page];
  }

  /** @param view the number that the page had then */
  take(view: number | undefined, key: PageKey): SavedPage | undefined {
    const found = this.#pages.find((page) => page.view === view && samePage(key, page.key));
    this.#pages = this.#pages.filter((page) => page !== found).slice(-keptPages);
    return found;
  }
}
