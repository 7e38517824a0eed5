import type { ViewKind } from "../job/viewKinds";
import type { TimeRange } from "../time/timeWindow";
import { planFilter } from "./filterPlan";
import { rangesOf } from "./filterRanges";
import type { JobFilter } from "./jobFilter";
import type { JobScope } from "./jobScope";
import { scopeHere } from "./scopeHere";

/** The filter in use, maybe none. It makes its scopes itself: who shows jobs needs not know how it is read or planned. */
export interface ActiveFilter {
  readonly filter: JobFilter;
  /**
   * What is asked for of a kind of job; all jobs without a filter.
   * @param region that of the session that is asked
   * @param now milliseconds since the epoch: relative times mean what they mean then
   */
  readonly scope: (kind: ViewKind, region: string, now: number) => JobScope;
}

/** @param readWindow what a time window means at a time (ms since the epoch); undefined when it means nothing then */
export function activeFilter(
  filter: JobFilter,
  readWindow: (window: string, now: number) => TimeRange | undefined,
): ActiveFilter {
  return {
    filter,
    scope: (kind, region, now) =>
      scopeHere(planFilter(filter, kind, rangesOf(filter, readWindow, now)), filter, region),
  };
}
