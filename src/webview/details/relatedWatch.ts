const near = "200px";

/** Tells once a view that the related jobs have come near the visible part of the page. */
export class RelatedWatch {
  readonly #observer: IntersectionObserver;
  #watched: Element | undefined;

  constructor(seen: () => void) {
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.stop();
        seen();
      },
      { rootMargin: near },
    );
  }

  watch(section: Element): void {
    if (this.#watched === section) return;
    this.stop();
    this.#watched = section;
    this.#observer.observe(section);
  }

  stop(): void {
    this.#observer.disconnect();
    this.#watched = undefined;
  }
}
