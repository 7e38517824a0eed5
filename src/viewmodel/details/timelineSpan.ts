/** Milliseconds since the epoch, or 0 to 1 on a picture. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The time that a picture spans; undefined where there is none. */
export function spanOf(times: readonly number[]): Span | undefined {
  return times.length === 0 ? undefined : { from: Math.min(...times), to: Math.max(...times) };
}

/** Where a time stands on the picture, 0 to 1; undefined for one that the picture leaves out. */
export function shareOf(time: number, { from, to }: Span): number | undefined {
  if (time < from || time > to) return undefined;
  return to === from ? 0 : (time - from) / (to - from);
}
