import type { ArnQuery } from "../query/arnQueries";
import type { Job } from "../job/job";
import type { JobGateway } from "../query/jobGateway";
import { compareJobs } from "../job/jobOrder";

/** What the first page of a query says. */
export interface NewestJobs {
  /** In the order of {@link compareJobs}. */
  readonly newest: Job | undefined;
  /** The newest that completed, with issues or without. */
  readonly completed: Job | undefined;
  /** How many jobs the page held. */
  readonly lookedAt: number;
  /** AWS has no more: the newest is the newest of all, and none is none. */
  readonly isComplete: boolean;
}

/**
 * The most that AWS gives at once: a resource that is backed up every hour has 720 jobs in 30 days, and AWS
 * does not say in which order it lists them.
 */
const pageSize = 1000;

/** The newest jobs of a query, with one request. */
export async function newestJobs(
  { query, keep = () => true }: ArnQuery,
  gateway: JobGateway,
  signal: AbortSignal,
): Promise<NewestJobs> {
  const page = await gateway.listJobs(query, { maxResults: pageSize }, signal);
  const jobs = page.jobs.filter(keep).sort(compareJobs);
  return {
    newest: jobs[0],
    completed: jobs.find(({ state }) => state === "COMPLETED"),
    lookedAt: page.jobs.length,
    isComplete: page.nextToken === undefined,
  };
}
