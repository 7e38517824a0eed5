import type { JobScope } from "../filter/jobScope";
import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { Recoveries } from "../protection/recoveries";

export interface MeantJobsOptions {
  readonly scope: Pick<JobScope, "belongs" | "leavesOutRecovered">;
  /** Resolves when others had their turn. */
  readonly nextTask: () => Promise<void>;
  /** Aborted: nothing is looked for any more. */
  readonly signal: AbortSignal;
  /** What {@link MeantJobs.takeRecovered} tells of was found by looking through jobs that came long before. */
  readonly found: () => void;
}

/** Which jobs a scope means, where that hangs on the other jobs, too: on all that came, shown or not. */
export class MeantJobs {
  readonly #options: MeantJobsOptions;
  readonly #recoveries: Recoveries;

  constructor(options: MeantJobsOptions) {
    this.#options = options;
    this.#recoveries = new Recoveries(() => {
      void this.#lookThrough();
    });
    if (options.scope.leavesOutRecovered === true) this.#recoveries.want();
  }

  /**
   * Has to be told of each job before it is asked about the first of them.
   * @param stateOf in which it was told of a job before, by key; a job that is told of again and again would never be let go
   */
  note(jobs: readonly Job[], stateOf: (key: string) => string | undefined): void {
    for (const job of jobs) if (stateOf(jobKey(job)) !== job.state) this.#recoveries.note(job);
  }

  /** True for a job of the scope's answers that the scope means. */
  belongs(job: Job): boolean {
    return this.#options.scope.belongs(job) && !this.leavesOut(job);
  }

  /** True for a failed job that a good one followed, where such jobs are not meant. */
  leavesOut(job: Job): boolean {
    return this.#options.scope.leavesOutRecovered === true && this.laterGood(job) !== undefined;
  }

  /** The good job that followed a failed one; undefined where none came. */
  laterGood(job: Job): Job | undefined {
    return this.#recoveries.laterGood(job);
  }

  /** The keys of the jobs that came earlier and that a good one turned out to have followed, since the last call. */
  takeRecovered(): readonly string[] {
    return this.#recoveries.takeRecovered();
  }

  async #lookThrough(): Promise<void> {
    const { nextTask, signal, found } = this.#options;
    do {
      await nextTask();
      if (signal.aborted) return;
    } while (this.#recoveries.lookThrough());
    found();
  }
}
