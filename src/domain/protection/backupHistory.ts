import type { BackupJob } from "../job/job";
import { isUnfinished } from "../job/jobState";
import { sayable } from "../job/jobTimes";
import type { GatheredResource } from "./gatheredJobs";
import { compareMade, isGood, madeAt } from "./goodBackup";
import { failedStates } from "./madeGood";
import { isTold, jobsAtOnce, type Steps } from "./slices";

/** What a resource's jobs say, whoever made them. */
export interface BackupHistory {
  readonly newest: BackupJob | undefined;
  readonly running: BackupJob | undefined;
  readonly lastEnded: BackupJob | undefined;
  readonly lastGood: BackupJob | undefined;
  /** Jobs that failed since the last good backup. */
  readonly failures: number;
  readonly lastFailure: BackupJob | undefined;
  /** The last good backup was created later than a job that failed, and none has failed since. */
  readonly isRecovered: boolean;
}

export function* backupHistory({ resourceArn, jobs }: GatheredResource): Steps<BackupHistory> {
  let newest: BackupJob | undefined;
  let running: BackupJob | undefined;
  let lastEnded: BackupJob | undefined;
  let lastGood: BackupJob | undefined;
  const failed: BackupJob[] = [];
  let looked = 0;
  for (const job of jobs) {
    if (isTold(looked++)) yield jobsAtOnce;
    newest = later(job, newest);
    if (isUnfinished(job)) {
      running = later(job, running);
      continue;
    }
    lastEnded = later(job, lastEnded);
    if (isGood(job, resourceArn)) lastGood = later(job, lastGood);
    else if (failedStates.includes(job.state)) failed.push(job);
  }
  let failures = 0;
  let lastFailure: BackupJob | undefined;
  let hasOlder = false;
  for (const [index, job] of failed.entries()) {
    if (isTold(index)) yield jobsAtOnce;
    if (lastGood !== undefined && compareMade(job, lastGood) >= 0) {
      hasOlder ||= isBefore(job, lastGood);
      continue;
    }
    failures += 1;
    lastFailure = later(job, lastFailure);
  }
  const isRecovered = failures === 0 && hasOlder;
  return { newest, running, lastEnded, lastGood, failures, lastFailure, isRecovered };
}

/** The newest ended job went wrong. */
export function isFailing({ lastEnded }: BackupHistory): boolean {
  return lastEnded !== undefined && failedStates.includes(lastEnded.state);
}

/** The last job that ended was good. */
export function endedWell({ lastEnded, lastGood }: BackupHistory): boolean {
  return lastEnded !== undefined && lastEnded === lastGood;
}

/** All jobs since the last one that ended are known. @param since every job created from then on is known */
export function isEndKnown({ lastEnded }: BackupHistory, since: number): boolean {
  return lastEnded !== undefined && madeAt(lastEnded) >= since;
}

function later(job: BackupJob, than: BackupJob | undefined): BackupJob {
  return than === undefined || compareMade(job, than) < 0 ? job : than;
}

function isBefore(failed: BackupJob, good: BackupJob): boolean {
  return (sayable(good.creationDate) ?? -Infinity) > (sayable(failed.creationDate) ?? Infinity);
}
