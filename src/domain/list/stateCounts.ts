import type { Job } from "../job/job";
import { displayState } from "../job/jobState";

/** How many jobs there are in each display state, whatever they are grouped by: kept, so that nobody has to count. */
export class StateCounts {
  readonly #counts = new Map<string, number>();

  add(job: Job): void {
    this.#change(job, 1);
  }

  remove(job: Job): void {
    this.#change(job, -1);
  }

  of(state: string): number {
    return this.#counts.get(state) ?? 0;
  }

  #change(job: Job, by: 1 | -1): void {
    const state = displayState(job);
    this.#counts.set(state, this.of(state) + by);
  }
}
