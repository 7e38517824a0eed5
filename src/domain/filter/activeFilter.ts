import type { ViewKind } from "../job/viewKinds";
import type { TimeRange } from "../time/timeWindow";
import { everyAccount } from "../job/listedBy";
import type { Source } from "../session/source";
import { planFilter } from "./filterPlan";
import { rangesOf } from "./filterRanges";
import type { JobFilter } from "./jobFilter";
import type { JobScope } from "./jobScope";
import { scopeHere } from "./scopeHere";

/** What a scope depends on of its source. */
export type AskedSource = Pick<Source, "session" | "accounts">;

/** The filter in use, maybe none. It makes its scopes itself: who shows jobs needs not know how it is read or planned. */
export interface ActiveFilter {
  readonly filter: JobFilter;
  /**
   * What is asked for of a kind of job; all jobs without a filter.
   * @param source what is asked: its Region, and whose jobs are meant where the filter names no accounts
   * @param now milliseconds since the epoch: relative times mean what they mean then
   */
  readonly scope: (kind: ViewKind, source: AskedSource, now: number) => JobScope;
}

/** @param readWindow what a time window means at a time (ms since the epoch); undefined when it means nothing then */
export function activeFilter(
  filter: JobFilter,
  readWindow: (window: string, now: number) => TimeRange | undefined,
): ActiveFilter {
  return {
    filter,
    scope: (kind, source, now) => {
      const ranges = rangesOf(filter, readWindow, now);
      return scopeHere(
        planFilter(withAccounts(filter, source), kind, ranges),
        filter,
        source.session.region,
      );
    },
  };
}

/** All accounts of the organization are what a filter by account may ask for as well; one with accounts of its own wins. */
function withAccounts(filter: JobFilter, { accounts }: AskedSource): JobFilter {
  return accounts === "organization" && filter.accountIds === undefined
    ? { ...filter, accountIds: [everyAccount] }
    : filter;
}
