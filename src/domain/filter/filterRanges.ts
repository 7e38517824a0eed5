import { type JobFilter, windowCriteria } from "./jobFilter";
import { floorToSecond } from "../time/localTime";
import type { TimeRange } from "../time/timeWindow";

/** What the words of a filter's time windows meant at a time. */
export interface FilterRanges {
  /** That time, in milliseconds since the epoch. */
  readonly readAt: number;
  readonly created?: TimeRange;
  readonly completed?: TimeRange;
}

/**
 * What the time windows of a filter mean; one that can't be read is left out.
 * @param now milliseconds since the epoch
 */
export function rangesOf(
  filter: JobFilter,
  read: (window: string, now: number) => TimeRange | undefined,
  now: number,
): FilterRanges {
  const ranges = windowCriteria.flatMap((criterion) => {
    const window = filter[criterion];
    const range = window === undefined ? undefined : read(window, now);
    return range === undefined ? [] : [[criterion, range] as const];
  });
  return { readAt: now, ...Object.fromEntries(ranges) };
}

/** True when the same words mean other times by now. */
export function readDifferently(then: FilterRanges, now: FilterRanges): boolean {
  return windowCriteria.some((each) => isOther(then[each], now[each]));
}

/**
 * True when the same words mean another night, day or end by now. A range without an end that has gone
 * on with the clock ("last 24 hours") has not moved: starting over would cost its rows, and bring none.
 */
export function haveMoved(then: FilterRanges, now: FilterRanges): boolean {
  const passed = floorToSecond(now.readAt) - floorToSecond(then.readAt);
  return windowCriteria.some((each) => {
    const { from, to } = then[each] ?? {};
    const goesOn = from !== undefined && to === undefined && now[each]?.from === from + passed;
    return !goesOn && isOther(then[each], now[each]);
  });
}

/** True when nothing can be in one of the ranges before it begins. `now`: milliseconds since the epoch. */
export function isYetToCome(ranges: FilterRanges, now: number): boolean {
  return windowCriteria.some((each) => (ranges[each]?.from ?? now) > now);
}

export function isOther(a: TimeRange | undefined, b: TimeRange | undefined): boolean {
  return a?.from !== b?.from || a?.to !== b?.to;
}
