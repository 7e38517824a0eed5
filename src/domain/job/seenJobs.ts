import type { Job } from "./job";
import { compareJobs, jobKey } from "./jobOrder";
import { isSameAnswer } from "./sameAnswer";

/** What AWS said of a job last, and the tick at which it was asked. */
export interface SeenJob {
  readonly job: Job;
  readonly asked: number;
}

/** The jobs in the pages of one query, by key; of two answers about a job the one asked for later wins. */
export class SeenJobs {
  readonly #keep: (job: Job) => boolean;
  readonly #answers = new Map<string, SeenJob>();
  readonly #kept = new Set<string>();
  #sorted: readonly Job[] | undefined;

  /** @param keep which of the jobs count; the others were looked at */
  constructor(keep: (job: Job) => boolean) {
    this.#keep = keep;
  }

  /** Every job, kept or not, by its key. */
  get answers(): ReadonlyMap<string, SeenJob> {
    return this.#answers;
  }

  /** The jobs that are kept, in order. */
  get jobs(): readonly Job[] {
    this.#sorted ??= [...this.#kept]
      .flatMap((key) => this.#answers.get(key)?.job ?? [])
      .sort(compareJobs);
    return this.#sorted;
  }

  /** @returns how many jobs are kept now that were not before */
  put(page: { readonly jobs: readonly Job[]; readonly asked: number }): number {
    const before = this.#kept.size;
    for (const job of page.jobs) this.#putJob({ job, asked: page.asked });
    return this.#kept.size - before;
  }

  /** Takes in what another query's pages said of jobs that these don't hold. */
  addMissing(others: SeenJobs): void {
    for (const [key, answer] of others.answers) if (!this.#answers.has(key)) this.#putJob(answer);
  }

  /** Takes in what another query's pages were asked for at `tick` or later, where these don't know better. */
  addSince(others: SeenJobs, tick: number): void {
    for (const answer of others.answers.values()) if (answer.asked >= tick) this.#putJob(answer);
  }

  /** Keeps the very object that others have of a job about which nothing is new: what was made of it stands. */
  keepSame(others: SeenJobs): void {
    for (const [key, { job, asked }] of this.#answers) {
      const known = others.answers.get(key)?.job;
      if (known !== undefined && isSameAnswer(known, job))
        this.#answers.set(key, { job: known, asked });
    }
    this.#sorted = undefined;
  }

  /** Forgets the jobs that no answer asked for since `tick` has held. */
  forgetBefore(tick: number): void {
    for (const [key, { asked }] of this.#answers) {
      if (asked >= tick) continue;
      this.#answers.delete(key);
      this.#kept.delete(key);
      this.#sorted = undefined;
    }
  }

  #putJob(answer: SeenJob): void {
    const key = jobKey(answer.job);
    const known = this.#answers.get(key);
    if (known !== undefined && known.asked > answer.asked) return;
    this.#answers.set(key, answer);
    if (this.#keep(answer.job)) this.#kept.add(key);
    else this.#kept.delete(key);
    this.#sorted = undefined;
  }
}
