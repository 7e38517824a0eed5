import type { RunTimes } from "../schedule/runTimes";
import { backupJobsListedDays } from "../time/jobRetention";
import { unitLength } from "../time/timeVocabulary";

const { minute, hour, day } = unitLength;

/** A window that is over says something only when AWS has had the time to show its jobs. */
const grace = 15 * minute;

/** How much earlier than its run a job may be created, in milliseconds; no clock runs exactly. */
export const tolerance = 5 * minute;

/** Where the run itself may be an hour off. */
const clockChange = hour;

/** Hourly runs of 30 days, the most often that AWS Backup allows, and some more. */
const mostRuns = 1000;

/** A run whose window has been over long enough. Milliseconds since the epoch. */
export interface DueRun {
  readonly at: number;
  /** A job of the rule that was created from then on reaches it. */
  readonly from: number;
}

export interface DueRuns {
  /** Of the last 30 days, in order: AWS lists no older jobs. */
  readonly listed: readonly DueRun[];
  /** Of the last 400 days, if there is one. */
  readonly newest: DueRun | undefined;
}

/**
 * @param window how long a job may wait to start, in milliseconds
 * @param now milliseconds since the epoch: what is due later is not looked at
 */
export function dueRuns(schedule: RunTimes, window: number, now: number): DueRuns {
  const overBy = now - window - grace;
  const between = (from: number, limit: number): readonly DueRun[] =>
    schedule.between(from, overBy, limit).flatMap((at) => {
      const slack = runSlack(schedule, at);
      return at + slack <= overBy ? [{ at, from: createdFrom(at, slack) }] : [];
    });
  const listed = between(now - backupJobsListedDays * day, mostRuns);
  return { listed, newest: listed.at(-1) ?? between(now - 400 * day, 1).at(-1) };
}

/** How far a run may be from where we reckon it. */
export function runSlack(schedule: RunTimes, at: number): number {
  return schedule.isNearClockChange(at) ? clockChange : 0;
}

/** The first moment at which a job of the run may be created. */
export function createdFrom(at: number, slack: number): number {
  return at - tolerance - slack;
}
