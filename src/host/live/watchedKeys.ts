import type { Disposable } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { type Watch, watchKey } from "../../domain/live/watch";

/** Which jobs the user watches, for whoever shows jobs. None until the list of dist/live.js has said so. */
export class WatchedKeys implements Disposable {
  readonly #changed = new Emitter<void>();
  #keys: ReadonlySet<string> = new Set();

  /** The user watches other jobs than before. */
  readonly changed = this.#changed.event;

  /** Asked for each row. */
  has(about: Omit<Watch, "name">): boolean {
    return this.#keys.size > 0 && this.#keys.has(watchKey(about));
  }

  become(watches: readonly Watch[]): void {
    this.#keys = new Set(watches.map(watchKey));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
