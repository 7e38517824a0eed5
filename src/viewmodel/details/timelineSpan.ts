/** Milliseconds since the epoch, or 0 to 1 on a picture. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What lies further outside than this many times the rest would squash it. */
const reach = 3;

/**
 * The time that a picture spans: all that happened, and each target (deadline, expected completion) that
 * does not lie outside by more than three times what is there already.
 * @param least milliseconds that count as there already when less has happened
 */
export function spanOf(
  happened: readonly number[],
  targets: readonly number[],
  least: number,
): Span {
  const first = happened.length === 0 ? targets : happened;
  let from = Math.min(...first);
  let to = Math.max(...first);
  const room = (): number => reach * Math.max(to - from, least);
  for (const target of [...targets].sort((a, b) => a - b)) {
    if (target > to && target - to <= room()) to = target;
  }
  for (const target of [...targets].sort((a, b) => b - a)) {
    if (target < from && from - target <= room()) from = target;
  }
  return { from, to };
}

/** Where a time stands on the picture, 0 to 1; undefined for one that the picture leaves out. */
export function shareOf(time: number, { from, to }: Span): number | undefined {
  if (time < from || time > to) return undefined;
  return to === from ? 0 : (time - from) / (to - from);
}
