import { dayNumber, daysInMonth, weekdayOf } from "../time/calendarDay";
import { readValue, readValues } from "./cronValues";

/** The days of a month on which a schedule runs, in order. Months and days count from 1. */
export type DaysOfMonth = (year: number, month: number) => readonly number[];

/** Whether a schedule runs on a day of a month. */
type DayTest = (day: number, month: Month) => boolean;

interface Month {
  /** 1 to 7, Sunday is 1; of the month's first day. */
  readonly firstWeekday: number;
  readonly length: number;
}

const daysOfMonth = { least: 1, most: 31 };

/** AWS counts from 1, Sunday; most cron libraries from 0. */
const daysOfWeek = {
  least: 1,
  most: 7,
  names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
};

/**
 * The days of the two day fields; undefined for what AWS refuses or does not document. One of the two has to be "?"
 * (EventBridge's guide, Cron expressions reference).
 */
export function readDays(ofMonth: string, ofWeek: string): DaysOfMonth | undefined {
  if ((ofMonth === "?") === (ofWeek === "?")) return undefined;
  const tests = ofWeek === "?" ? readDaysOfMonth(ofMonth) : readDaysOfWeek(ofWeek);
  return tests && ((year, number) => daysThat(tests, year, number));
}

function daysThat(tests: readonly DayTest[], year: number, number: number): readonly number[] {
  const length = daysInMonth(year, number);
  const firstWeekday = weekdayOf(dayNumber({ year, month: number, day: 1 })) + 1;
  const month = { length, firstWeekday };
  const days: number[] = [];
  for (let day = 1; day <= length; day += 1) {
    if (tests.some((test) => test(day, month))) days.push(day);
  }
  return days;
}

function readDaysOfMonth(text: string): readonly DayTest[] | undefined {
  return readParts(text, (part) => {
    if (part === "L") return (day, { length }) => day === length;
    // The last weekday: 31W and the like are of months that have such a day.
    if (part === "LW") return (day, month) => day === nearestWeekday(month.length, month);
    const near = /^(\d{1,2})W$/.exec(part)?.[1];
    if (near === undefined) {
      const values = readValues(part, daysOfMonth);
      return values && ((day) => values.has(day));
    }
    const wanted = readValue(near, daysOfMonth);
    if (wanted === undefined) return undefined;
    return (day, month) => wanted <= month.length && day === nearestWeekday(wanted, month);
  });
}

function readDaysOfWeek(text: string): readonly DayTest[] | undefined {
  const [, weekday = "", nth] = /^(\w+)#([1-5])$/.exec(text) ?? [];
  if (nth !== undefined) {
    const wanted = readValue(weekday, daysOfWeek);
    if (wanted === undefined) return undefined;
    const isNth: DayTest = (day, month) =>
      weekdayIn(month, day) === wanted && Math.ceil(day / 7) === Number(nth);
    return [isNth];
  }
  return readParts(text, (part) => {
    // AWS documents no steps here.
    if (part.includes("/")) return undefined;
    const last = /^(\w+)L$/.exec(part)?.[1];
    if (last !== undefined) {
      const wanted = readValue(last, daysOfWeek);
      if (wanted === undefined) return undefined;
      return (day, month) => weekdayIn(month, day) === wanted && day + 7 > month.length;
    }
    // The last day of the week.
    const values = part === "L" ? new Set([daysOfWeek.most]) : readValues(part, daysOfWeek);
    return values && ((day, month) => values.has(weekdayIn(month, day)));
  });
}

function readParts(
  text: string,
  read: (part: string) => DayTest | undefined,
): readonly DayTest[] | undefined {
  const tests = text.split(",").map(read);
  const known = tests.filter((test) => test !== undefined);
  return known.length === tests.length ? known : undefined;
}

function weekdayIn({ firstWeekday }: Month, day: number): number {
  return ((firstWeekday - 1 + day - 1) % 7) + 1;
}

/** The day from Monday to Friday that is closest, in the same month. */
function nearestWeekday(day: number, month: Month): number {
  const weekday = weekdayIn(month, day);
  if (weekday === 7) return day === 1 ? day + 2 : day - 1;
  if (weekday === 1) return day === month.length ? day - 2 : day + 1;
  return day;
}
