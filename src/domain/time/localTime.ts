import { dayNumber } from "./calendarDay";
import type { CalendarDate } from "./calendarDay";

/** What calendar and clock on the wall say; hours count from 0 to 23. */
export interface WallTime extends CalendarDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Times in milliseconds since the epoch, and what they are called in the user's zone. */
export interface LocalTime {
  partsOf(time: number): WallTime;
  /**
   * When calendar and clock say this. A time that is skipped when the clock is put forward is the first one after the
   * gap; of a time that comes twice, the first. Parts beyond their end go on in the next larger one (24:00 is the next
   * day's 00:00).
   */
  timeOf(parts: WallTime): number;
}

const second = 1000;
const day = 86_400_000;

/** `timeZone`: an IANA name; the machine's own zone without it. */
export function createLocalTime(timeZone?: string): LocalTime {
  let made: Intl.DateTimeFormat | undefined;
  // Some milliseconds (measured: up to 50 for the first in a process), so not before it is needed.
  const formatter = () =>
    (made ??= new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      hourCycle: "h23",
    }));

  function partsOf(time: number): WallTime {
    const said = new Map(
      formatter()
        .formatToParts(floorToSecond(time))
        .map(({ type, value }) => [type, value]),
    );
    const number = (type: Intl.DateTimeFormatPartTypes) => Number(said.get(type) ?? 0);
    return {
      // 1 BC is the year 0.
      year: said.get("era") === "BC" ? 1 - number("year") : number("year"),
      month: number("month"),
      day: number("day"),
      hour: number("hour"),
      minute: number("minute"),
      second: number("second"),
    };
  }

  /** What the wall says at a time, as if it were UTC. */
  const wallOf = (time: number) => asUtc(partsOf(time));

  function timeOf(parts: WallTime): number {
    const wall = asUtc(parts);
    // Zones are less than 16 hours from UTC, so the time is between these two. No zone of the tz database (2025) has
    // ever changed its clock twice within three days.
    const [before, after] = [wall - day, wall + day].map((time) => wall - (wallOf(time) - time));
    const candidates = [before ?? wall, after ?? wall].sort((a, b) => a - b);
    const found = candidates.find((time) => wallOf(time) === wall);
    return found ?? firstAfterGap(candidates, wall);
  }

  /** The clock was put forward between the two: by an hour, by half of one, or by a day (Samoa, 2011-12-30). */
  function firstAfterGap([from = 0, to = 0]: readonly number[], wall: number): number {
    let [early, late] = [from / second, to / second];
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (wallOf(middle * second) < wall) early = middle;
      else late = middle;
    }
    return late * second;
  }

  return { partsOf, timeOf };
}

export function floorToSecond(time: number): number {
  return Math.floor(time / second) * second;
}

/** What the wall says, in milliseconds since the epoch as if it were UTC. */
export function asUtc(parts: WallTime): number {
  return dayNumber(parts) * day + ((parts.hour * 60 + parts.minute) * 60 + parts.second) * second;
}
