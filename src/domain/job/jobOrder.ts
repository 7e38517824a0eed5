import { compareText } from "../../base/compareText";
import type { Job } from "./job";
import { recoveryPointArnOf, resourceArnOf } from "./jobFacts";

/**
 * What a job is known by in the whole product: its id. A job that AWS sent without one gets a key of
 * its own content, so that it is shown, and shown once.
 */
export function jobKey(job: Job): string {
  if (job.id !== "") return job.id;
  const [resource, recoveryPoint] = [resourceArnOf(job), recoveryPointArnOf(job)];
  return ["no id", job.creationDate, resource, recoveryPoint, job.resourceType].join("|");
}

/** Newest CreationDate first, job id as tie-break (plans start many jobs in one second), undated last. */
export function compareJobs(a: Job, b: Job): number {
  const byDate = (b.creationDate ?? -Infinity) - (a.creationDate ?? -Infinity);
  if (byDate !== 0 && !Number.isNaN(byDate)) return byDate;
  const [x, y] = a.id === b.id ? [jobKey(a), jobKey(b)] : [a.id, b.id];
  return compareText(x, y);
}

/** The first of some jobs by their order; undefined of none. Costs no sort: all jobs of a view may have come at once. */
export function firstOf(jobs: readonly Job[]): Job | undefined {
  let first: Job | undefined;
  for (const job of jobs) if (first === undefined || compareJobs(job, first) < 0) first = job;
  return first;
}
