export interface Disposable {
  dispose(): unknown;
}

/** Owns disposables and disposes them last first; what arrives after dispose() is disposed at once. */
export class DisposableStore implements Disposable {
  #items: Disposable[] = [];
  #disposed = false;

  /** Takes ownership and hands the item back. */
  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    const items = this.#items.reverse();
    this.#items = [];
    for (const item of items) item.dispose();
  }
}

/** Takes ownership of a part and hands it back. */
export type Own = <Part extends Disposable>(part: Part) => Part;

/** Makes something of parts that it owns. They go with it, last first, and at once when making it throws. */
export function withParts<T extends object>(make: (own: Own) => T): T & Disposable {
  const store = new DisposableStore();
  try {
    const made = make((part) => store.add(part));
    return {
      ...made,
      dispose: () => {
        store.dispose();
      },
    };
  } catch (error) {
    store.dispose();
    throw error;
  }
}
