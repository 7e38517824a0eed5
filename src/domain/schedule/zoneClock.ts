import { createLocalTime, asUtc } from "../time/localTime";

/** How far the clocks of a time zone are ahead of UTC. All times are in milliseconds. */
export interface ZoneClock {
  /**
   * When the wall says this (as if it were UTC). undefined for a time that is skipped when the clock is put forward; of
   * a time that comes twice, the first.
   */
  timeOf(wall: number): number | undefined;
  /** The same for every time of a day of the wall, where no clock change is near: the day's distance from UTC. */
  steadyOffset(day: number): number | undefined;
  /** True where the clock is changed within a span of this length on either side. */
  isNearChange(time: number, reach: number): boolean;
}

const second = 1000;
export const dayLength = 86_400_000;

/** No Date holds a time some days later, and none holds one so long before the epoch. */
const calendarEnd = 8.64e15 - 3 * dayLength;

/**
 * Many rules share a zone, and Intl takes some microseconds for each time that it is asked (measured: 5 to 8). Bounded,
 * because somebody else writes the names, and case does not matter in them.
 */
const clocks = new Map<string, ZoneClock>();
const mostClocks = 1000;

/** `zone`: an IANA name; undefined where Intl knows no such zone. */
export function zoneClock(zone: string): ZoneClock | undefined {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = createZoneClock(zone);
  if (made === undefined) return undefined;
  if (clocks.size >= mostClocks) clocks.clear();
  clocks.set(zone, made);
  return made;
}

function createZoneClock(zone: string): ZoneClock | undefined {
  // Newer Node.js takes "+02:00", too; AWS takes names of the IANA database only.
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  const local = createLocalTime(zone);
  const ask = (time: number) => asUtc(local.partsOf(time)) - time;
  try {
    ask(0);
  } catch {
    return undefined;
  }
  const atMidnight = remembered((day) => ask(day * dayLength));
  const changeOn = remembered((day) => findChange(day, ask));

  function offsetAt(time: number): number {
    const day = Math.floor(time / dayLength);
    const before = atMidnight(day);
    const after = atMidnight(day + 1);
    return before === after || time < changeOn(day) ? before : after;
  }

  return {
    steadyOffset(day) {
      const offset = atMidnight(day - 1);
      const isSteady = [day, day + 1, day + 2].every((other) => atMidnight(other) === offset);
      return isSteady ? offset : undefined;
    },
    timeOf(wall) {
      // Zones are less than 16 hours from UTC; the larger offset is the earlier time.
      const offsets = [offsetAt(wall - dayLength), offsetAt(wall + dayLength)].sort(
        (a, b) => b - a,
      );
      const found = offsets.find((offset) => offsetAt(wall - offset) === offset);
      return found === undefined ? undefined : wall - found;
    },
    // Beyond the calendar nobody changes clocks.
    isNearChange: (time, reach) =>
      Math.abs(time) + reach < calendarEnd && offsetAt(time - reach - 1) !== offsetAt(time + reach),
  };
}

/** The first second of a day of UTC that has another offset than its midnight. No zone changes twice within a day. */
function findChange(day: number, ask: (time: number) => number): number {
  const before = ask(day * dayLength);
  let [early, late] = [0, dayLength / second];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (ask(day * dayLength + middle * second) === before) early = middle;
    else late = middle;
  }
  return day * dayLength + late * second;
}

function remembered(make: (day: number) => number): (day: number) => number {
  const values = new Map<number, number>();
  return (day) => {
    const known = values.get(day);
    if (known !== undefined) return known;
    const value = make(day);
    values.set(day, value);
    return value;
  };
}
