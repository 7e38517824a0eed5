import { isProblem } from "../../domain/time/timeProblem";
import type { TimeRange } from "../../domain/time/timeWindow";
import { readWindows, windowText } from "../../domain/time/windowGrammar";
import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";

/**
 * The exact range, to the minute: "since Fri 20 Nov 14:02", "Fri 20 Nov 18:00 – Sat 21 Nov 08:00", "Fri 20 Nov" for a
 * whole day, "Fri 20 Nov 18:00 – 20:00" within one. Years are shown when they are not this one.
 */
export function rangeText({ from, to }: TimeRange, now: number, formats: Formats): string {
  if (from === undefined) {
    return to === undefined ? "at any time" : `before ${formats.dayAndClock(to, now)}`;
  }
  const start = formats.dayAndClock(from, now);
  if (to === undefined) return `since ${start}`;
  const day = formats.dayOf(from);
  if (formats.dayOf(to - 1) !== day) return `${start} – ${formats.dayAndClock(to, now)}`;
  // A day begins where the one before ends: at 01:00 where the clock is put forward at midnight.
  const isWhole = formats.dayOf(from - 1) !== day && formats.dayOf(to) !== day;
  if (isWhole) return formats.date(day, now);
  return `${start} – ${formats.dayOf(to) === day ? formats.clock(to) : formats.dayAndClock(to, now)}`;
}

/** A stored window's name: "Last night", "Since yesterday 22:00"; what cannot be read is shown as it is. */
export function windowLabel(text: string): string {
  const windows = readWindows(text);
  const plain = isProblem(windows) ? oneLine(text, 60) : windowText(windows[0]);
  const [first = ""] = plain;
  return first.toUpperCase() + plain.slice(first.length);
}
