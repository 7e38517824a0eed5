import type { Job } from "../../domain/job/job";
import { compareJobs } from "../../domain/job/jobOrder";
import { compareDisplayStates, displayState } from "../../domain/job/jobState";

/** Failures first, newest first within a state: what somebody on call looks for in a family. */
export function byState(jobs: readonly Job[]): readonly Job[] {
  const groups = new Map<string, Job[]>();
  for (const job of jobs) {
    const state = displayState(job);
    const group = groups.get(state);
    if (group === undefined) groups.set(state, [job]);
    else group.push(job);
  }
  return [...groups]
    .sort(([a], [b]) => compareDisplayStates(a, b))
    .flatMap(([, group]) => group.sort(compareJobs));
}
