import { floorToSecond } from "./localTime";
import type { TimeRange } from "./timeWindow";
import { unitLength } from "./timeVocabulary";

/** ListBackupJobs returns jobs "for the last 30 days" (AWS Backup API reference). */
export const backupJobsListedDays = 30;

/** All of it is older than what AWS lists: nothing can be found in it. `now`: when the range was read. */
export function isBeyondRetention({ to }: TimeRange, now: number): boolean {
  return to !== undefined && to <= oldestListed(now);
}

/** Part of it is older than what AWS lists: what is found in it is not all there was. */
export function reachesBeyondRetention({ from }: TimeRange, now: number): boolean {
  return from === undefined || from < oldestListed(now);
}

/** In whole seconds, as ranges are: "last 30 days" does not reach beyond. */
function oldestListed(now: number): number {
  return floorToSecond(now) - backupJobsListedDays * unitLength.day;
}
