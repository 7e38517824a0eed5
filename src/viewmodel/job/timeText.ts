import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import { hasNotRun } from "../../domain/job/jobFacts";
import { jobDuration } from "../../domain/job/jobTimes";
import type { Formats } from "../text/formats";

const minute = 60_000;
const day = 24 * 60 * minute;

/** "1 h 4 min", "12 min so far", or why there is no duration. */
export function durationText(job: Job, now: number, formats: Formats): string {
  const duration = jobDuration(job, now);
  if (duration !== undefined) {
    const text = formats.duration(duration.milliseconds);
    return duration.soFar ? `${text} so far` : text;
  }
  if (!hasNotRun(job)) return "Not reported";
  return isUnfinished(job) ? "Not started" : "Did not start";
}

/** How far apart two times are, without the seconds that nobody wants in "20 min ago". */
export function distanceText(milliseconds: number, formats: Formats): string {
  const size = Math.abs(milliseconds);
  if (size < minute) return "less than 1 min";
  if (size < 2 * day) return formats.duration(Math.floor(size / minute) * minute);
  return `${formats.count(Math.floor(size / day))} days`;
}

/** 14:02:09; with its day where that is not today. */
export function clockWithSeconds(time: number, now: number, formats: Formats): string {
  if (formats.dayOf(time) !== formats.dayOf(now)) return formats.dateTime(time);
  // Zones are offset by whole minutes, so the seconds are the same in all of them.
  const seconds = Math.floor(time / 1000) % 60;
  return `${formats.clock(time)}:${String(seconds).padStart(2, "0")}`;
}
