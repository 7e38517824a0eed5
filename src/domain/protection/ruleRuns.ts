import { lazily } from "../../base/lazily";
import type { BackupJob } from "../job/job";
import { sayable } from "../job/jobTimes";
import type { RunTimes } from "../schedule/runTimes";
import { backupJobsListedDays } from "../time/jobRetention";
import { unitLength } from "../time/timeVocabulary";
import { madeAt } from "./goodBackup";

const { minute, hour, day } = unitLength;

/** BackupRule.StartWindowMinutes where nobody says it (backup plans guide: the default is 8 hours). */
const usualWindow = 8 * hour;

/** A window that is over says something only when AWS has had the time to show its jobs. */
const grace = 15 * minute;

/** How much earlier than its run a job may be created; no clock runs exactly. */
const tolerance = 5 * minute;

/** Where the run itself may be an hour off. */
const clockChange = hour;

/** Hourly runs of 30 days, the most often that AWS Backup allows, and some more. */
const mostRuns = 1000;

/** A run whose window has been over long enough. Milliseconds since the epoch. */
export interface DueRun {
  readonly at: number;
  /** A job of the rule that was created from then on reaches it. */
  readonly from: number;
}

export interface RuleRunsOptions {
  /** Undefined: unknown. */
  readonly schedule: RunTimes | undefined;
  /** As the plan says. */
  readonly windowMinutes: number | undefined;
  /** The rule's newest job. */
  readonly newest: BackupJob | undefined;
  /** Milliseconds since the epoch: what is due later is not looked at. */
  readonly now: number;
}

/** The runs of one rule; worked out once, however many resources it backs up. */
export class RuleRuns {
  /** How long a job may wait to start, in milliseconds. */
  readonly window: number;
  /** Of the last 30 days, in order: AWS lists no older jobs. */
  readonly due = lazily(() => this.#dueRuns());
  /** The newest of the last 400 days, or {@link noRun}. */
  readonly newestDue = lazily(() => this.due().at(-1) ?? this.#older() ?? noRun);
  readonly #options: RuleRunsOptions;

  constructor(options: RuleRunsOptions) {
    this.#options = options;
    this.window = startWindow(options);
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
    return this.#options.schedule?.isNearClockChange(at) === true ? clockChange : 0;
  }

  /** The first moment at which a job of the run may be created. */
  createdFrom(at: number): number {
    return at - tolerance - this.slack(at);
  }

  #dueRuns(): readonly DueRun[] {
    const { now } = this.#options;
    return this.#between(now - backupJobsListedDays * day, mostRuns);
  }

  #older(): DueRun | undefined {
    return this.#between(this.#options.now - 400 * day, 1).at(-1);
  }

  #between(from: number, limit: number): readonly DueRun[] {
    const { schedule, now } = this.#options;
    const overBy = now - this.window - grace;
    return (schedule?.between(from, overBy, limit) ?? [])
      .filter((at) => at + this.slack(at) <= overBy)
      .map((at) => ({ at, from: this.createdFrom(at) }));
  }
}

/** Stands for none: nothing is missed by it. */
export const noRun: DueRun = { at: -Infinity, from: -Infinity };

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
  return startBy > run ? startBy - run : usualWindow;
}
