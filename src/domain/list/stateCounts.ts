import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { displayState, isUnfinished } from "../job/jobState";

/**
 * How many jobs there are in each display state, whatever they are grouped by, and which are unfinished: kept, so that
 * nobody has to look through all of them.
 */
export class StateCounts {
  readonly #counts = new Map<string, number>();
  readonly #unfinished = new Set<string>();

  add(job: Job): void {
    this.#change(job, 1);
    if (isUnfinished(job)) this.#unfinished.add(jobKey(job));
  }

  remove(job: Job): void {
    this.#change(job, -1);
    this.#unfinished.delete(jobKey(job));
  }

  /** The keys of the jobs that can still change. */
  get unfinished(): ReadonlySet<string> {
    return this.#unfinished;
  }

  of(state: string): number {
    return this.#counts.get(state) ?? 0;
  }

  #change(job: Job, by: 1 | -1): void {
    const state = displayState(job);
    this.#counts.set(state, this.of(state) + by);
  }
}
