import { findKeys, keysOf } from "./keyPath";
import { anchorInSight } from "./keepScroll";

/** Something on the page, and how far from the top of the window it stands. */
export interface Place {
  /** The `data-key` of an element and those of all it is in, from the inside out. */
  readonly keys: readonly string[];
  readonly top: number;
}

/** What is read now; undefined where nothing in sight has a key. */
export function placeInSight(): Place | undefined {
  const anchor = anchorInSight();
  const keys = anchor === undefined ? [] : keysOf(anchor);
  if (anchor === undefined || keys.length === 0) return undefined;
  return { keys, top: Math.round(anchor.getBoundingClientRect().top) };
}

/** So many frames it takes until the rows around a place are laid out (measured: two), and one to spare. */
const frames = 3;

/**
 * Scrolls until the place stands where it stood. The height of rows that were never in sight is a guess until they are
 * laid out, which a frame does after it has run its callbacks: so it is looked at once more in the next ones.
 */
export function scrollToPlace(root: Element, place: Place, left = frames): void {
  align(root, place);
  if (left === 0) return;
  requestAnimationFrame(() => {
    scrollToPlace(root, place, left - 1);
  });
}

function align(root: Element, { keys, top }: Place): void {
  const found = findKeys(root, keys, () => true);
  if (found === undefined) return;
  const moved = Math.round(found.getBoundingClientRect().top) - top;
  if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
}
