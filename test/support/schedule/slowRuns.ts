/**
 * The runs of a schedule, found by asking each minute of a span what calendar and clock on the wall say, and whether each
 * field of the expression has that. Shares nothing with the product. A minute runs only if the wall has not said it, or
 * anything later, before: so the second of two equal hours has no run.
 */
export function slowRuns(expression: string, zone: string, from: number, to: number): number[] {
  const fields = expression.split(" ");
  const wallOf = wallReader(zone);
  const runs: number[] = [];
  let latest = "";
  // Clocks are put back by less than 26 hours.
  const begin = from - 26 * 60 * minute;
  for (let time = Math.ceil(begin / minute) * minute; time <= to; time += minute) {
    const wall = wallOf(time);
    if (wall <= latest) continue;
    latest = wall;
    if (time >= from && hasRun(fields, wall)) runs.push(time);
  }
  return runs;
}

const minute = 60_000;
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** A time as 2026-11-30T12:34. */
function wallReader(zone: string): (time: number) => string {
  if (zone === "UTC") return (time) => new Date(time).toISOString().slice(0, 16);
  // Sweden writes dates as ISO does.
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return (time) => format.format(time).replace(" ", "T");
}

function hasRun([minutes, hours, day, month, weekday, year]: readonly string[], wall: string) {
  const [y = 0, m = 0, d = 0, h = 0, min = 0] = wall.split(/\D/).map(Number);
  return (
    has(minutes, min, 0) &&
    has(hours, h, 0) &&
    has(month, m, 1, months) &&
    has(year, y, 1970) &&
    (day === "?" || isDay(day, y, m, d)) &&
    (weekday === "?" || isWeekday(weekday, y, m, d))
  );
}

function has(field = "", value: number, least: number, names: readonly string[] = []): boolean {
  const numberOf = (text: string) =>
    names.includes(text) ? names.indexOf(text) + least : Number(text);
  return field.split(",").some((part) => {
    const [span = "", step] = part.split("/");
    const [first = "", last] = span.split("-");
    const from = first === "*" ? least : numberOf(first);
    const isOpen = first === "*" || (last === undefined && step !== undefined);
    const to = isOpen ? Infinity : numberOf(last ?? first);
    return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
  });
}

/** 1 is Sunday; 0 for a day that the month does not have. */
function weekdayOf(y: number, m: number, d: number): number {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 ? date.getUTCDay() + 1 : 0;
}

function isDay(field = "", y: number, m: number, d: number): boolean {
  const lastDay = [31, 30, 29, 28].find((day) => weekdayOf(y, m, day) > 0) ?? 0;
  return field.split(",").some((part) => {
    if (part === "L") return d === lastDay;
    if (!part.endsWith("W")) return has(part, d, 1);
    const wanted = part === "LW" ? lastDay : Number.parseInt(part, 10);
    if (wanted > lastDay) return false;
    const working = Array.from({ length: lastDay }, (_, i) => i + 1).filter((day) => {
      const weekday = weekdayOf(y, m, day);
      return weekday > 1 && weekday < 7;
    });
    const distance = Math.min(...working.map((day) => Math.abs(day - wanted)));
    return working.includes(d) && Math.abs(d - wanted) === distance;
  });
}

function isWeekday(field = "", y: number, m: number, d: number): boolean {
  const weekday = weekdayOf(y, m, d);
  return field.split(",").some((part) => {
    if (part === "L") return weekday === 7;
    const [name = "", nth] = part.split("#");
    if (nth !== undefined) {
      const same = [0, 7, 14, 21, 28].filter((back) => d - back >= 1).length;
      return has(name, weekday, 1, weekdays) && same === Number(nth);
    }
    if (!part.endsWith("L")) return has(part, weekday, 1, weekdays);
    return has(part.slice(0, -1), weekday, 1, weekdays) && weekdayOf(y, m, d + 7) === 0;
  });
}
