import type { Job } from "../../domain/job/job";
import { jobKey } from "../../domain/job/jobOrder";
import type { JobsInput } from "./jobItems";

/**
 * A list in which the page's own job stands as the page knows it: the list was asked for at another moment,
 * and one page must not say two things of one job.
 */
export function withOwnJob(list: JobsInput, own: Job): JobsInput {
  const { jobs, asked, loading, hasMore, error, restarted, lookedAt } = list;
  const key = jobKey(own);
  const isOwn = (job: Job): boolean => job.kind === own.kind && jobKey(job) === key;
  return {
    jobs: jobs.some(isOwn) ? jobs.map((job) => (isOwn(job) ? own : job)) : jobs,
    asked,
    loading,
    hasMore,
    error,
    restarted,
    lookedAt,
  };
}
