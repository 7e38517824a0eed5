import type { Memento } from "vscode";
import { mostWatches, readWatches, type Watch, watchJson, watchKey } from "../../domain/live/watch";
import { mementoKeys } from "../base/contributions";
import type { WatchedKeys } from "./watchedKeys";

/** The jobs that the user watches in this workspace; they outlive a window reload. */
export class WatchList {
  /** A watch was added or removed. */
  readonly changed: WatchedKeys["changed"];
  readonly #memory: Memento;
  readonly #keys: WatchedKeys;
  /** In the order in which they were added. */
  #all: readonly Watch[];

  /** @param keys told of each change */
  constructor(memory: Memento, keys: WatchedKeys) {
    this.#memory = memory;
    this.#keys = keys;
    this.changed = keys.changed;
    this.#all = readWatches(memory.get<unknown>(mementoKeys.watches));
    if (this.#all.length > 0) keys.become(this.#all);
  }

  get all(): readonly Watch[] {
    return this.#all;
  }

  has(about: Omit<Watch, "name">): boolean {
    return this.#keys.has(about);
  }

  /** @returns false where there are too many already */
  add(watch: Watch): boolean {
    if (this.has(watch)) return true;
    if (this.#all.length >= mostWatches) return false;
    this.#become([...this.#all, watch]);
    return true;
  }

  remove(watch: Omit<Watch, "name">): void {
    if (!this.has(watch)) return;
    const key = watchKey(watch);
    this.#become(this.#all.filter((each) => watchKey(each) !== key));
  }

  #become(all: readonly Watch[]): void {
    this.#all = all;
    this.#keys.become(all);
    const kept = all.length === 0 ? undefined : all.map(watchJson);
    void this.#memory.update(mementoKeys.watches, kept);
  }
}
