import type { DetailsParts, Notice } from "../protocol/jobDetails";
import { h } from "./dom/h";
import { keepFocus } from "./dom/keepFocus";
import { keepPlace } from "./dom/keepPlace";
import { morph } from "./dom/morph";
import { fillSketches } from "./dom/sketch";
import { bar, body, type PartView } from "./partViews";
import type { Reader } from "./reader";
import { blank } from "./render/blank";

/** The drawn job. It knows parts and elements, but nothing of messages or saved state. */
export class JobPage {
  readonly element = h("div", { class: "page" });
  #parts: DetailsParts | undefined;
  #drawn: { readonly view: PartView; readonly element: HTMLElement }[] = [];

  /** Another job: nothing of the old page stays. */
  show(parts: DetailsParts, reader: Reader): void {
    this.#parts = parts;
    this.#drawn = [bar, ...body].map((view) => ({ view, element: view.draw(parts, reader) }));
    const [first, ...rest] = this.#drawn.map(({ element }) => element);
    for (const { element } of this.#drawn) fillSketches(element);
    this.element.replaceChildren(first ?? "", h("main", {}, rest));
  }

  /** The same job. The host sends what reads differently; of that, only what looks differently is touched. */
  update(changed: Partial<DetailsParts>, reader: Reader): void {
    if (this.#parts === undefined) return;
    const parts = { ...this.#parts, ...changed };
    this.#parts = parts;
    this.#redraw(({ shows }) => shows.some((part) => part in changed), parts, reader);
  }

  /** After the reader opened or closed a text. */
  redraw(reader: Reader): void {
    if (this.#parts !== undefined) this.#redraw(() => true, this.#parts, reader);
  }

  blank(title: string, notice: Notice): void {
    this.#parts = undefined;
    this.#drawn = [];
    this.element.replaceChildren(h("main", {}, blank(title, notice)));
  }

  /** The related jobs while they were not asked for. */
  get unaskedRelated(): Element | undefined {
    return this.#parts?.related.asked === false
      ? (this.element.querySelector('[data-key="related"]') ?? undefined)
      : undefined;
  }

  /** False while nothing or a blank page is drawn. */
  get shows(): boolean {
    return this.#parts !== undefined;
  }

  focusTitle(): void {
    this.element.querySelector("h1")?.focus({ preventScroll: true });
  }

  #redraw(chosen: (view: PartView) => boolean, parts: DetailsParts, reader: Reader): void {
    keepPlace(() => {
      keepFocus(this.element, () => {
        for (const { view, element } of this.#drawn) {
          if (chosen(view)) morph(element, view.draw(parts, reader));
        }
      });
    });
  }
}
