import type { Formats } from "./formats";

/** 14:02; with its day where that is not today. */
export function clockOfDay(time: number, now: number, formats: Formats): string {
  const day = formats.dayOf(time);
  const clock = formats.clock(time);
  return day === formats.dayOf(now) ? clock : `${formats.dayLabel(day, now)} ${clock}`;
}
