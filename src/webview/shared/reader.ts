/** What the reader did on the page; the host knows nothing of it. */
export class Reader {
  readonly #open: Set<string>;
  readonly #places = new Map<string, string>();

  constructor(open: Iterable<string> = []) {
    this.#open = new Set(open);
  }

  /** Keys of opened parts and texts. */
  get open(): readonly string[] {
    return [...this.#open];
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  setOpen(key: string, open: boolean): void {
    if (open) this.#open.add(key);
    else this.#open.delete(key);
  }

  /** The one item of a group of many that the Tab key stops at: where the reader was last. */
  place(group: string, items: readonly string[]): string | undefined {
    const last = this.#places.get(group);
    return last !== undefined && items.includes(last) ? last : items[0];
  }

  setPlace(group: string, item: string): void {
    this.#places.set(group, item);
  }
}
