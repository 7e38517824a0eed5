import type { BackupJob } from "../job/job";
import { sayable } from "../job/jobTimes";
import type { RunTimes } from "../schedule/runTimes";
import { unitLength } from "../time/timeVocabulary";
import { createdFrom, type DueRuns, runSlack, tolerance } from "./dueRuns";
import { madeAt } from "./goodBackup";

const { minute, hour, day } = unitLength;

/** BackupRule.StartWindowMinutes where nobody says it (backup plans guide: the default is 8 hours). */
const usualWindow = 8 * hour;

/** A StartBy beyond it is no scheduled time and a window: it would keep all runs from ever being due. */
const longestWindow = 30 * day;

export interface RuleRunsOptions {
  /** Undefined: unknown. */
  readonly schedule: RunTimes | undefined;
  /** As the plan says. */
  readonly windowMinutes: number | undefined;
  /** The rule's newest job. */
  readonly newest: BackupJob | undefined;
  /** The runs of a schedule whose jobs may wait to start for so many milliseconds. */
  readonly dueRuns: (schedule: RunTimes, window: number) => DueRuns;
}

/** The runs of one rule. */
export class RuleRuns {
  /** How long a job may wait to start, in milliseconds. */
  readonly window: number;
  readonly #options: RuleRunsOptions;

  constructor(options: RuleRunsOptions) {
    this.#options = options;
    this.window = startWindow(options);
  }

  /** Those that are due; undefined where the schedule is unknown. */
  get due(): DueRuns | undefined {
    const { schedule, dueRuns } = this.#options;
    return schedule && dueRuns(schedule, this.window);
  }

  /** The run that a job belongs to: by its StartBy, else the newest at its creation; without a schedule its creation. */
  runOf(job: BackupJob): number {
    const made = madeAt(job);
    const startBy = sayable(job.startBy);
    const run = startBy === undefined ? undefined : startBy - this.window;
    // A window that was changed since would lead behind the job itself.
    if (run !== undefined && (run <= made + tolerance || made === -Infinity)) return run;
    return newestRun(this.#options.schedule, made) ?? made;
  }

  /** How far a run may be from where we reckon it: none, but near a clock change. */
  slack(at: number): number {
    const { schedule } = this.#options;
    return schedule === undefined ? 0 : runSlack(schedule, at);
  }

  /** The first moment at which a job of the run may be created. */
  createdFrom(at: number): number {
    return createdFrom(at, this.slack(at));
  }
}

function newestRun(schedule: RunTimes | undefined, made: number): number | undefined {
  return made === -Infinity
    ? undefined
    : schedule?.between(made - 400 * day, made + tolerance, 1)[0];
}

/** The plan's; else the newest job's StartBy minus its scheduled time; else 8 hours. */
function startWindow({ schedule, windowMinutes, newest }: RuleRunsOptions): number {
  if (windowMinutes !== undefined && windowMinutes > 0) return windowMinutes * minute;
  const startBy = sayable(newest?.startBy);
  const run = newest && newestRun(schedule, madeAt(newest));
  if (startBy === undefined || run === undefined) return usualWindow;
  const window = startBy - run;
  return window > 0 && window <= longestWindow ? window : usualWindow;
}
