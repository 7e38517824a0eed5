import { runTimes } from "../schedule/readSchedule";
import type { RunTimes } from "../schedule/runTimes";
import { type DueRuns, dueRuns } from "./dueRuns";

/** The schedules of an account: many rules have the same one, which is read and reckoned once. */
export class Schedules {
  readonly #now: number;
  readonly #times = new Map<string, RunTimes | undefined>();
  readonly #due = new Map<RunTimes, Map<number, DueRuns>>();

  /** @param now milliseconds since the epoch */
  constructor(now: number) {
    this.#now = now;
  }

  /** As runTimes: undefined where the schedule is unknown. */
  times(expression: string, zone: string | undefined): RunTimes | undefined {
    const key = `${zone ?? ""} ${expression}`;
    if (this.#times.has(key)) return this.#times.get(key);
    const times = runTimes(expression, zone);
    this.#times.set(key, times);
    return times;
  }

  /** @param window how long a job may wait to start, in milliseconds */
  due(schedule: RunTimes, window: number): DueRuns {
    let byWindow = this.#due.get(schedule);
    if (byWindow === undefined) {
      byWindow = new Map();
      this.#due.set(schedule, byWindow);
    }
    let due = byWindow.get(window);
    if (due === undefined) {
      due = dueRuns(schedule, window, this.#now);
      byWindow.set(window, due);
    }
    return due;
  }
}
