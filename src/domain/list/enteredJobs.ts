import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import type { GroupPath } from "./groupPath";
import type { LoadedJobs } from "./loadedJobs";

/** Tells those who wait for new jobs in a group which ones came. */
export class EnteredJobs {
  readonly #jobs: Pick<LoadedJobs, "names" | "pathOf">;
  readonly #collectors = new Set<(job: Job) => void>();

  constructor(jobs: Pick<LoadedJobs, "names" | "pathOf">) {
    this.#jobs = jobs;
  }

  tell(jobs: readonly Job[]): void {
    for (const job of jobs) for (const collect of this.#collectors) collect(job);
  }

  /** @returns the jobs that were told of while the work went on, and that stood in the group then */
  async during(
    path: GroupPath,
    work: (entered: readonly Job[]) => Promise<void>,
  ): Promise<readonly Job[]> {
    const entered: Job[] = [];
    const isUnder = this.#jobs.names.isUnder(path);
    const collector = (job: Job): void => {
      if (this.#jobs.pathOf(jobKey(job)) !== undefined && isUnder(job)) entered.push(job);
    };
    this.#collectors.add(collector);
    try {
      await work(entered);
    } finally {
      this.#collectors.delete(collector);
    }
    return entered;
  }
}
