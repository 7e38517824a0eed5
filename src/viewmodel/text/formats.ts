import { lazily } from "../../base/lazily";

/** Times, numbers and sizes in the user's language and zone. All times are milliseconds since the epoch. */
export interface Formats {
  /** 14:02 */
  clock(time: number): string;
  /** Sat 21 Nov 2026, 14:02:09 */
  dateTime(time: number): string;
  /** 2026-11-21 14:02:09 UTC */
  utc(time: number): string;
  /** 2 h ago, in 5 min */
  relative(time: number, now: number): string;
  /** 2h, where a row has little room; a time to come as in relative. */
  age(time: number, now: number): string;
  /** 2 hours ago, for screen readers */
  relativeInWords(time: number, now: number): string;
  /** ISO date in the user's zone. */
  dayOf(time: number): string;
  /** Today, Yesterday, Fri 20 Nov */
  dayLabel(day: string, now: number): string;
  /** An ISO date as Fri 20 Nov; with the year when it is not this one. */
  date(day: string, now: number): string;
  /** Fri 14:02, where the week is plain. */
  weekdayAndClock(time: number): string;
  /** Fri 20 Nov 14:02; with the year when it is not this one. */
  dayAndClock(time: number, now: number): string;
  /** 1,340 */
  count(value: number): string;
  /** 12.5 GiB */
  bytes(value: number): string;
  /** 1 h 4 min */
  duration(milliseconds: number): string;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const byteUnits = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

const dateParts = { weekday: "short", day: "numeric", month: "short" } as const;
const clockParts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export interface FormatsOptions {
  /** BCP 47; one that Intl does not know falls back to English. */
  readonly locale: string;
  /** IANA name; the machine's own zone without it. */
  readonly timeZone?: string | undefined;
}

/** Each of its formatters takes some 2 ms to make: they are made when there is something to format, and kept. */
export function createFormats({ locale, timeZone }: FormatsOptions): Formats {
  const known = lazily(() => supported(locale));
  const moments = (parts: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    lazily(() => new Intl.DateTimeFormat(known(), { timeZone, ...parts }));
  const clock = moments(clockParts);
  const full = moments({ ...dateParts, ...clockParts, year: "numeric", second: "2-digit" });
  const moment = moments({ ...dateParts, ...clockParts });
  const momentOfYear = moments({ ...dateParts, ...clockParts, year: "numeric" });
  const momentOfWeek = moments({ weekday: "short", ...clockParts });
  const weekday = moments({ ...dateParts, timeZone: "UTC" });
  const dateOfYear = moments({ ...dateParts, timeZone: "UTC", year: "numeric" });
  const iso = timeZone === undefined ? ownDayOf : dayIn(timeZone);
  const age = (unit: AgeUnit): (() => Intl.NumberFormat) =>
    lazily(() => new Intl.NumberFormat(known(), { style: "unit", unit, unitDisplay: "narrow" }));
  const ages = {
    second: age("second"),
    minute: age("minute"),
    hour: age("hour"),
    day: age("day"),
  };
  const number = lazily(() => new Intl.NumberFormat(known()));
  const size = lazily(() => new Intl.NumberFormat(known(), { maximumSignificantDigits: 3 }));
  const short = lazily(() => new Intl.RelativeTimeFormat(known(), { style: "narrow" }));
  const words = lazily(
    () => new Intl.RelativeTimeFormat(known(), { style: "long", numeric: "auto" }),
  );
  // Zones are offset by multiples of a quarter of an hour, so a quarter is never in two days.
  const days = new Map<number, string>();
  const labels = new Map<string, string>();

  function dayOf(time: number): string {
    const quarter = Math.floor(time / (15 * minute));
    let known = days.get(quarter);
    if (known === undefined) {
      known = isShowable(time) ? iso(time) : "";
      days.set(quarter, known);
    }
    return known;
  }

  function labelOf(value: string): string {
    let label = labels.get(value);
    if (label === undefined) {
      const time = Date.parse(`${value}T00:00:00Z`);
      // NaN for years that ISO dates of four digits can't say.
      label = Number.isNaN(time) ? value : weekday().format(time);
      labels.set(value, label);
    }
    return label;
  }

  function isThisYear(day: string, now: number): boolean {
    return day.slice(0, -6) === dayOf(now).slice(0, -6);
  }

  return {
    clock: (time) => (isShowable(time) ? clock().format(time) : String(time)),
    dateTime: (time) => (isShowable(time) ? full().format(time) : String(time)),
    utc: (time) =>
      isShowable(time)
        ? `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`
        : String(time),
    relative: (time, now) => relative(short(), time, now),
    age: (time, now) => {
      if (!isShowable(time) || time > now) return relative(short(), time, now);
      const [amount, unit] = inUnit(time - now);
      return ages[unit]().format(Math.abs(amount));
    },
    relativeInWords: (time, now) => relative(words(), time, now),
    dayOf,
    dayLabel: (value, now) => {
      if (value === "") return "Date not reported";
      const today = dayOf(now);
      if (value === today) return "Today";
      // By the calendar: the days on which clocks change don't have 24 hours.
      if (Date.parse(value) === Date.parse(today) - day) return "Yesterday";
      return labelOf(value);
    },
    date: (value, now) => {
      const time = Date.parse(`${value}T00:00:00Z`);
      if (isThisYear(value, now) || Number.isNaN(time)) return labelOf(value);
      return dateOfYear().format(time);
    },
    weekdayAndClock: (time) => (isShowable(time) ? momentOfWeek().format(time) : String(time)),
    dayAndClock: (time, now) => {
      if (!isShowable(time)) return String(time);
      return (isThisYear(dayOf(time), now) ? moment() : momentOfYear()).format(time);
    },
    count: (value) => number().format(value),
    bytes: (value) => {
      let amount = value;
      let unit = 0;
      while (Math.abs(amount) >= 1024 && unit < byteUnits.length - 1) {
        amount /= 1024;
        unit++;
      }
      return `${size().format(amount)} ${byteUnits[unit] ?? "bytes"}`;
    },
    duration: (milliseconds) => {
      const seconds = Math.round(milliseconds / 1000);
      if (seconds < 60) return `${number().format(seconds)} s`;
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60)
        return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
      const hours = Math.floor(minutes / 60);
      return minutes % 60 === 0
        ? `${number().format(hours)} h`
        : `${number().format(hours)} h ${minutes % 60} min`;
    },
  };
}

type AgeUnit = "second" | "minute" | "hour" | "day";

/** How far apart two times are, in the unit that a person would take. */
function inUnit(distance: number): readonly [amount: number, unit: AgeUnit] {
  const size = Math.abs(distance);
  // -0 is "0 s ago", 0 would be "in 0 s".
  if (size < minute) return [Math.trunc(distance / 1000) || -0, "second"];
  if (size < hour) return [Math.trunc(distance / minute), "minute"];
  if (size < 2 * day) return [Math.trunc(distance / hour), "hour"];
  return [Math.trunc(distance / day), "day"];
}

function relative(format: Intl.RelativeTimeFormat, time: number, now: number): string {
  return isShowable(time) ? format.format(...inUnit(time - now)) : String(time);
}

/** Dates outside what JavaScript can say (±8.64e15 ms) are shown as the number they are. */
function isShowable(time: number): boolean {
  return Math.abs(time) <= 8.64e15;
}

function supported(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? "en";
  } catch {
    return "en";
  }
}

/** The ISO date in the machine's own zone. Intl needs 10 ms to begin with it, before the first rows (measured). */
function ownDayOf(time: number): string {
  const date = new Date(time);
  const [year, month, dayOfMonth] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

/** ISO dates in a zone. */
function dayIn(timeZone: string): (time: number) => string {
  const format = lazily(
    () =>
      new Intl.DateTimeFormat("en-CA", {
        timeZone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
      }),
  );
  return (time) => format().format(time);
}
