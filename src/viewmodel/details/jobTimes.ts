import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import type { Formats } from "../text/formats";

const minute = 60_000;
const day = 24 * 60 * minute;

/** The times of a job that a calendar holds, in milliseconds since the epoch. */
export interface JobTimes {
  readonly created: number | undefined;
  /** StartBy: a backup job that has not started by then is cancelled. */
  readonly startBy: number | undefined;
  /** InitiationDate; only backup jobs report one. */
  readonly started: number | undefined;
  readonly expected: number | undefined;
  readonly completed: number | undefined;
}

/** What AWS reported of a job's times; what is no time at all (NaN, the year 300000) is left out. */
export function jobTimes(job: Job): JobTimes {
  const isBackup = job.kind === "backup";
  return {
    created: sayable(job.creationDate),
    startBy: sayable(isBackup ? job.startBy : undefined),
    started: sayable(isBackup ? job.initiationDate : undefined),
    expected: sayable(isBackup ? job.expectedCompletionDate : expectedEnd(job)),
    completed: sayable(job.completionDate),
  };
}

/** ExpectedCompletionTimeMinutes is how long the restore takes in all, not what is left of it. */
function expectedEnd(job: Job): number | undefined {
  const minutes = job.kind === "restore" ? job.expectedCompletionTimeMinutes : undefined;
  if (job.creationDate === undefined || minutes === undefined || !(minutes > 0)) return undefined;
  return job.creationDate + minutes * minute;
}

/** The time if a calendar holds it. */
export function sayable(time: number | undefined): number | undefined {
  // From -0 there would come durations of "-0 s".
  return time !== undefined && Math.abs(time) <= 8.64e15 ? Math.round(time) || 0 : undefined;
}

/** In these states a job without a start did not run, as far as AWS says. */
const beforeStart: ReadonlySet<string> = new Set(["CREATED", "PENDING", "EXPIRED"]);

/** True of a job that waits or expired and whose start AWS did not report. */
export function hasNoStart(job: Job): boolean {
  return beforeStart.has(job.state) && jobTimes(job).started === undefined;
}

export interface JobDuration {
  readonly milliseconds: number;
  /** The job goes on. */
  readonly soFar: boolean;
}

/**
 * How long a job ran: from its start, or from its creation where AWS reports no start (restore and copy
 * jobs, old records). undefined where that can't be told: times missing or the wrong way round.
 */
export function jobDuration(job: Job, now: number): JobDuration | undefined {
  const { created, started, completed } = jobTimes(job);
  const from = started ?? created;
  const soFar = completed === undefined;
  if (from === undefined || hasNoStart(job) || (soFar && !isUnfinished(job))) return undefined;
  const milliseconds = (completed ?? now) - from;
  return milliseconds >= 0 ? { milliseconds, soFar } : undefined;
}

/** "1 h 4 min", "12 min so far", or why there is no duration. */
export function durationText(job: Job, now: number, formats: Formats): string {
  const duration = jobDuration(job, now);
  if (duration !== undefined) {
    const text = formats.duration(duration.milliseconds);
    return duration.soFar ? `${text} so far` : text;
  }
  if (!hasNoStart(job)) return "Not reported";
  return isUnfinished(job) ? "Not started" : "Start not reported";
}

/** How far apart two times are, without the seconds that nobody wants in "20 min ago". */
export function distanceText(milliseconds: number, formats: Formats): string {
  const size = Math.abs(milliseconds);
  if (size < minute) return "less than 1 min";
  if (size < 2 * day) return formats.duration(Math.floor(size / minute) * minute);
  return `${formats.count(Math.floor(size / day))} days`;
}

/** 14:30; with its day where that is not today. */
export function clockOf(time: number, now: number, formats: Formats): string {
  const itsDay = formats.dayOf(time);
  const clock = formats.clock(time);
  return itsDay === formats.dayOf(now) ? clock : `${formats.dayLabel(itsDay, now)} ${clock}`;
}

/** 14:02:09; with its day where that is not today. */
export function clockWithSeconds(time: number, now: number, formats: Formats): string {
  if (formats.dayOf(time) !== formats.dayOf(now)) return formats.dateTime(time);
  // Zones are offset by whole minutes, so the seconds are the same in all of them.
  const seconds = Math.floor(time / 1000) % 60;
  return `${formats.clock(time)}:${String(seconds).padStart(2, "0")}`;
}
