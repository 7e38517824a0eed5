import type { DetailsParts, Notice } from "../../protocol/jobDetails";
import { h } from "../shared/dom/h";
import { keepFocus } from "../shared/dom/keepFocus";
import { keepScroll } from "../shared/dom/keepScroll";
import { morph } from "../shared/dom/morph";
import { fillSketches } from "../shared/dom/sketch";
import { answer, bar, type PartView, rest } from "./partViews";
import type { Reader } from "../shared/reader";
import { blank } from "./render/blank";

/** The drawn job. It knows parts and elements, but nothing of messages or saved state. */
export class DrawnJob {
  readonly element = h("div", { class: "page" });
  #parts: DetailsParts | undefined;
  #main = h("main");
  #drawn: { readonly view: PartView; readonly element: HTMLElement }[] = [];
  /** What is still to be drawn of this job. */
  #undrawn: readonly PartView[] = [];

  /** Another job: nothing of the old page stays. Its answer is drawn, and {@link drawRest} draws what follows. */
  show(parts: DetailsParts, reader: Reader): void {
    this.#parts = parts;
    this.#drawn = [];
    this.#main = h("main", {}, this.#draw(answer, parts, reader));
    this.#undrawn = rest;
    this.element.replaceChildren(...this.#draw([bar], parts, reader), this.#main);
  }

  /** Does nothing where all is drawn. */
  drawRest(reader: Reader): void {
    if (this.#parts === undefined) return;
    this.#main.append(...this.#draw(this.#undrawn, this.#parts, reader));
    this.#undrawn = [];
  }

  /** The same job. The host sends what reads differently; of that, only what looks differently is touched. */
  update(changed: Partial<DetailsParts>, reader: Reader): void {
    if (this.#parts === undefined) return;
    this.drawRest(reader);
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
    this.#undrawn = [];
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

  #draw(views: readonly PartView[], parts: DetailsParts, reader: Reader): HTMLElement[] {
    const drawn = views.map((view) => ({ view, element: view.draw(parts, reader) }));
    for (const { element } of drawn) fillSketches(element);
    this.#drawn.push(...drawn);
    return drawn.map(({ element }) => element);
  }

  #redraw(chosen: (view: PartView) => boolean, parts: DetailsParts, reader: Reader): void {
    keepScroll(() => {
      keepFocus(this.element, () => {
        for (const { view, element } of this.#drawn) {
          if (chosen(view)) morph(element, view.draw(parts, reader));
        }
      });
    });
  }
}
