import { amountText, dayText, pointText } from "./timePoint";
import type { SaidDay, TimeAmount, TimePoint } from "./timePoint";
import { isProblem, quoted, timeExamples, timeProblem } from "./timeProblem";
import type { TimeProblem } from "./timeProblem";
import { timeTokens } from "./timeTokens";
import { readAmount, readDay, readTimePoint } from "./readTimePoint";
import { TokenReader } from "./tokenReader";

/** A window as somebody says it: its range depends on now and on the zone. */
export type TimeWindow =
  | { readonly type: "lastNight" }
  | { readonly type: "last"; readonly duration: TimeAmount }
  | { readonly type: "on"; readonly day: SaidDay }
  /** Of a day, since and before mean its beginning, after and until its end. */
  | { readonly type: "since" | "after" | "before" | "until"; readonly point: TimePoint }
  | { readonly type: "between"; readonly from: TimePoint; readonly to: TimePoint };

/** What a text may mean, best first. */
export type SaidWindows = readonly [TimeWindow, ...TimeWindow[]];

export function readWindows(text: string): SaidWindows | TimeProblem {
  const tokens = timeTokens(text.trim());
  if (isProblem(tokens)) return tokens;
  if (tokens.length === 0) return timeProblem(`A time is missing. Write ${timeExamples}.`);
  const reader = new TokenReader(text.trim(), tokens);
  const windows = readFrom(reader);
  if (isProblem(windows) || reader.isAtEnd) return windows;
  return timeProblem(
    `${quoted(reader.rest)} is not understood after ${quoted(reader.textSince(0))}. Remove it, or write ${timeExamples}.`,
  );
}

function readFrom(reader: TokenReader): SaidWindows | TimeProblem {
  const lasting = readLast(reader);
  if (lasting !== undefined) return isProblem(lasting) ? lasting : [lasting];

  if (reader.takeWord("on") !== undefined) {
    const day = readDay(reader) ?? missing(reader, "on");
    return isProblem(day) ? day : [{ type: "on", day }];
  }

  const beginning = reader.takeWord("since", "after", "from", "between");
  const ending =
    beginning === undefined ? reader.takeWord("before", "until", "till", "to") : undefined;
  const point = readTimePoint(reader) ?? missing(reader, beginning ?? ending);
  if (isProblem(point)) return point;
  if (ending !== undefined) {
    return [{ type: ending === "before" || !isDay(point) ? "before" : "until", point }];
  }

  const separator = takeSeparator(reader);
  if (separator !== undefined) {
    const to = readTimePoint(reader) ?? missing(reader, separator);
    return isProblem(to) ? to : [{ type: "between", from: point, to }];
  }
  if (beginning === "between") return missing(reader, "and");
  if (point.type === "now") {
    return timeProblem(
      'No job is newer than "now". Write an earlier time, such as "since yesterday 22:00".',
    );
  }
  return beginning === undefined ? readingsOf(point) : [opened(beginning, point)];
}

/** "last night", "last 3 days", "past 2 weeks", "2d". */
function readLast(reader: TokenReader): TimeWindow | TimeProblem | undefined {
  const start = reader.position;
  const word = reader.takeWord("last", "past");
  if (word === "last" && reader.takeWord("night") !== undefined) return { type: "lastNight" };

  const unit = word === undefined ? undefined : reader.take("unit")?.unit;
  if (unit !== undefined) {
    if (word === "past" || (unit !== "day" && unit !== "week")) {
      return { type: "last", duration: { amount: 1, unit } };
    }
    const [long, calendar] =
      unit === "day" ? ["last 24 hours", '"yesterday"'] : ["last 7 days", '"last Monday to now"'];
    return timeProblem(`"last ${unit}" can mean two things. Write "${long}" or ${calendar}.`);
  }

  const duration = readAmount(reader);
  if (duration !== undefined && (word !== undefined || reader.isAtEnd)) {
    return isProblem(duration) ? duration : { type: "last", duration };
  }
  reader.goTo(start);
  return undefined;
}

/** A time without a word that says what about it. Jobs after a time are asked for more often than those before. */
function readingsOf(point: TimePoint): SaidWindows {
  const [since, before] = [opened("since", point), { type: "before", point } as const];
  if (point.type !== "day" || point.clock !== undefined) return [since, before];
  const on = { type: "on", day: point.day } as const;
  switch (point.day.type) {
    case "relative":
      // Since today is today.
      return point.day.word === "today" ? [on, before] : [on, since];
    case "weekday":
      return [on, since, before];
    case "date":
    case "monthDay":
      return [since, on, before];
  }
}

function opened(word: "since" | "after" | "from", point: TimePoint): TimeWindow {
  if (point.type === "ago") return { type: "last", duration: point.duration };
  return { type: word === "after" && isDay(point) ? "after" : "since", point };
}

function isDay(point: TimePoint): boolean {
  return point.type === "day" && point.clock === undefined;
}

function takeSeparator(reader: TokenReader): string | undefined {
  return (
    reader.takeWord("to", "until", "till", "and") ??
    (reader.take("dash") === undefined ? undefined : "to")
  );
}

function missing(reader: TokenReader, after: string | undefined): TimeProblem {
  if (reader.isAtEnd && after !== undefined) {
    return timeProblem(`A time is missing after "${after}". Write one, such as "yesterday".`);
  }
  return timeProblem(`${quoted(reader.rest)} is not understood. Write ${timeExamples}.`);
}

/** The one way in which a window is stored; readWindows reads it as this window. */
export function windowText(window: TimeWindow): string {
  switch (window.type) {
    case "lastNight":
      return "last night";
    case "last":
      return `last ${amountText(window.duration)}`;
    case "on": {
      const isDated = window.day.type === "date" || window.day.type === "monthDay";
      return isDated ? `on ${dayText(window.day)}` : dayText(window.day);
    }
    case "since":
    case "after":
    case "before":
    case "until":
      return `${window.type} ${pointText(window.point)}`;
    case "between":
      return `${pointText(window.from)} to ${pointText(window.to)}`;
  }
}
