import type { Job } from "./job";
import { jobKinds } from "./jobKinds";
import { compareJobs } from "./jobOrder";

/**
 * The backup job, or the copy job, that made a recovery point, where one of the jobs is it. Many backup jobs share a
 * continuous recovery point: the newest of them is meant.
 */
export function pointMaker(arn: string, jobs: Iterable<Job>): Job | undefined {
  let maker: Job | undefined;
  for (const job of jobs) {
    // Jobs that make a recovery point have its size.
    const { vaultPoint, hasOwnSize } = jobKinds[job.kind];
    if (!hasOwnSize || arn === "" || job[vaultPoint] !== arn) continue;
    if (maker === undefined || compareJobs(job, maker) < 0) maker = job;
  }
  return maker;
}
