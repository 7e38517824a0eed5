import { dateOfDay, dayNumber, daysInMonth, isoDate, weekdayOf } from "./calendarDay";
import { floorToSecond } from "./localTime";
import type { LocalTime } from "./localTime";
import { weekdayProblem } from "./readTimePoint";
import type { SaidDay, TimePoint } from "./timePoint";
import { isProblem, timeProblem } from "./timeProblem";
import type { TimeProblem } from "./timeProblem";
import { unitLength } from "./timeVocabulary";

/** Where a said time begins and ends, in milliseconds: a day's two midnights, the same twice for all others. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** When and where something is said; the time in whole seconds. */
export class Moment {
  readonly now: number;
  readonly local: LocalTime;
  readonly today: number;
  readonly hour: number;

  constructor(now: number, local: LocalTime) {
    this.now = floorToSecond(now);
    this.local = local;
    const parts = local.partsOf(this.now);
    this.today = dayNumber(parts);
    this.hour = parts.hour;
  }

  /** When it is so many seconds after midnight of a day, by the clock. */
  timeOn(day: number, clock: number): number {
    return this.local.timeOf({ ...dateOfDay(day), hour: 0, minute: 0, second: clock });
  }

  dayOf(time: number): number {
    return dayNumber(this.local.partsOf(time));
  }
}

/** `after`: the span that this one follows, as in "yesterday 22:00 to 06:00". */
export function spanOf(point: TimePoint, moment: Moment, after?: TimeSpan): TimeSpan | TimeProblem {
  switch (point.type) {
    case "now":
      return at(moment.now);
    case "ago":
      return at(moment.now - point.duration.amount * unitLength[point.duration.unit]);
    case "day": {
      const day = dayOf(point.day, moment, after);
      if (isProblem(day)) return day;
      return point.clock === undefined
        ? wholeDay(day, moment)
        : at(moment.timeOn(day, point.clock));
    }
    case "clock":
      return at(timeOfClock(point.clock, moment, after));
    case "absolute": {
      const seconds = point.clock - point.zone * 60;
      return at(dayNumber(point.date) * unitLength.day + seconds * unitLength.second);
    }
  }
}

export function daySpan(day: SaidDay, moment: Moment): TimeSpan | TimeProblem {
  const number = dayOf(day, moment);
  return isProblem(number) ? number : wholeDay(number, moment);
}

/** The same day with its year, so that it stays this one when it is read again a year later. */
export function withYear(day: SaidDay, moment: Moment, after?: TimeSpan): SaidDay {
  if (day.type !== "monthDay") return day;
  const number = dayOf(day, moment, after);
  return isProblem(number) ? day : { type: "date", date: dateOfDay(number) };
}

function at(time: number): TimeSpan {
  return { from: time, to: time };
}

function wholeDay(day: number, moment: Moment): TimeSpan | TimeProblem {
  const [from, to] = [moment.timeOn(day, 0), moment.timeOn(day + 1, 0)];
  if (from < to) return { from, to };
  // Samoa had no 2011-12-30.
  return timeProblem(
    `${isoDate(dateOfDay(day))} does not exist in your time zone. Write another day.`,
  );
}

/** The most recent one that is past; after another time, the first one after it. */
function timeOfClock(clock: number, moment: Moment, after: TimeSpan | undefined): number {
  if (after === undefined) {
    const today = moment.timeOn(moment.today, clock);
    return today <= moment.now ? today : moment.timeOn(moment.today - 1, clock);
  }
  const day = moment.dayOf(after.from);
  const sameDay = moment.timeOn(day, clock);
  return sameDay > after.from ? sameDay : moment.timeOn(day + 1, clock);
}

function dayOf(day: SaidDay, moment: Moment, after?: TimeSpan): number | TimeProblem {
  const { today } = moment;
  switch (day.type) {
    case "relative":
      return today + { yesterday: -1, today: 0, tomorrow: 1 }[day.word];
    case "date":
      return dayNumber(day.date);
    case "weekday": {
      if (after !== undefined && !day.isLast) {
        const first = moment.dayOf(after.from);
        return first + ((day.weekday - weekdayOf(first) + 7) % 7);
      }
      // Nobody calls today by its name, so today's is the day a week ago.
      return today - ((weekdayOf(today) - day.weekday + 7) % 7 || 7);
    }
    case "monthDay": {
      const number = dayOfYear(
        day,
        today,
        after === undefined ? undefined : moment.dayOf(after.from),
      );
      const date = dateOfDay(number);
      return weekdayProblem(isoDate(date), date, day.weekday) ?? number;
    }
  }
}

/** The most recent one, which may be today; after another day the next one, unless that is half a year ahead. */
function dayOfYear(
  { month, day }: { readonly month: number; readonly day: number },
  today: number,
  after: number | undefined,
): number {
  // 29 February may be eight years away.
  const { year } = dateOfDay(today);
  const days = Array.from({ length: 17 }, (_, index) => year + 8 - index)
    .filter((each) => day <= daysInMonth(each, month))
    .map((each) => dayNumber({ year: each, month, day }));
  const recent = days.find((each) => each <= today) ?? today;
  const next = after === undefined ? undefined : days.findLast((each) => each >= after);
  return next === undefined || next > today + 183 ? recent : next;
}
