import type { Job } from "../job/job";
import { jobKinds } from "../job/jobKinds";
import { countStates, reportedCounts } from "../job/countStates";
import type { JobGateway } from "../query/jobGateway";
import type { Watch } from "./watch";

/** How many of a parent's children are in each display state. */
export interface ChildStates {
  readonly states: ReadonlyMap<string, number>;
  /** False where there are more than were counted. */
  readonly isComplete: boolean;
}

/** What AWS says of a watched job. */
export interface WatchAnswer {
  readonly job: Job;
  /** Undefined for a job without children, and where nobody knows of them. */
  readonly children: ChildStates | undefined;
}

const mostChildren = 1000;

/**
 * Asks for a watched job: one Describe. Of a parent that does not say how many of its children are in each state, such as
 * a restore job (API model), a page of its children is listed, too.
 */
export async function askWatched(
  { kind, id }: Pick<Watch, "kind" | "id">,
  gateway: Pick<JobGateway, "describeJob" | "listJobs">,
  signal: AbortSignal,
): Promise<WatchAnswer> {
  const { job } = await gateway.describeJob(kind, id, signal);
  const reported = reportedCounts(job).states;
  if (reported !== undefined) return { job, children: { states: reported, isComplete: true } };
  const canList = jobKinds[kind].list.parameters.includes("parentJobId");
  if (job.isParent !== true || !canList) return { job, children: undefined };
  const query = { kind, parentJobId: id };
  const { jobs, nextToken } = await gateway.listJobs(query, { maxResults: mostChildren }, signal);
  return { job, children: { states: countStates(jobs), isComplete: nextToken === undefined } };
}
