import { type FilterReading, readFilter } from "../domain/filterJson";
import type { JobFilter } from "../domain/jobFilter";
import type { JobScope } from "../domain/jobScope";
import { createLocalTime } from "../domain/localTime";
import { isProblem, type TimeProblem } from "../domain/timeProblem";
import {
  readTimeWindow,
  type TimeRange,
  timeWindowReadings,
  type TimeWindowReading,
} from "../domain/timeWindow";
import { filterHeader } from "../viewmodel/filterText";
import type { Formats } from "../viewmodel/formats";

/** Reads filters and time windows for whoever is in this zone, now, and says what they mean. */
export interface FilterReader {
  read(json: unknown): FilterReading;
  window(text: string): { readonly type: "range"; readonly range: TimeRange } | TimeProblem;
  /** What a window means at a time; undefined when it means nothing. */
  range(text: string, now: number): TimeRange | undefined;
  readings(typed: string): readonly TimeWindowReading[];
  /** What stands above the rows of a view. */
  header(filter: JobFilter, scope: JobScope, formats: Formats): string;
}

/** @param now milliseconds since the epoch */
export function createFilterReader(now: () => number): FilterReader {
  const local = createLocalTime();
  const window: FilterReader["window"] = (text) => readTimeWindow(text, now(), local);
  return {
    window,
    read: (json) => readFilter(json, window),
    range: (text, at) => {
      const reading = readTimeWindow(text, at, local);
      return isProblem(reading) ? undefined : reading.range;
    },
    readings: (typed) => timeWindowReadings(typed, now(), local),
    header: (filter, scope, formats) => filterHeader(filter, scope, { now: now(), formats }),
  };
}
