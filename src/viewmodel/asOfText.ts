import type { Formats } from "./formats";

/** When the jobs were up to date, with the day when it was not today: "as of 14:02"; "" while they are not. */
export function asOfText(asOf: number | undefined, now: number, formats: Formats): string {
  if (asOf === undefined) return "";
  const day = formats.dayOf(asOf);
  const clock = formats.clock(asOf);
  return day === formats.dayOf(now)
    ? `as of ${clock}`
    : `as of ${formats.dayLabel(day, now)} ${clock}`;
}
