/** One child of a long list: drawn only when nothing on the page was drawn from the same data. */
export interface Entry {
  /** The `data-key` of what `draw` makes, once in its list. */
  readonly key: string;
  /** All that the drawing depends on, as it can be written down. */
  readonly data: unknown;
  draw(): Element;
}

const mark = "data-sketch";
const sketched = new WeakMap<Element, readonly Entry[]>();
const drawnFrom = new WeakMap<Element, string>();

/** An element that will hold these children; `morph` fills it. Its mark tells it from one that is filled. */
export function sketch<E extends Element>(element: E, entries: readonly Entry[]): E {
  element.setAttribute(mark, "");
  sketched.set(element, entries);
  return element;
}

/** What a sketch will hold; from then on it is an element like any other. */
export function takeEntries(element: Element): readonly Entry[] | undefined {
  const entries = sketched.get(element);
  sketched.delete(element);
  if (entries !== undefined) element.removeAttribute(mark);
  return entries;
}

/** Draws all lists of something that is new on the page. */
export function fillSketches(root: Element): void {
  for (const element of [root, ...root.querySelectorAll(`[${mark}]`)]) {
    for (const entry of takeEntries(element) ?? []) element.append(drawn(entry, textOf(entry)));
  }
}

export function drawn(entry: Entry, text: string): Element {
  const element = entry.draw();
  drawnFrom.set(element, text);
  return element;
}

/** @return false when the element shows this already; what is to be drawn is remembered as drawn */
export function readsDifferently(element: Element, text: string): boolean {
  if (drawnFrom.get(element) === text) return false;
  drawnFrom.set(element, text);
  return true;
}

export function textOf({ data }: Entry): string {
  return JSON.stringify(data);
}
