import type { ViewKind } from "../job/viewKinds";
import { type JobFilter, noFilter } from "./jobFilter";
import type { JobScope } from "./jobScope";

/** A filter in use. It makes its scopes itself: who shows jobs needs not know how a filter is read or planned. */
export interface ActiveFilter {
  readonly filter: JobFilter;
  /**
   * What is asked for of a kind of job.
   * @param region that of the session that is asked
   * @param now milliseconds since the epoch: relative times mean what they mean then
   */
  readonly scope: (kind: ViewKind, region: string, now: number) => JobScope;
}

/** No filter: the scope is all jobs of a kind, what planFilter makes of no filter. */
export const allJobs: ActiveFilter = {
  filter: noFilter,
  scope: (kind, _region, now) => ({
    kind,
    queries: [{ kind }],
    belongs: () => true,
    matches: () => true,
    shows: () => true,
    narrowedBy: [],
    ranges: { readAt: now },
    impossible: [],
  }),
};
