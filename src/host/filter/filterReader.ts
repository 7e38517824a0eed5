import { type FilterReading, readFilter } from "../../domain/filter/filterJson";
import { planFilter } from "../../domain/filter/filterPlan";
import { rangesOf } from "../../domain/filter/filterRanges";
import type { ViewKind } from "../../domain/job/job";
import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import type { JobScope } from "../../domain/filter/jobScope";
import { createLocalTime } from "../../domain/time/localTime";
import { scopeHere } from "../../domain/filter/scopeHere";
import { isProblem } from "../../domain/time/timeProblem";
import {
  readTimeWindow,
  type TimeRange,
  timeWindowReadings,
  type TimeWindowReading,
  typedWindowProblem,
} from "../../domain/time/timeWindow";
import { filterHeader, type FilterHeaderOptions } from "../../viewmodel/filter/filterText";

/** Reads filters and time windows for whoever is in this zone, now, and says what they mean. */
export interface FilterReader {
  read(json: unknown): FilterReading;
  /** Why a filter could not be read again, were it kept; undefined when it could. */
  problem(filter: JobFilter): string | undefined;
  /**
   * What a view of a kind asks AWS for, with the filter's times as they are at a time (ms since the epoch).
   * @param region the session's; none while there is no session
   */
  plan(filter: JobFilter, kind: ViewKind, now: number, region?: string): JobScope;
  /** What a window means at a time; undefined when it means nothing then. */
  range(text: string, now: number): TimeRange | undefined;
  /** Why a typed text is no window; undefined when it has readings. */
  typedProblem(typed: string): string | undefined;
  readings(typed: string): readonly TimeWindowReading[];
  /** What stands above the rows of a view. */
  header(
    filter: JobFilter,
    scope: JobScope,
    options: Pick<FilterHeaderOptions, "formats" | "isEmpty">,
  ): string;
}

/** @param now milliseconds since the epoch */
export function createFilterReader(now: () => number): FilterReader {
  const local = createLocalTime();
  const range: FilterReader["range"] = (text, at) => {
    const reading = readTimeWindow(text, at, local);
    return isProblem(reading) ? undefined : reading.range;
  };
  return {
    read: readFilter,
    problem: (filter) => {
      const reading = isFiltering(filter) ? readFilter(filter) : { filter };
      return "problem" in reading ? reading.problem : undefined;
    },
    plan: (filter, kind, at, region) => {
      const scope = planFilter(filter, kind, rangesOf(filter, range, at));
      return region === undefined ? scope : scopeHere(scope, filter, region);
    },
    range,
    typedProblem: (typed) => typedWindowProblem(typed, now(), local),
    readings: (typed) => timeWindowReadings(typed, now(), local),
    header: (filter, scope, options) => filterHeader(filter, scope, { now: now(), ...options }),
  };
}
