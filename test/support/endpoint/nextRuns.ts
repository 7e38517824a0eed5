const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Days that are looked at: a leap day comes after eight years at most. */
const mostDays = 8 * 366 + 1;

export interface Span {
  /** Milliseconds: runs after it. */
  readonly from: number;
  readonly to?: number;
  readonly count?: number;
}

/**
 * The next runs of a schedule of AWS Backup after a time: day by day on the calendar of its zone, for it has to be right
 * and shares nothing with the product. `rate(…)`, `at(…)` and what can't be read have no preview.
 */
export function nextRuns(
  expression: string,
  zone: string,
  { from, to = Infinity, count = Infinity }: Span,
): readonly number[] {
  const fields = /^cron\(\s*(.+?)\s*\)$/.exec(expression)?.[1]?.split(/\s+/) ?? [];
  if (fields.length !== 6) return [];
  const [minutes = "", hours = "", monthDays = "", months = "", weekDays = "", years = ""] = fields;
  const times = valuesOf(hours, 0, 23).flatMap((h) => valuesOf(minutes, 0, 59).map((m) => [h, m]));
  const inYears = valuesOf(years, 1970, 2199);
  const inMonths = valuesOf(named(months, monthNames), 1, 12);
  const onWeekDays = named(weekDays, dayNames);
  const runs: number[] = [];
  const first = Math.floor((from + offsetOf(zone, from)) / day) * day - day;
  for (let i = 0; i < mostDays && runs.length < count && first + (i - 1) * day <= to; i++) {
    const date = new Date(first + i * day);
    const isDue =
      inYears.includes(date.getUTCFullYear()) &&
      inMonths.includes(date.getUTCMonth() + 1) &&
      isMonthDay(monthDays, date) &&
      isWeekDay(onWeekDays, date);
    if (!isDue) continue;
    const instants = times
      .flatMap(([h = 0, m = 0]) => instantOf(date.getTime() + h * hour + m * minute, zone))
      .sort((a, b) => a - b);
    runs.push(...instants.filter((at) => at > from && at <= to));
  }
  return runs.slice(0, count);
}

const monthNames = [
  "JAN",
  "FEB",
  "MAR",
  "APR",
  "MAY",
  "JUN",
  "JUL",
  "AUG",
  "SEP",
  "OCT",
  "NOV",
  "DEC",
];
const dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function named(field: string, names: readonly string[]): string {
  return field.toUpperCase().replace(/[A-Z]{3}/g, (name) => {
    const index = names.indexOf(name);
    return index < 0 ? name : String(index + 1);
  });
}

/** Of "*", "5", "1-5", "0/4", "1-9/2" and lists of these. */
function valuesOf(field: string, low: number, high: number): readonly number[] {
  return field.split(",").flatMap((part) => {
    const [range = "", step] = part.split("/");
    const [from = "", to] =
      range === "*" || range === "?" ? [`${low}`, `${high}`] : range.split("-");
    const end = to ?? (step === undefined ? from : `${high}`);
    const values: number[] = [];
    for (let value = Number(from); value <= Number(end); value += Number(step ?? 1))
      values.push(value);
    return values;
  });
}

function isMonthDay(field: string, date: Date): boolean {
  const [year, month, today] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return field.split(",").some((part) => {
    if (part === "L") return today === length;
    const near = /^(\d+|L)W$/.exec(part)?.[1];
    if (near === undefined) return valuesOf(part, 1, 31).includes(today);
    return today === weekdayNear(near === "L" ? length : Number(near), year, month, length);
  });
}

/** The day from Monday to Friday that is nearest, in the same month. */
function weekdayNear(wanted: number, year: number, month: number, length: number): number {
  const at = (date: number): number => new Date(Date.UTC(year, month, date)).getUTCDay();
  if (at(wanted) === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (at(wanted) === 0) return wanted < length ? wanted + 1 : wanted - 2;
  return wanted;
}

/** 1 is Sunday. */
function isWeekDay(field: string, date: Date): boolean {
  const [today, weekDay] = [date.getUTCDate(), date.getUTCDay() + 1];
  const isLastWeek = new Date(date.getTime() + 7 * day).getUTCMonth() !== date.getUTCMonth();
  return field.split(",").some((part) => {
    if (part === "L") return weekDay === 7;
    const last = /^([1-7])L$/.exec(part)?.[1];
    if (last !== undefined) return Number(last) === weekDay && isLastWeek;
    const nth = /^([1-7])#([1-5])$/.exec(part);
    if (nth !== null) return Number(nth[1]) === weekDay && Number(nth[2]) === Math.ceil(today / 7);
    return valuesOf(part, 1, 7).includes(weekDay);
  });
}

/** When the clocks of a zone show a time: never in the gap of a clock change, once in the hour that comes twice. */
function instantOf(wall: number, zone: string): readonly number[] {
  for (const guess of [offsetOf(zone, wall - day), offsetOf(zone, wall + day)]) {
    const at = wall - guess;
    if (at + offsetOf(zone, at) === wall) return [at];
  }
  return [];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function offsetOf(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    of("hour"),
    of("minute"),
    of("second"),
  );
  return wall - Math.floor(at / 1000) * 1000;
}
