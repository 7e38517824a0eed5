import type { Memento } from "vscode";

/** Of all views, profiles, Regions and groupings; then the one that was added first is forgotten. */
const most = 200;

/** Longer IDs, of groups with very long names, are not kept. */
const longest = 500;

/** IDs of rows that are kept in this workspace, in the order in which they were added. */
export class KeptIds {
  readonly #memory: Memento;
  readonly #key: string;
  #ids: ReadonlySet<string>;

  constructor(memory: Memento, key: string) {
    this.#memory = memory;
    this.#key = key;
    const kept = memory.get<unknown>(key);
    const ids: readonly unknown[] = Array.isArray(kept) ? kept.slice(-most) : [];
    this.#ids = new Set(ids.filter((id) => typeof id === "string"));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    if (id.length > longest) return;
    const others = [...this.#ids].filter((other) => other !== id);
    this.#keep([...others, id].slice(-most));
  }

  remove(isGone: (id: string) => boolean): void {
    const others = [...this.#ids].filter((id) => !isGone(id));
    if (others.length < this.#ids.size) this.#keep(others);
  }

  #keep(ids: readonly string[]): void {
    this.#ids = new Set(ids);
    // Nobody waits for it: this object knows what it kept.
    void this.#memory.update(this.#key, ids);
  }
}
