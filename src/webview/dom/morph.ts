/**
 * Makes `current` look like `next` and keeps every node that stays: focus, text selection and scroll
 * positions live in nodes. Children with a `data-key` are matched by it, the others by their order.
 */
export function morph(current: Element, next: Element): void {
  if (current.isEqualNode(next)) return;
  morphAttributes(current, next);
  morphChildren(current, next);
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
  const keys = new Set(wanted.map(keyOf));
  const keyed = new Map<string, ChildNode>();
  // What leaves goes first, so that what stays need not be moved: a moved node loses the focus.
  for (const child of [...current.childNodes]) {
    const key = keyOf(child);
    if (key === undefined) continue;
    if (keys.has(key) && !keyed.has(key)) keyed.set(key, child);
    else child.remove();
  }
  let place = current.firstChild;
  for (const child of wanted) {
    const key = keyOf(child);
    const kept = key === undefined ? unkeyedAt(place) : keyed.get(key);
    if (kept === undefined || !sameSort(kept, child)) {
      current.insertBefore(child, place);
      continue;
    }
    if (kept === place) place = place.nextSibling;
    else current.insertBefore(kept, place);
    if (kept instanceof Element && child instanceof Element) morph(kept, child);
    else if (kept.nodeValue !== child.nodeValue) kept.nodeValue = child.nodeValue;
  }
  while (place !== null) {
    const rest = place;
    place = place.nextSibling;
    rest.remove();
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
