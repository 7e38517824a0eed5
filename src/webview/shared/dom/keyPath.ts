export const focusable = "button, summary, [tabindex], a[href]";

/** An element's `data-key` and those of all it is in, from the inside out; empty for one without a key. */
export function keysOf(element: Element): readonly string[] {
  const key = element.getAttribute("data-key");
  return key === null ? [] : [key, ...keysAbove(element)];
}

/**
 * The same action may stand in several places: the one with the most keys above it in common is meant.
 * @param isMeant which elements count; those that can have the focus unless told
 */
export function findKeys(
  root: Element,
  [key, ...above]: readonly string[],
  isMeant = canHaveFocus,
): Element | undefined {
  if (key === undefined) return undefined;
  let best: Element | undefined;
  let most = -1;
  for (const one of root.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) {
    if (!isMeant(one)) continue;
    const common = keysAbove(one).filter((it) => above.includes(it)).length;
    if (common > most) [best, most] = [one, common];
  }
  return best;
}

function canHaveFocus(element: Element): boolean {
  return element.matches(focusable) && !isDisabled(element);
}

export function isDisabled(element: Element): boolean {
  return element instanceof HTMLButtonElement && element.disabled;
}

function keysAbove(element: Element): readonly string[] {
  const keys: string[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const key = at.getAttribute("data-key");
    if (key !== null) keys.push(key);
  }
  return keys;
}
