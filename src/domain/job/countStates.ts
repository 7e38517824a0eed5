import type { Job } from "./job";
import { displayState } from "./jobState";

/** How many jobs are in each display state. */
export function countStates(jobs: readonly Job[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const job of jobs) {
    const state = displayState(job);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** AWS Backup's own counts of a parent's children. */
export interface ReportedCounts {
  readonly total: number | undefined;
  /** By display state; undefined where it reports none that can be. */
  readonly states: ReadonlyMap<string, number> | undefined;
}

/** What a parent says of its children; AWS's COMPLETED covers completed with issues. */
export function reportedCounts(job: Job): ReportedCounts {
  const { numberOfChildJobs, childJobsInState } = job;
  const states = new Map<string, number>();
  for (const [state, count] of Object.entries(childJobsInState ?? {})) {
    if (!isCount(count) || count === 0) continue;
    const display = displayState({ kind: job.kind, id: "", state });
    states.set(display, (states.get(display) ?? 0) + count);
  }
  return {
    total: isCount(numberOfChildJobs) ? numberOfChildJobs : undefined,
    states: states.size === 0 ? undefined : states,
  };
}

function isCount(count: number | undefined): count is number {
  return count !== undefined && Number.isSafeInteger(count) && count >= 0;
}
