import type { Disposable } from "./disposables";

/** An event source without VS Code: listeners are called in the order in which they came. */
export class Emitter<T> {
  readonly #listeners = new Set<{ call: (value: T) => void }>();

  /** Registers a listener; disposing the result removes it. */
  readonly event = (listener: (value: T) => void): Disposable => {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener.call(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
