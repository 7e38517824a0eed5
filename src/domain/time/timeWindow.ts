import type { LocalTime } from "./localTime";
import type { TimePoint } from "./timePoint";
import { isProblem, quoted, timeProblem } from "./timeProblem";
import type { TimeProblem } from "./timeProblem";
import { daySpan, Moment, spanOf, withYear } from "./timeSpan";
import type { TimeSpan } from "./timeSpan";
import { unitLength } from "./timeVocabulary";
import { readWindows, windowText } from "./windowGrammar";
import type { TimeWindow } from "./windowGrammar";

/** Milliseconds; from is part of it, to is not. At least one is set, and from is before to. */
export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

export interface TimeWindowReading {
  /** How it is stored; readTimeWindow reads this range from it. */
  readonly text: string;
  readonly range: TimeRange;
}

/** The windows to choose from without typing. */
export const namedTimeWindows = [
  "last 24 hours",
  "last night",
  "today",
  "yesterday",
  "last 7 days",
  "last 30 days",
] as const;

/**
 * What a stored text means now, for whoever is in this zone; "since today 22:00" has not come yet in the morning. Of a
 * text that can mean several things ("2026-11-20") it is what timeWindowReadings offers first.
 */
export function readTimeWindow(
  text: string,
  now: number,
  local: LocalTime,
): { readonly type: "range"; readonly range: TimeRange } | TimeProblem {
  const windows = readWindows(text);
  if (isProblem(windows)) return windows;
  const range = rangeOf(windows[0], text, new Moment(now, local));
  return isProblem(range) ? range : { type: "range", range };
}

/** Why a typed text means nothing, or only what has not come yet; undefined when timeWindowReadings offers what it means. */
export function typedWindowProblem(
  typed: string,
  now: number,
  local: LocalTime,
): string | undefined {
  const windows = readWindows(typed);
  const range = isProblem(windows)
    ? windows
    : pastRangeOf(windows[0], typed, new Moment(now, local));
  return isProblem(range) ? range.problem : undefined;
}

/** All that a typed text may mean, best first; none when it means nothing or only what has not come yet. */
export function timeWindowReadings(
  typed: string,
  now: number,
  local: LocalTime,
): readonly TimeWindowReading[] {
  const windows = readWindows(typed);
  if (isProblem(windows)) return [];
  const moment = new Moment(now, local);
  return windows.flatMap((window) => {
    const range = pastRangeOf(window, typed, moment);
    return isProblem(range) ? [] : [{ text: windowText(dated(window, moment)), range }];
  });
}

function rangeOf(window: TimeWindow, text: string, moment: Moment): TimeRange | TimeProblem {
  const range = anyRangeOf(window, moment);
  if (isProblem(range)) return range;
  const { from, to } = range;
  return from !== undefined && to !== undefined && from >= to
    ? timeProblem(`${quoted(text)} does not end after it begins. Write the earlier time first.`)
    : range;
}

/** Nobody looks for jobs of the future: it is a slip of whoever types it. */
function pastRangeOf(window: TimeWindow, text: string, moment: Moment): TimeRange | TimeProblem {
  const range = rangeOf(window, text, moment);
  return !isProblem(range) && range.from !== undefined && range.from > moment.now
    ? timeProblem(`${quoted(text)} is in the future. Write a past time, such as "since yesterday".`)
    : range;
}

function anyRangeOf(window: TimeWindow, moment: Moment): TimeRange | TimeProblem {
  switch (window.type) {
    case "lastNight":
      return lastNight(moment);
    case "last":
      return { from: moment.now - window.duration.amount * unitLength[window.duration.unit] };
    case "on":
      return daySpan(window.day, moment);
    case "since":
      return mapped(spanOf(window.point, moment), ({ from }) => ({ from }));
    case "after":
      return mapped(spanOf(window.point, moment), ({ to }) => ({ from: to }));
    case "before":
      return mapped(spanOf(window.point, moment), ({ from }) => ({ to: from }));
    case "until":
      return mapped(spanOf(window.point, moment), ({ to }) => ({ to }));
    case "between":
      return mapped(spanOf(window.from, moment), (first) =>
        mapped(spanOf(window.to, moment, first), ({ to }) => ({ from: first.from, to })),
      );
  }
}

/** From 18:00 to 08:00: the night that is under way, else the one that ended last. */
function lastNight(moment: Moment): TimeRange {
  const first = moment.hour >= 18 ? moment.today : moment.today - 1;
  return { from: moment.timeOn(first, 18 * 3600), to: moment.timeOn(first + 1, 8 * 3600) };
}

/** With the years of its days: "20 Nov" is stored as "2026-11-20". */
function dated(window: TimeWindow, moment: Moment): TimeWindow {
  switch (window.type) {
    case "lastNight":
    case "last":
      return window;
    case "on":
      return { ...window, day: withYear(window.day, moment) };
    case "since":
    case "after":
    case "before":
    case "until":
      return { ...window, point: datedPoint(window.point, moment) };
    case "between": {
      const first = spanOf(window.from, moment);
      const after = isProblem(first) ? undefined : first;
      return {
        ...window,
        from: datedPoint(window.from, moment),
        to: datedPoint(window.to, moment, after),
      };
    }
  }
}

function datedPoint(point: TimePoint, moment: Moment, after?: TimeSpan): TimePoint {
  return point.type === "day" ? { ...point, day: withYear(point.day, moment, after) } : point;
}

function mapped<Result>(
  span: TimeSpan | TimeProblem,
  map: (span: TimeSpan) => Result,
): Result | TimeProblem {
  return isProblem(span) ? span : map(span);
}
