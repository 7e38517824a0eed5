import { dayNumber, daysInMonth, weekdayOf } from "./calendarDay";
import type { CalendarDate } from "./calendarDay";
import type { SaidDay, TimeAmount, TimePoint } from "./timePoint";
import { isProblem, quoted, timeProblem } from "./timeProblem";
import type { TimeProblem } from "./timeProblem";
import { monthNames, unitLength, weekdayNames } from "./timeVocabulary";
import type { TokenReader } from "./tokenReader";

/** AWS Backup's lists reach back 30 days; a length beyond this is a slip of the finger. */
const longestDays = 3660;

/** "yesterday 22:00", "2d ago", "Fri 20 Nov", "22:00" …; undefined, and nothing read, when none begins here. */
export function readTimePoint(reader: TokenReader): TimePoint | TimeProblem | undefined {
  if (reader.takeWord("now") !== undefined) return { type: "now" };

  const duration = readAmount(reader);
  if (duration !== undefined) {
    if (isProblem(duration)) return duration;
    reader.takeWord("ago");
    return { type: "ago", duration };
  }

  const timed = reader.take("clock");
  if (timed !== undefined) {
    reader.takeWord("on");
    const day = readDay(reader);
    if (day === undefined) return { type: "clock", clock: timed.seconds };
    return isProblem(day) ? day : { type: "day", day, clock: timed.seconds };
  }

  const start = reader.position;
  const day = readDay(reader);
  if (day === undefined || isProblem(day)) return day;
  if (reader.peek(1)?.type === "clock") reader.takeWord("at");
  const clock = reader.take("clock")?.seconds;
  if (clock === undefined) return { type: "day", day };
  const zone = reader.take("zone")?.minutes;
  if (zone === undefined) return { type: "day", day, clock };
  if (day.type === "date") return { type: "absolute", date: day.date, clock, zone };
  return timeProblem(
    `${quoted(reader.textSince(start))} has a time zone but no date. Write a time such as "2026-11-20T22:00Z".`,
  );
}

/** "2d", "3 days", "1h 30m": the last one's unit is the one of all. */
export function readAmount(reader: TokenReader): TimeAmount | TimeProblem | undefined {
  const start = reader.position;
  let milliseconds = 0;
  let amount: TimeAmount | undefined;
  for (;;) {
    const [counted, named] = [reader.peek(), reader.peek(1)];
    if (counted?.type !== "number" || named?.type !== "unit") break;
    reader.goTo(reader.position + 2);
    milliseconds += counted.value * unitLength[named.unit];
    const unit =
      amount === undefined || isSmaller(named.unit, amount.unit) ? named.unit : amount.unit;
    amount = { amount: milliseconds / unitLength[unit], unit };
  }
  if (amount === undefined) return undefined;
  const text = quoted(reader.textSince(start));
  if (milliseconds === 0) return timeProblem(`${text} is not a length of time. Write 1 or more.`);
  if (milliseconds > longestDays * unitLength.day) {
    return timeProblem(
      `${text} is more than ten years. Write less, such as "30d": AWS Backup lists backup jobs for 30 days.`,
    );
  }
  return amount;
}

function isSmaller(one: keyof typeof unitLength, other: keyof typeof unitLength): boolean {
  return unitLength[one] < unitLength[other];
}

/** "yesterday", "last friday", "2026-11-20", "20 Nov", "Fri, Nov 20, 2026". */
export function readDay(reader: TokenReader): SaidDay | TimeProblem | undefined {
  const word = reader.takeWord("today", "yesterday", "tomorrow");
  if (word !== undefined) return { type: "relative", word };

  if (reader.peek(1)?.type === "weekday" && reader.takeWord("last", "past") !== undefined) {
    const weekday = reader.take("weekday")?.weekday ?? 0;
    return { type: "weekday", weekday, isLast: true };
  }
  const start = reader.position;
  const weekday = reader.take("weekday")?.weekday;
  const date = readDate(reader, start, weekday);
  if (date !== undefined) return date;
  return weekday === undefined ? undefined : { type: "weekday", weekday, isLast: false };
}

function readDate(
  reader: TokenReader,
  start: number,
  weekday: number | undefined,
): SaidDay | TimeProblem | undefined {
  const dated = reader.take("date");
  if (dated !== undefined) return checkedDate(reader.textSince(start), dated.date, weekday);

  const [first, second] = [reader.peek(), reader.peek(1)];
  const counted = first?.type === "number" ? first : second;
  const named = first?.type === "month" ? first : second;
  if (counted?.type !== "number" || named?.type !== "month") return undefined;
  reader.goTo(reader.position + 2);
  const [month, day] = [named.month, counted.value];
  const year = reader.take("number")?.value;
  const text = reader.textSince(start);
  if (year !== undefined) return checkedDate(text, { year, month, day }, weekday);
  // Without a year every day is one that some year has.
  const impossible = dateProblem(text, { year: 2024, month, day });
  if (impossible !== undefined) return impossible;
  return { type: "monthDay", month, day, ...(weekday === undefined ? {} : { weekday }) };
}

function checkedDate(
  text: string,
  date: CalendarDate,
  weekday: number | undefined,
): SaidDay | TimeProblem {
  const impossible = dateProblem(text, date) ?? weekdayProblem(text, date, weekday);
  return impossible ?? { type: "date", date };
}

function dateProblem(text: string, { year, month, day }: CalendarDate): TimeProblem | undefined {
  if (year < 1970 || year > 9999) {
    return timeProblem(
      `${quoted(text)} has no valid year. Write four digits, such as "2026-11-20".`,
    );
  }
  if (month < 1 || month > 12) {
    return timeProblem(
      `${quoted(text)} has no valid month. Write year, month and day, such as "2026-11-20".`,
    );
  }
  const days = daysInMonth(year, month);
  if (day >= 1 && day <= days) return undefined;
  return timeProblem(
    `${quoted(text)} is not a date. ${monthNames[month - 1] ?? ""} has the days 1 to ${days}.`,
  );
}

/** A weekday beside a date has to be its own: one of the two is a slip otherwise. */
export function weekdayProblem(
  text: string,
  date: CalendarDate,
  weekday: number | undefined,
): TimeProblem | undefined {
  const own = weekdayOf(dayNumber(date));
  if (weekday === undefined || weekday === own) return undefined;
  return timeProblem(
    `${quoted(text)} is a ${weekdayNames[own] ?? ""}. Change the weekday or the date.`,
  );
}
