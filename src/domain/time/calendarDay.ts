/** A date of the Gregorian calendar; months and days count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;

/**
 * The number of a date's day, counted from 1970-01-01, so that "the day after" is + 1 whatever clocks do. A month or
 * a day beyond its end goes on in the next one.
 */
export function dayNumber({ year, month, day }: CalendarDate): number {
  return utcTime(year, month, day) / dayLength;
}

export function dateOfDay(number: number): CalendarDate {
  const date = new Date(number * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  return dateOfDay(dayNumber({ year, month: month + 1, day: 0 })).day;
}

/** 2026-11-20 */
export function isoDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** Date.UTC, which takes the years 0 to 99 for 1900 to 1999. */
function utcTime(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
