/** What a word means by itself. */
export type Meaning =
  | { readonly type: "word"; readonly word: TimeWord }
  | { readonly type: "unit"; readonly unit: TimeUnit }
  | { readonly type: "month"; readonly month: number }
  | { readonly type: "weekday"; readonly weekday: number }
  | { readonly type: "zone"; readonly minutes: number };

const words = [
  "now",
  "today",
  "yesterday",
  "tomorrow",
  "night",
  "last",
  "past",
  "ago",
  "since",
  "after",
  "from",
  "between",
  "before",
  "until",
  "till",
  "to",
  "and",
  "on",
  "at",
] as const;

export type TimeWord = (typeof words)[number];

export type TimeUnit = "second" | "minute" | "hour" | "day" | "week";

/** Milliseconds. A day is one of 24 hours here: "2d" is 48 hours, while "yesterday" is a day of the calendar. */
export const unitLength: Readonly<Record<TimeUnit, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

const units: Readonly<Record<TimeUnit, string>> = {
  second: "s sec secs second seconds",
  minute: "m min mins minute minutes",
  hour: "h hr hrs hour hours",
  day: "d day days",
  week: "w wk wks week weeks",
};

export const weekdayNames = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

const weekdays = ["sun", "mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat"] as const;

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Words in lower case and what they mean. */
export const vocabulary: ReadonlyMap<string, Meaning> = new Map(entries());

function* entries(): Iterable<[string, Meaning]> {
  for (const word of words) yield [word, { type: "word", word }];
  for (const unit of Object.keys(units) as TimeUnit[]) {
    for (const name of units[unit].split(" ")) yield [name, { type: "unit", unit }];
  }
  for (const [weekday, short] of weekdays.entries()) {
    const names = [...short.split(" "), (weekdayNames[weekday] ?? "").toLowerCase()];
    for (const name of names) yield [name, { type: "weekday", weekday }];
  }
  for (const [index, name] of monthNames.entries()) {
    const month = index + 1;
    const long = name.toLowerCase();
    for (const each of [long, long.slice(0, 3)]) yield [each, { type: "month", month }];
  }
  yield ["sept", { type: "month", month: 9 }];
  for (const name of ["z", "utc", "gmt"]) yield [name, { type: "zone", minutes: 0 }];
}
