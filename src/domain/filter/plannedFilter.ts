import type { TimeRange } from "../time/timeWindow";
import type { ActiveFilter } from "./activeFilter";
import { planFilter } from "./filterPlan";
import { rangesOf } from "./filterRanges";
import type { JobFilter } from "./jobFilter";
import { scopeHere } from "./scopeHere";

/**
 * A filter that is planned anew for each kind, Region and time that it is asked about.
 * @param readWindow what a time window means at a time (ms since the epoch); undefined when it means nothing then
 */
export function plannedFilter(
  filter: JobFilter,
  readWindow: (window: string, now: number) => TimeRange | undefined,
): ActiveFilter {
  return {
    filter,
    scope: (kind, region, now) =>
      scopeHere(planFilter(filter, kind, rangesOf(filter, readWindow, now)), filter, region),
  };
}
