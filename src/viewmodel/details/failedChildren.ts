import type { ChildPages } from "../../domain/children/childPages";
import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { failedStatesOf } from "../../domain/job/jobState";
import { reportedCounts } from "../../domain/job/countStates";

/** True where AWS counts more children than a page holds: that there are more need not be waited for. */
export function isLargeFamily(job: Job, pageSize: number): boolean {
  return (reportedCounts(job).total ?? 0) > pageSize;
}

/**
 * The states of failed children to ask AWS for by name, because the pages that were loaded hold not all of them: those
 * of which AWS counts more than were loaded. Where AWS counts none (restore jobs, old records), each state while
 * there are more children. None where all children are in the state: that list is the list of all.
 */
export function failedStatesToAsk(
  job: Job,
  children: ChildPages,
  { isDescribed }: { readonly isDescribed: boolean },
): readonly string[] {
  if (children.isComplete()) return [];
  const { total, states } = reportedCounts(job);
  const failed = failedStatesOf(job.kind).filter(
    (state) => children.knownList(state) === undefined,
  );
  if (states !== undefined) {
    return failed.filter((state) => {
      const count = states.get(state) ?? 0;
      return count > children.jobsIn(state).length && count !== total;
    });
  }
  // The Describe may bring the counts.
  const areCountsMissing = isDescribed || !jobKinds[job.kind].countsChildren;
  return areCountsMissing && children.list(undefined).hasMore ? failed : [];
}
