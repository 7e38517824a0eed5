import type { PageRef } from "../../viewmodel/details/actions";

/** So many steps back are kept. */
const kept = 50;

/** One step of the way: two visits of a job are two entries. */
export interface HistoryEntry {
  /** The job, as far as it is known. */
  readonly ref: PageRef;
}

/** The jobs that a page has shown, as a browser keeps them. Never empty. */
export class PageHistory {
  #entries: { ref: PageRef }[];
  #at = 0;

  constructor(first: PageRef) {
    this.#entries = [{ ref: first }];
  }

  get current(): HistoryEntry {
    return this.#current;
  }

  get entries(): readonly HistoryEntry[] {
    return this.#entries;
  }

  get #current(): { ref: PageRef } {
    const current = this.#entries[this.#at];
    if (current === undefined) throw new Error("A page's history has lost its place.");
    return current;
  }

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#entries.length - 1;
  }

  /** Goes on to a job; what lay ahead is forgotten. */
  push(ref: PageRef): void {
    this.#entries = [...this.#entries.slice(0, this.#at + 1), { ref }].slice(-kept);
    this.#at = this.#entries.length - 1;
  }

  /** Keeps what is known of the current job by now, for when somebody comes back to it. */
  update(ref: PageRef): void {
    this.#current.ref = ref;
  }

  /** The current job must be asked for in another way: the visit begins anew. */
  replace(ref: PageRef): void {
    this.#entries[this.#at] = { ref };
  }

  /** Keeps the way, and nothing of what is known of the jobs on it: their session was left. */
  forget(): void {
    this.#entries = this.#entries.map(({ ref: { kind, id, accountId } }) => ({
      ref: { kind, id, accountId },
    }));
  }

  /** @returns false when there is nothing there */
  go(step: -1 | 1): boolean {
    const to = this.#at + step;
    if (to < 0 || to >= this.#entries.length) return false;
    this.#at = to;
    return true;
  }
}
