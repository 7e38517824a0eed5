import type { Job } from "../job/job";
import { resourceArnOf } from "../job/jobFacts";
import { compareJobs } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";

/**
 * True for a good backup of a resource: a backup job with its ARN that is COMPLETED. One that completed with issues
 * is good, and is to be marked so. A child job counts for its own resource. PARTIAL never is good. The same goes for
 * copy jobs, which copy its backups.
 */
export function isGood(job: Job, resourceArn: string): boolean {
  return job.state === "COMPLETED" && resourceArn !== "" && resourceArnOf(job) === resourceArn;
}

/** When a good backup or copy was there: CompletionDate, else CreationDate, in milliseconds since the epoch. */
export function goodSince(job: Job): number | undefined {
  return sayable(job.completionDate) ?? sayable(job.creationDate);
}

/** The one that was created last, for that is the state of the resource that it holds; undated ones by when they completed. */
export function newestGood(jobs: Iterable<Job>): Job | undefined {
  let newest: Job | undefined;
  for (const job of jobs) if (newest === undefined || compareMade(job, newest) < 0) newest = job;
  return newest;
}

/** The one that was created last comes first; undated ones by when they completed. */
export function compareMade(a: Job, b: Job): number {
  const [x, y] = [madeAt(a), madeAt(b)];
  return x === y ? compareJobs(a, b) : y - x;
}

/** CreationDate, else CompletionDate, in milliseconds since the epoch; -Infinity of a job without either. */
export function madeAt(job: Job): number {
  return sayable(job.creationDate) ?? sayable(job.completionDate) ?? -Infinity;
}
