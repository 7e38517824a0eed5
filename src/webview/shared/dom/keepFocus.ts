import { findKeys, focusable, isDisabled, keysOf } from "./keyPath";

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
  const keys = keysOf(focused);
  const all = [...root.querySelectorAll(focusable)];
  const before = all.slice(0, Math.max(0, all.indexOf(focused)));
  change();
  if (focused.isConnected && focused === root.ownerDocument.activeElement) return;
  const heir =
    (focused.isConnected && !isDisabled(focused) ? focused : undefined) ??
    findKeys(root, keys) ??
    before.reverse().find((one) => one.isConnected && !isDisabled(one) && isShown(one));
  if (heir instanceof HTMLElement || heir instanceof SVGElement)
    heir.focus({ preventScroll: true });
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}
