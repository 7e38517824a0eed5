const focusable = "button, summary, [tabindex], a[href]";

/**
 * Changes the page and leaves the focus where it was: on the same element, on the one that took its key in the
 * same part, else on the nearest one before it that is still there. So nobody falls back to the page's top.
 */
export function keepFocus(root: Element, change: () => void): void {
  const focused = root.ownerDocument.activeElement;
  if (focused === null || !root.contains(focused)) {
    change();
    return;
  }
  const key = focused.getAttribute("data-key");
  const parts = ancestorKeys(focused);
  const all = [...root.querySelectorAll(focusable)];
  const before = all.slice(0, Math.max(0, all.indexOf(focused)));
  change();
  if (focused.isConnected && focused === root.ownerDocument.activeElement) return;
  const heir =
    (focused.isConnected && !isDisabled(focused) ? focused : undefined) ??
    (key === null ? undefined : sameKey(root, key, parts)) ??
    before.reverse().find((one) => one.isConnected && !isDisabled(one) && isShown(one));
  if (heir instanceof HTMLElement || heir instanceof SVGElement)
    heir.focus({ preventScroll: true });
}

function ancestorKeys(element: Element): readonly string[] {
  const keys: string[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    const key = at.getAttribute("data-key");
    if (key !== null) keys.push(key);
  }
  return keys;
}

/** The same action may stand in several places: the one with the most keys above it in common is meant. */
function sameKey(root: Element, key: string, parts: readonly string[]): Element | undefined {
  let best: Element | undefined;
  let most = -1;
  for (const one of root.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) {
    const common = ancestorKeys(one).filter((it) => parts.includes(it)).length;
    if (common > most && one.matches(focusable) && !isDisabled(one)) [best, most] = [one, common];
  }
  return best;
}

function isDisabled(element: Element): boolean {
  return element instanceof HTMLButtonElement && element.disabled;
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}
