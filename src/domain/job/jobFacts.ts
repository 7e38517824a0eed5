import type { Job } from "./job";
import { jobKinds } from "./jobKinds";

// What a job's members say, whichever member of its kind says it. A vault has a file of its own, see vaultOf.

/** The ARN of what is backed up, copied or restored. Untrusted text. */
export function resourceArnOf(job: Job): string | undefined {
  return job[jobKinds[job.kind].resource];
}

/** The ARN of the recovery point that the job makes, copies or restores. Untrusted text. */
export function recoveryPointArnOf(job: Job): string | undefined {
  return job[jobKinds[job.kind].recoveryPoint];
}

/** The ARNs of all recovery points that the job names: that, and what a copy made of it. Untrusted texts. */
export function recoveryPointArnsOf(job: Job): readonly string[] {
  return [recoveryPointArnOf(job), job.destinationRecoveryPointArn].filter(
    (arn) => arn !== undefined,
  );
}

/** AWS's message category; undefined for a kind that has none, too. Untrusted text. */
export function categoryOf(job: Job): string | undefined {
  const { category } = jobKinds[job.kind];
  return category && job[category];
}

/** In these states a job has not run. */
const beforeStart: ReadonlySet<string> = new Set(["CREATED", "PENDING", "EXPIRED"]);

/** True of a job that waits to start, or that expired before it did. */
export function hasNotRun({ state }: Job): boolean {
  return beforeStart.has(state);
}

/**
 * When the job began, in milliseconds since the epoch; undefined where AWS reports no start. What records of jobs that
 * have not run call InitiationDate is none: AWS documents it only as the time when the job was initiated.
 */
export function startedAt(job: Job): number | undefined {
  const { started } = jobKinds[job.kind];
  return started && !hasNotRun(job) ? job[started] : undefined;
}

/** True of a scan that found malware, whatever state it ended in. */
export function hasThreats({ scanResultStatus }: Job): boolean {
  return scanResultStatus === "THREATS_FOUND";
}
