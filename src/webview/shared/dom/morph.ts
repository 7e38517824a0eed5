import { drawn, type Entry, fillSketches, readsDifferently, takeEntries, textOf } from "./sketch";

/** So many siblings are looked at for one whose turn has come, before it is moved here. */
const lookAhead = 8;

/**
 * Makes `current` look like `next` and keeps every node that stays: focus, text selection and scroll
 * positions live in nodes. Children with a `data-key` are matched by it, the others by their order.
 */
export function morph(current: Element, next: Element): void {
  if (current.isEqualNode(next)) return;
  const entries = takeEntries(next);
  morphAttributes(current, next);
  if (entries === undefined) morphChildren(current, next);
  else morphList(current, entries);
}

function morphAttributes(current: Element, next: Element): void {
  for (const { name } of [...current.attributes]) {
    if (!next.hasAttribute(name) && !belongsToReader(current, name)) current.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (belongsToReader(current, name)) continue;
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
}

/** What the reader opened stays open, also between the click and the browser's toggle event. */
function belongsToReader(element: Element, attribute: string): boolean {
  return attribute === "open" && element.tagName === "DETAILS";
}

function morphChildren(current: Element, next: Element): void {
  const wanted = [...next.childNodes];
  const keyed = keepKeyed(current, new Set(wanted.map(keyOf)));
  let place = current.firstChild;
  for (const child of wanted) {
    const key = keyOf(child);
    const kept = key === undefined ? unkeyedAt(place) : take(keyed, key);
    if (kept === undefined || !sameSort(kept, child)) {
      if (kept !== undefined && kept === place) place = kept.nextSibling;
      kept?.remove();
      if (child instanceof Element) fillSketches(child);
      current.insertBefore(child, place);
      continue;
    }
    place = settle(current, kept, place);
    if (kept instanceof Element && child instanceof Element) morph(kept, child);
    else if (kept.nodeValue !== child.nodeValue) kept.nodeValue = child.nodeValue;
  }
  removeFrom(place);
}

/** Rows by the thousand: a row that reads the same is not even drawn. */
function morphList(current: Element, entries: readonly Entry[]): void {
  const keyed = keepKeyed(current, new Set(entries.map(({ key }) => key)));
  let place = current.firstChild;
  for (const entry of entries) {
    const text = textOf(entry);
    const kept = take(keyed, entry.key);
    if (kept === undefined) {
      current.insertBefore(drawn(entry, text), place);
      continue;
    }
    place = settle(current, kept, place);
    if (readsDifferently(kept, text)) morph(kept, entry.draw());
  }
  removeFrom(place);
}

/** What leaves goes first, so that what stays need not be moved: a moved node loses the focus. */
function keepKeyed(current: Element, keys: ReadonlySet<string | undefined>): Map<string, Element> {
  const keyed = new Map<string, Element>();
  for (const child of [...current.children]) {
    const key = keyOf(child);
    if (key === undefined) continue;
    if (keys.has(key) && !keyed.has(key)) keyed.set(key, child);
    else child.remove();
  }
  return keyed;
}

/** A key that stands there twice is that of one child, the other is new. */
function take(keyed: Map<string, Element>, key: string): Element | undefined {
  const found = keyed.get(key);
  keyed.delete(key);
  return found;
}

/**
 * Puts a child where its turn has come and returns the place of the next one. Where a few stand before it
 * that went further down, as a job does that ended, those are moved when it is their turn, not all the others.
 */
function settle(parent: Element, child: ChildNode, place: ChildNode | null): ChildNode | null {
  let at = place;
  for (let step = 0; step < lookAhead && at !== null; step++) {
    if (at === child) return child.nextSibling;
    // What has no key is matched by its place.
    if (keyOf(at) === undefined) break;
    at = at.nextSibling;
  }
  parent.insertBefore(child, place);
  return place;
}

function removeFrom(place: ChildNode | null): void {
  for (let rest = place; rest !== null;) {
    const next = rest.nextSibling;
    rest.remove();
    rest = next;
  }
}

function unkeyedAt(place: ChildNode | null): ChildNode | undefined {
  return place === null || keyOf(place) !== undefined ? undefined : place;
}

function sameSort(one: Node, other: Node): boolean {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName;
}

function keyOf(node: Node): string | undefined {
  return node instanceof Element ? (node.getAttribute("data-key") ?? undefined) : undefined;
}
