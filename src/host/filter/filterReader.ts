import { type ActiveFilter, activeFilter } from "../../domain/filter/activeFilter";
import { type FilterReading, readFilter } from "../../domain/filter/filterJson";
import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import { createLocalTime } from "../../domain/time/localTime";
import { isProblem } from "../../domain/time/timeProblem";
import {
  readTimeWindow,
  type TimeRange,
  timeWindowReadings,
  type TimeWindowReading,
  typedWindowProblem,
} from "../../domain/time/timeWindow";

/** Reads filters and time windows for whoever is in this zone, now, and says what they mean. */
export interface FilterReader {
  read(json: unknown): FilterReading;
  /** Why a filter could not be read again, were it kept; undefined when it could. */
  problem(filter: JobFilter): string | undefined;
  /** The filter as views take it. */
  activate(filter: JobFilter): ActiveFilter;
  /** What a window means at a time; undefined when it means nothing then. */
  range(text: string, now: number): TimeRange | undefined;
  /** Why a typed text is no window; undefined when it has readings. */
  typedProblem(typed: string): string | undefined;
  readings(typed: string): readonly TimeWindowReading[];
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
    activate: (filter) => activeFilter(filter, range),
    range,
    typedProblem: (typed) => typedWindowProblem(typed, now(), local),
    readings: (typed) => timeWindowReadings(typed, now(), local),
  };
}
