import type { Job } from "../job/job";

/** Tells those who wait for new jobs in a group which ones came. */
export class EnteredJobs {
  readonly #collectors = new Set<(job: Job) => void>();

  tell(jobs: readonly Job[]): void {
    for (const job of jobs) for (const collect of this.#collectors) collect(job);
  }

  /** @returns the jobs that were told of while the work went on, and that are meant */
  async during(
    isMeant: (job: Job) => boolean,
    work: (entered: readonly Job[]) => Promise<void>,
  ): Promise<readonly Job[]> {
    const entered: Job[] = [];
    const collector = (job: Job): void => {
      if (isMeant(job)) entered.push(job);
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
