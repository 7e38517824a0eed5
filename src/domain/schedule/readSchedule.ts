import { dateOfDay, dayNumber } from "../time/calendarDay";
import { type CronFields, firstYear, lastYear, readCron } from "./cronFields";
import type { RunTimes } from "./runTimes";
import { dayLength, type ZoneClock, zoneClock } from "./zoneClock";

/** AWS says of no run near a clock change when exactly it is. */
const changeReach = 12 * 3_600_000;

/**
 * When a rule runs. EventBridge Scheduler's guide (Schedule types): by the clock on the wall of the zone; a run that
 * falls into the gap of a clock change is skipped, one in the hour that comes twice runs once.
 *
 * No library (tried in November 2026, days mapped to names): croner 11.0.1 refuses "0/8" and a lone L of the week, and
 * takes 60 microseconds a run; cron-parser 5.10.6 has no W, no lone L and no years, and takes 27. This takes less than one.
 * @param zone IANA name; UTC without one, which is AWS's default
 * @returns undefined where the schedule is unknown: `rate(…)`, what AWS does not document, an unknown zone
 */
export function runTimes(expression: string, zone: string | undefined): RunTimes | undefined {
  const fields = readCron(expression);
  const clock = zoneClock(zone ?? "UTC");
  if (fields === undefined || clock === undefined) return undefined;
  return {
    between: (from, to, limit) => newestRuns(fields, clock, { from, to, limit }),
    isNearClockChange: (at) => clock.isNearChange(at, changeReach),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** From the newest back, day by day: the limit counts the newest ones. */
function newestRuns(fields: CronFields, clock: ZoneClock, { from, to, limit }: Span): number[] {
  const runs: number[] = [];
  for (const day of daysBack(fields, from, to)) {
    const offset = clock.steadyOffset(day);
    for (let index = fields.timesOfDay.length - 1; index >= 0; index -= 1) {
      const wall = day * dayLength + (fields.timesOfDay[index] ?? 0);
      const run = offset === undefined ? clock.timeOf(wall) : wall - offset;
      if (run === undefined || run > to) continue;
      if (run < from || runs.length >= limit) return runs.reverse();
      runs.push(run);
    }
  }
  return runs.reverse();
}

/** The numbers of the days with runs, the newest first; a day more at either end, because zones differ from UTC. */
function* daysBack({ daysOf, months, years }: CronFields, from: number, to: number) {
  const last = Math.min(Math.floor(to / dayLength) + 1, endOf(lastYear));
  const first = Math.max(Math.floor(from / dayLength) - 1, endOf(firstYear - 1) + 1);
  if (!(first <= last)) return;
  let { year, month } = dateOfDay(last);
  for (; dayNumber({ year, month: month + 1, day: 0 }) >= first; month -= 1) {
    if (month === 0) [year, month] = [year - 1, 12];
    if (!years.has(year) || !months.has(month)) continue;
    const start = dayNumber({ year, month, day: 0 });
    for (const day of daysOf(year, month).toReversed()) {
      if (start + day <= last) yield start + day;
    }
  }
}

function endOf(year: number): number {
  return dayNumber({ year, month: 12, day: 31 });
}
