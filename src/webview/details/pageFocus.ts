import { isInSight } from "../shared/dom/keepScroll";
import { findKeys, keysOf } from "../shared/dom/keyPath";

/** Milliseconds in which a click brings the focus to the page. */
const clickTakes = 500;

/**
 * Of a page whose focus a key has moved: Chromium shows none after a key with Alt, such as that of *Go Back*, where the
 * key before was a click (it matches no :focus-visible).
 */
const byKey = "by-key";

/**
 * Sees to it that something in sight has the focus whenever the keyboard is in the page: what had it when the page was
 * left, once that is there, else the title. What the reader does in the meantime goes before. Takes the focus from
 * nothing, neither on the page nor elsewhere in VS Code.
 */
export class PageFocus {
  readonly #root: Element;
  /** Of what is to have the focus. */
  #keys: readonly string[] = [];
  /** Of what the reader had the focus on last. */
  #last: readonly string[] = [];
  /** Has the focus because nothing else had it. */
  #standIn: Element | undefined;
  #pointedAt = -Infinity;
  /** The reader's last input on the page was a key. */
  #isByKey = false;

  constructor(root: Element) {
    this.#root = root;
    addEventListener("focus", () => {
      this.give();
      // A click may say where the focus goes right after this.
      setTimeout(() => {
        if (performance.now() - this.#pointedAt > clickTakes) this.#settle();
      });
    });
    // VS Code takes the focus from the element, too, when another part of it gets the focus (measured: the palette).
    addEventListener("blur", () => {
      if (this.#last.length > 0) this.#expect(this.#last);
    });
    root.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element) this.#last = keysOf(target);
    });
    addEventListener("pointerdown", () => {
      this.#last = [];
      this.#pointedAt = performance.now();
      this.#isByKey = false;
      this.#root.classList.remove(byKey);
      this.#expect([]);
    });
    addEventListener("keydown", () => {
      this.#isByKey = true;
      this.#expect([]);
    });
  }

  /** Another page begins. @param keys what `current` was when it was left; empty for a new one */
  arrive(keys: readonly string[]): void {
    this.#last = [];
    this.#expect(keys);
    this.#settle();
  }

  /** What is waited for may have come. */
  give(): void {
    if (this.#keys.length === 0 || !document.hasFocus()) return;
    if (!this.#isFree) this.#expect([]);
    else this.#giveTo(findKeys(this.#root, this.#keys));
  }

  /** The keys of what has the focus and of what it is in; of what is going to have it while that isn't given back. */
  get current(): readonly string[] {
    if (this.#keys.length > 0) return this.#keys;
    const focused = document.activeElement;
    return focused !== null && this.#root.contains(focused) ? keysOf(focused) : [];
  }

  #expect(keys: readonly string[]): void {
    this.#keys = keys;
    this.#standIn = undefined;
  }

  #settle(): void {
    this.give();
    if (!document.hasFocus() || document.activeElement !== document.body) return;
    const standIn = inSight(this.#root);
    if (standIn !== undefined) this.#focus(standIn);
    this.#standIn = standIn;
  }

  get #isFree(): boolean {
    const { activeElement } = document;
    return activeElement === document.body || activeElement === this.#standIn;
  }

  #giveTo(found: Element | undefined): void {
    if (!(found instanceof HTMLElement) && !(found instanceof SVGElement)) return;
    this.#expect([]);
    this.#focus(found);
  }

  #focus(element: HTMLElement | SVGElement): void {
    this.#root.classList.toggle(byKey, this.#isByKey);
    element.focus({ preventScroll: true });
  }
}

/** The title, else the bar, which always is. */
function inSight(root: Element): HTMLElement | undefined {
  const title = root.querySelector("h1");
  if (title !== null && isInSight(title)) return title;
  return root.querySelector<HTMLElement>('[data-roving] [tabindex="0"]') ?? title ?? undefined;
}
