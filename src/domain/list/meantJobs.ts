import type { JobScope } from "../filter/jobScope";
import type { Job } from "../job/job";
import { Recoveries } from "../protection/recoveries";

/** Which jobs a scope means, where that hangs on the other jobs, too: on all that came, shown or not. */
export class MeantJobs {
  readonly #scope: Pick<JobScope, "belongs" | "leavesOutRecovered">;
  readonly #recoveries = new Recoveries();

  constructor(scope: Pick<JobScope, "belongs" | "leavesOutRecovered">) {
    this.#scope = scope;
  }

  /** Has to be told of each job before it is asked about the first of them. */
  note(jobs: readonly Job[]): void {
    for (const job of jobs) this.#recoveries.note(job);
  }

  /** True for a job of the scope's answers that the scope means. */
  belongs(job: Job): boolean {
    return this.#scope.belongs(job) && !this.leavesOut(job);
  }

  /** True for a failed job that a good one followed, where such jobs are not meant. */
  leavesOut(job: Job): boolean {
    return this.#scope.leavesOutRecovered === true && this.laterGood(job) !== undefined;
  }

  /** The good job that followed a failed one; undefined where none came. */
  laterGood(job: Job): Job | undefined {
    return this.#recoveries.laterGood(job);
  }

  /** The keys of the jobs that came earlier and that a good one turned out to have followed, since the last call. */
  takeRecovered(): readonly string[] {
    return this.#recoveries.takeRecovered();
  }
}
