import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";
import { JobsOfGoals } from "./jobsOfGoals";
import { failedStates, type Goal, goalOf, isLater, missedGoal } from "./madeGood";

/**
 * Which failed jobs of a list were followed by a good one of the same goal, as far as the list's jobs tell. Kept while
 * jobs come, so that a row costs one look-up however many there are. COMPLETED is a final state: a good job stays one.
 */
export class Recoveries {
  /** The good job of each goal that was created last. */
  readonly #newest = new JobsOfGoals();
  /** Failed jobs that no known good one has followed, by key. */
  readonly #failed = new Map<string, Job>();
  /** The goals that they have, or had. */
  readonly #missed = new Set<string>();
  /** A goal of these has a newer good job. */
  #hasChanged = false;

  /** Notes a job of the list, whether or not it is shown, once or many times. */
  note(job: Job): void {
    const goal = goalOf(job);
    if (goal === undefined) return;
    if (job.state === "COMPLETED") this.#noteGood(goal, job);
    else if (failedStates.includes(job.state) && this.laterGood(job) === undefined) {
      this.#failed.set(jobKey(job), job);
      this.#missed.add(keyOf(goal));
    }
  }

  /** The good job that followed a failed one; undefined where none is known, and for jobs that did not fail. */
  laterGood(job: Job): Job | undefined {
    const goal = missedGoal(job);
    const good = goal && this.#newest.get(goal);
    return good && isLater(good, job) ? good : undefined;
  }

  /** The keys of the failed jobs for which {@link laterGood} has got an answer since the last call. */
  takeRecovered(): readonly string[] {
    if (!this.#hasChanged) return [];
    this.#hasChanged = false;
    const recovered = [...this.#failed].flatMap(([key, job]) => (this.laterGood(job) ? key : []));
    for (const key of recovered) this.#failed.delete(key);
    return recovered;
  }

  #noteGood(goal: Goal, job: Job): void {
    // Nobody can tell what an undated one has followed.
    if (sayable(job.creationDate) === undefined) return;
    const isNewest = this.#newest.put(goal, job, (other) => isLater(other, job));
    this.#hasChanged ||= isNewest && this.#missed.has(keyOf(goal));
  }
}

function keyOf({ resourceArn, vaultArn }: Goal): string {
  return vaultArn === undefined ? resourceArn : `${vaultArn}\n${resourceArn}`;
}
