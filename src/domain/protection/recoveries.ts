import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";
import { failedStates, type Goal, goalOf, isLater, missedGoal } from "./madeGood";

/**
 * Which failed jobs of a list were followed by a good one of the same goal, as far as the list's jobs tell. Kept while
 * jobs come, so that a row costs one look-up however many there are. COMPLETED is a final state: a good job stays one.
 */
export class Recoveries {
  /** The good job of each goal that was created last. */
  readonly #newest = new Map<string, Job>();
  /** Failed jobs of each goal that no known good one has followed, by key. */
  readonly #failed = new Map<string, Map<string, Job>>();
  /** Goals with a newer good job, and with failed jobs that it may have followed. */
  readonly #changed = new Set<string>();

  /** Notes a job of the list, whether or not it is shown, once or many times. */
  note(job: Job): void {
    const goal = goalOf(job);
    if (goal === undefined) return;
    const key = keyOf(goal);
    if (job.state === "COMPLETED") this.#noteGood(key, job);
    else if (failedStates.includes(job.state) && this.laterGood(job) === undefined) {
      const failed = this.#failed.get(key) ?? new Map<string, Job>();
      this.#failed.set(key, failed.set(jobKey(job), job));
    }
  }

  /** The good job that followed a failed one; undefined where none is known, and for jobs that did not fail. */
  laterGood(job: Job): Job | undefined {
    const goal = missedGoal(job);
    const good = goal && this.#newest.get(keyOf(goal));
    return good && isLater(good, job) ? good : undefined;
  }

  /** The keys of the failed jobs for which {@link laterGood} has got an answer since the last call. */
  takeRecovered(): readonly string[] {
    const recovered: string[] = [];
    for (const key of this.#changed) {
      const failed = this.#failed.get(key);
      for (const [id, job] of failed ?? []) {
        if (this.laterGood(job) === undefined) continue;
        failed?.delete(id);
        recovered.push(id);
      }
    }
    this.#changed.clear();
    return recovered;
  }

  #noteGood(key: string, job: Job): void {
    const newest = this.#newest.get(key);
    // Nobody can tell what an undated one has followed.
    if (sayable(job.creationDate) === undefined) return;
    if (newest !== undefined && isLater(newest, job)) return;
    this.#newest.set(key, job);
    if (this.#failed.has(key)) this.#changed.add(key);
  }
}

function keyOf({ resourceArn, vaultArn }: Goal): string {
  return vaultArn === undefined ? resourceArn : `${vaultArn}\n${resourceArn}`;
}
