/**
 * Schedules worked out by looking at every half hour: what does the wall say, and is that a run? Slow, and nothing in it
 * is the product's.
 */
const halfHour = 1_800_000;
const halfDay = 43_200_000;

/** A schedule of a rule, as the wall tells it; minutes are 0 or 30. */
export interface WallRule {
  readonly minute: 0 | 30;
  /** Every hour without them. */
  readonly hours?: readonly number[];
  /** Sunday is 1. */
  readonly weekday?: number;
  /** "L" is the last day of the month. */
  readonly dayOfMonth?: number | "L";
}

export interface WallTimes {
  /** All that the span holds, in order. */
  readonly runs: readonly number[];
  isNearClockChange(at: number): boolean;
}

/** What the wall says at a moment. */
interface Instant {
  readonly at: number;
  /** Of the wall, as if it were UTC. */
  readonly wall: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
  readonly isLastDay: boolean;
}

/** The schedules that an account's rules may have, by what AWS calls them. */
export class WallSchedules {
  readonly #from: number;
  readonly #to: number;
  readonly #instants = new Map<string, readonly Instant[]>();
  readonly #rules = new Map<string, WallRule>();
  readonly #known = new Map<string, WallTimes>();

  /** Both are whole half hours. */
  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
  }

  /** @returns AWS's expression */
  add(rule: WallRule): string {
    const { minute, hours, weekday, dayOfMonth } = rule;
    const days = weekday === undefined ? [dayOfMonth ?? "*", "?"] : ["?", weekday];
    const cron = `${minute} ${hours?.join(",") ?? "*"} ${days[0]} * ${days[1]} *`;
    this.#rules.set(cron, rule);
    return cron;
  }

  /** Undefined for what was not added: rate(…), what is no schedule. */
  find(expression: string | undefined, zone: string | undefined): WallTimes | undefined {
    const cron = expression?.replace(/^cron\(|\)$/g, "") ?? "";
    const rule = this.#rules.get(cron);
    if (rule === undefined) return undefined;
    const key = `${cron} ${zone ?? "UTC"}`;
    const known = this.#known.get(key) ?? this.#make(rule, zone ?? "UTC");
    this.#known.set(key, known);
    return known;
  }

  #make(rule: WallRule, zone: string): WallTimes {
    const instants = this.#instantsOf(zone);
    const seen = new Set<number>();
    const runs: number[] = [];
    for (const instant of instants) {
      // What comes twice runs once.
      if (!isRun(rule, instant) || seen.has(instant.wall)) continue;
      seen.add(instant.wall);
      runs.push(instant.at);
    }
    const changes = this.#changesOf(zone);
    return {
      runs,
      isNearClockChange: (at) => changes.some((change) => Math.abs(change - at) <= halfDay),
    };
  }

  #changesOf(zone: string): readonly number[] {
    const instants = this.#instantsOf(zone);
    return instants
      .filter(
        (instant, index) => index > 0 && offset(instant) !== offset(instants[index - 1] ?? instant),
      )
      .map(({ at }) => at);
  }

  #instantsOf(zone: string): readonly Instant[] {
    const known = this.#instants.get(zone);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    const instants: Instant[] = [];
    for (let at = this.#from; at <= this.#to; at += halfHour) {
      const parts: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
      const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
      const wall = Date.UTC(year, month - 1, day, hour, minute);
      const weekday = new Date(wall).getUTCDay() + 1;
      const isLastDay = new Date(wall + 2 * halfDay).getUTCDate() === 1;
      instants.push({ at, wall, month, day, hour, minute, weekday, isLastDay });
    }
    this.#instants.set(zone, instants);
    return instants;
  }
}

function isRun(rule: WallRule, instant: Instant): boolean {
  const isDay =
    rule.dayOfMonth === "L" ? instant.isLastDay : (rule.dayOfMonth ?? instant.day) === instant.day;
  return (
    instant.minute === rule.minute &&
    (rule.hours ?? [instant.hour]).includes(instant.hour) &&
    (rule.weekday ?? instant.weekday) === instant.weekday &&
    isDay
  );
}

function offset({ at, wall }: Instant): number {
  return wall - at;
}
