import type { Job } from "./job";
import { hasNotRun, startedAt } from "./jobFacts";
import { isUnfinished } from "./jobState";

const minute = 60_000;

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
  return {
    created: sayable(job.creationDate),
    startBy: sayable(job.startBy),
    started: sayable(startedAt(job)),
    expected: sayable(job.expectedCompletionDate ?? reckonedEnd(job)),
    completed: sayable(job.completionDate),
  };
}

/** True where AWS reports how many minutes the job takes, and not when it ends. */
export function isEndReckoned(job: Job): boolean {
  return job.expectedCompletionTimeMinutes !== undefined;
}

/** ExpectedCompletionTimeMinutes is how long the restore takes in all, not what is left of it. */
function reckonedEnd(job: Job): number | undefined {
  const minutes = job.expectedCompletionTimeMinutes;
  if (job.creationDate === undefined || minutes === undefined || !(minutes > 0)) return undefined;
  return job.creationDate + minutes * minute;
}

/** The time if a calendar holds it. */
export function sayable(time: number | undefined): number | undefined {
  // From -0 there would come durations of "-0 s".
  return time !== undefined && Math.abs(time) <= 8.64e15 ? Math.round(time) || 0 : undefined;
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
  if (from === undefined || hasNotRun(job) || (soFar && !isUnfinished(job))) return undefined;
  const milliseconds = (completed ?? now) - from;
  return milliseconds >= 0 ? { milliseconds, soFar } : undefined;
}
