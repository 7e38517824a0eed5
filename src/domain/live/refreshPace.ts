import type { RefreshInterval } from "./refreshInterval";
import type { RefreshRecord } from "./refreshRecord";

const second = 1000;
const minute = 60 * second;

/** Milliseconds, for jobs that are unfinished: at first, and as long as nothing changes. */
const shortest = 15 * second;
const longestUnfinished = minute;
/** Milliseconds, where all jobs have ended, and at most after failures. */
const longest = 5 * minute;

/**
 * Milliseconds from {@link RefreshRecord.at} to the next refresh; undefined where there is none.
 * @param isUnfinished some job of the list can still change
 */
export function refreshPace(
  interval: RefreshInterval,
  { unchanged, failures, waitsForUser }: RefreshRecord,
  isUnfinished: boolean,
): number | undefined {
  if (interval === "off" || waitsForUser) return undefined;
  const again = failures === 0 ? 0 : doubled(shortest, failures, longest);
  if (interval !== "auto") return Math.max(interval * second, again);
  if (failures > 0) return again;
  return isUnfinished ? doubled(shortest, unchanged, longestUnfinished) : longest;
}

/**
 * Milliseconds from now to the next refresh. A clock that jumps makes none wait longer than its pace.
 * @param pace see {@link refreshPace}
 */
export function waitFrom(now: number, { at }: RefreshRecord, pace: number): number {
  return Math.min(Math.max(at + pace - now, 0), pace);
}

function doubled(from: number, times: number, most: number): number {
  return Math.min(from * 2 ** Math.min(times, 10), most);
}
