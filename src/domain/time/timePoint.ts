import { isoDate, twoDigits } from "./calendarDay";
import type { CalendarDate } from "./calendarDay";
import { monthNames, weekdayNames } from "./timeVocabulary";
import type { TimeUnit } from "./timeVocabulary";

/** A time as somebody says it: what it is depends on now and on the zone. */
export type TimePoint =
  | { readonly type: "now" }
  | { readonly type: "ago"; readonly duration: TimeAmount }
  /** The whole day when it has no clock; seconds since midnight. */
  | { readonly type: "day"; readonly day: SaidDay; readonly clock?: number }
  | { readonly type: "clock"; readonly clock: number }
  | {
      readonly type: "absolute";
      readonly date: CalendarDate;
      readonly clock: number;
      /** Minutes from UTC. */
      readonly zone: number;
    };

export type SaidDay =
  | { readonly type: "relative"; readonly word: "today" | "yesterday" | "tomorrow" }
  | { readonly type: "weekday"; readonly weekday: number; readonly isLast: boolean }
  | { readonly type: "date"; readonly date: CalendarDate }
  /** Without a year; the weekday only confirms it. */
  | {
      readonly type: "monthDay";
      readonly month: number;
      readonly day: number;
      readonly weekday?: number;
    };

export interface TimeAmount {
  readonly amount: number;
  readonly unit: TimeUnit;
}

/** The one way in which a time is stored. */
export function pointText(point: TimePoint): string {
  switch (point.type) {
    case "now":
      return "now";
    case "ago":
      return `${amountText(point.duration)} ago`;
    case "day":
      return point.clock === undefined
        ? dayText(point.day)
        : `${dayText(point.day)} ${clockText(point.clock)}`;
    case "clock":
      return clockText(point.clock);
    case "absolute":
      return `${isoDate(point.date)}T${clockText(point.clock)}${offsetText(point.zone)}`;
  }
}

/** 1 hour, 2 days */
export function amountText({ amount, unit }: TimeAmount): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

export function dayText(day: SaidDay): string {
  switch (day.type) {
    case "relative":
      return day.word;
    case "weekday":
      return `${day.isLast ? "last " : ""}${weekdayNames[day.weekday] ?? ""}`;
    case "date":
      return isoDate(day.date);
    case "monthDay":
      return `${day.day} ${(monthNames[day.month - 1] ?? "").slice(0, 3)}`;
  }
}

function clockText(clock: number): string {
  const [hours, minutes] = [Math.floor(clock / 3600), Math.floor(clock / 60) % 60];
  const seconds = clock % 60;
  const short = `${twoDigits(hours)}:${twoDigits(minutes)}`;
  return seconds === 0 ? short : `${short}:${twoDigits(seconds)}`;
}

function offsetText(minutes: number): string {
  if (minutes === 0) return "Z";
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}
