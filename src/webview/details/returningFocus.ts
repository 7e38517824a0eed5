import { findKeys, keysOf } from "../shared/dom/keyPath";

/**
 * Gives the focus back to what had it when VS Code threw the page away: once the page has the focus and its
 * element is there, both of which may take a moment. What the reader does in the meantime goes before.
 */
export class ReturningFocus {
  readonly #root: Element;
  #keys: readonly string[] = [];

  constructor(root: Element) {
    this.#root = root;
    addEventListener("focus", () => {
      this.give();
    });
    for (const type of ["pointerdown", "keydown"])
      addEventListener(type, () => {
        this.expect([]);
      });
  }

  /** @param keys what `current` was then */
  expect(keys: readonly string[]): void {
    this.#keys = keys;
  }

  give(): void {
    if (this.#keys.length === 0 || !document.hasFocus()) return;
    const found = findKeys(this.#root, this.#keys);
    if (document.activeElement !== document.body) this.expect([]);
    else if (found instanceof HTMLElement || found instanceof SVGElement) {
      this.expect([]);
      found.focus({ preventScroll: true });
    }
  }

  /** The keys of what has the focus and of what it is in; of what is going to have it while that isn't given back. */
  get current(): readonly string[] {
    const focused = document.activeElement;
    return focused !== null && this.#root.contains(focused) ? keysOf(focused) : this.#keys;
  }
}
