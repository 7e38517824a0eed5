import type { Job } from "./job";
import { resourceArnOf } from "./jobFacts";
import { compareJobs } from "./jobOrder";

/** A resource that loaded jobs name, with the newest of them. */
export interface SeenResource {
  readonly arn: string;
  readonly newest: Job;
}

/** Every resource that jobs name, the one with the newest job first. Restore jobs name their source. */
export function seenResources(jobs: Iterable<Job>): readonly SeenResource[] {
  const newest = new Map<string, Job>();
  for (const job of jobs) {
    const arn = resourceArnOf(job);
    if (arn === undefined || arn === "") continue;
    const known = newest.get(arn);
    if (known === undefined || compareJobs(job, known) < 0) newest.set(arn, job);
  }
  return [...newest]
    .map(([arn, job]) => ({ arn, newest: job }))
    .sort((a, b) => compareJobs(a.newest, b.newest));
}
