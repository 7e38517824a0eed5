import { type DaysOfMonth, readDays } from "./cronDays";
import { readValues } from "./cronValues";

/** When a schedule runs, by the calendar and the clock on the wall. */
export interface CronFields {
  /** Milliseconds since midnight, in order. */
  readonly timesOfDay: readonly number[];
  readonly daysOf: DaysOfMonth;
  /** From 1. */
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

/** What EventBridge documents. */
export const firstYear = 1970;
export const lastYear = 2199;

const monthNames = [
  "JAN",
  "FEB",
  "MAR",
  "APR",
  "MAY",
  "JUN",
  "JUL",
  "AUG",
  "SEP",
  "OCT",
  "NOV",
  "DEC",
];

/** Somebody else wrote it; one that lists every minute has 170 characters. */
const longestExpression = 500;

const minuteLength = 60_000;

/**
 * Reads AWS's cron: minutes, hours, day of month, month, day of week, year; with or without "cron(…)", both of which
 * AWS Backup's API reference has as examples. undefined for every other text, `rate(…)` and `at(…)` included.
 */
export function readCron(expression: string): CronFields | undefined {
  if (expression.length > longestExpression) return undefined;
  const text = expression.trim();
  const parts = (/^cron\(([^()]*)\)$/.exec(text)?.[1] ?? text).trim().split(/\s+/);
  if (parts.length !== 6) return undefined;
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = parts;
  const minutes = readValues(minute, { least: 0, most: 59 });
  const hours = readValues(hour, { least: 0, most: 23 });
  const daysOf = readDays(dayOfMonth, dayOfWeek);
  const months = readValues(month, { least: 1, most: 12, names: monthNames });
  const years = readValues(year, { least: firstYear, most: lastYear });
  if (!minutes || !hours || !daysOf || !months || !years) return undefined;
  const timesOfDay = [...hours].flatMap((of) =>
    [...minutes].map((past) => (of * 60 + past) * minuteLength),
  );
  return { timesOfDay: timesOfDay.sort((a, b) => a - b), daysOf, months, years };
}
