/** Asks for what fields want once they have come into sight. */
export class FieldWatch {
  readonly #observer: IntersectionObserver;
  /** With what they want; those that were in sight, too, as long as they want the same. */
  readonly #watched = new Map<Element, string>();

  /** @param seen takes the action that a field wants */
  constructor(seen: (action: string) => void) {
    this.#observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        const action = this.#watched.get(target);
        if (!isIntersecting || action === undefined) continue;
        this.#observer.unobserve(target);
        seen(action);
      }
    });
  }

  /** Watches what stands on the page now. */
  watch(page: ParentNode): void {
    const wanting = new Map<Element, string>();
    for (const field of page.querySelectorAll("[data-seen]")) {
      wanting.set(field, field.getAttribute("data-seen") ?? "");
    }
    for (const [field, action] of this.#watched) {
      if (wanting.get(field) === action) continue;
      this.#observer.unobserve(field);
      this.#watched.delete(field);
    }
    for (const [field, action] of wanting) {
      if (this.#watched.has(field)) continue;
      this.#watched.set(field, action);
      this.#observer.observe(field);
    }
  }
}
