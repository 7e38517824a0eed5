import type { HeldJob } from "./heldJob";
import { stateOf } from "./heldJob";
import type { JobViews, Moment } from "./jobView";
import { exists } from "./jobView";
import type { WireObject } from "./wire";

/** NumberOfChildJobs and ChildJobsInState of a parent; nothing for other jobs. */
export function childCounts(moment: Moment, parent: HeldJob, views: JobViews): WireObject {
  if (parent.record["IsParent"] !== true || moment.mood.omit !== undefined || parent.id === "") {
    return {};
  }
  const children = moment.account
    .shelf(parent.kind)
    .candidates("ParentJobId", parent.id)
    .filter((job) => exists(job, moment.now));
  const counts = new Map<string, number>();
  for (const child of children) {
    const state = stateOf(parent.kind, views.of(child));
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return { NumberOfChildJobs: children.length, ChildJobsInState: Object.fromEntries(counts) };
}
