const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const ordinals = ["first", "second", "third", "fourth", "fifth"];

/**
 * What a rule's schedule means, for the shapes that plans usually have: once or several times a day,
 * every day, on days of the week or of the month. undefined for all others: no words are better than
 * wrong ones. AWS counts the days of the week from 1, Sunday, and writes schedules with and without "cron(…)".
 */
export function cronText(expression: string): string | undefined {
  if (expression.length > 200) return undefined;
  const rate = /^rate\(([1-9]\d{0,3}) (minute|hour|day)s?\)$/.exec(expression.trim());
  if (rate !== null) return rate[1] === "1" ? `Every ${rate[2]}` : `Every ${rate[1]} ${rate[2]}s`;
  const bare = /^cron\(([^()]*)\)$/.exec(expression.trim())?.[1] ?? expression;
  const fields = bare.trim().split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [minutes = "", hours = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  if (month !== "*" || year !== "*") return undefined;
  const time = timeText(minutes, hours);
  const day = dayText(dayOfMonth, dayOfWeek);
  if (time === undefined || day === undefined) return undefined;
  return `${day}${time.startsWith("every") ? "," : ""} ${time}`;
}

function timeText(minutes: string, hours: string): string | undefined {
  const minute = numberIn(minutes, 0, 59);
  if (minute === undefined) return undefined;
  const past = String(minute).padStart(2, "0");
  if (hours === "*") return `every hour at minute ${minute}`;
  const step = /^(?:\*|(\d{1,2}))\/(\d{1,2})$/.exec(hours);
  if (step !== null) {
    const first = numberIn(step[1] ?? "0", 0, 23);
    const every = numberIn(step[2] ?? "", 1, 23);
    // An hour that the day ends before is not "every".
    if (first === undefined || every === undefined || first + every > 23) return undefined;
    const each = every === 1 ? "every hour" : `every ${every} hours`;
    return `${each} from ${String(first).padStart(2, "0")}:${past}`;
  }
  const clocks = hours.split(",").map((hour) => {
    const value = numberIn(hour, 0, 23);
    return value === undefined ? undefined : `${String(value).padStart(2, "0")}:${past}`;
  });
  return listText(clocks, "at ");
}

function dayText(dayOfMonth: string, dayOfWeek: string): string | undefined {
  if (isAny(dayOfMonth) && isAny(dayOfWeek)) return "Every day";
  if (isAny(dayOfMonth)) {
    // The last day of the week.
    if (dayOfWeek === "L") return "On Saturday";
    const [from, to, ...rest] = dayOfWeek.split("-");
    if (to !== undefined) {
      const range = [from, to].map((day) => dayName(day ?? ""));
      const isRange = rest.length === 0 && !range.includes(undefined);
      return isRange ? range.join(" to ") : undefined;
    }
    return dayInMonth(dayOfWeek) ?? listText(dayOfWeek.split(",").map(dayName), "On ");
  }
  if (!isAny(dayOfWeek)) return undefined;
  if (dayOfMonth === "L") return "On the last day of every month";
  if (dayOfMonth === "LW") return "On the last weekday of every month";
  const near = numberIn(/^(\d{1,2})W$/.exec(dayOfMonth)?.[1] ?? "", 1, 31);
  if (near !== undefined) return `On the weekday nearest to day ${near} of every month`;
  const numbers = dayOfMonth.split(",").map((day) => numberIn(day, 1, 31)?.toString());
  const list = listText(numbers, numbers.length === 1 ? "On day " : "On days ");
  return list && `${list} of every month`;
}

/** 6L: the last Friday; 3#2: the second Tuesday. */
function dayInMonth(dayOfWeek: string): string | undefined {
  const [, day = "", which = ""] = /^(\w+?)(L|#[1-5])$/.exec(dayOfWeek) ?? [];
  const name = dayName(day);
  if (name === undefined) return undefined;
  const ordinal = which === "L" ? "last" : ordinals[Number(which.slice(1)) - 1];
  return ordinal && `On the ${ordinal} ${name} of every month`;
}

function dayName(day: string): string | undefined {
  const number = numberIn(day, 1, 7);
  if (number !== undefined) return days[number - 1];
  return days.find((name) => name.slice(0, 3).toUpperCase() === day.toUpperCase());
}

/** "at 05:00 and 17:00"; undefined when a part is. */
function listText(parts: readonly (string | undefined)[], start: string): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  const last = known.at(-1);
  if (known.length !== parts.length || last === undefined) return undefined;
  return start + (known.length === 1 ? last : `${known.slice(0, -1).join(", ")} and ${last}`);
}

function numberIn(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function isAny(field: string): boolean {
  return field === "*" || field === "?";
}
