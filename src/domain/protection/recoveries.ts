import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";
import { JobsOfGoals } from "./jobsOfGoals";
import { failedStates, type Goal, goalOf, hasGoals, isLater, missedGoal } from "./madeGood";

/** Jobs that are looked through in one task: some milliseconds (measured: 1 to 3 µs a job). */
const lookedThroughAtOnce = 2000;

/**
 * Which failed jobs of a list were followed by a good one of the same goal, as far as the list's jobs tell. Nothing is
 * looked through before somebody asks: most jobs of a large account are in no row. From then on it is kept while jobs come,
 * so that a row costs one look-up however many there are. COMPLETED is a final state: a good job stays one.
 */
export class Recoveries {
  readonly #mustGoOn: () => void;
  /** The good job of each goal that was created last. */
  readonly #newest = new JobsOfGoals();
  /** The failed jobs of each goal that no known good one has followed. */
  readonly #failed = new Map<string, Job | Map<string, Job>>();
  /** Jobs that were not looked at yet, in the order in which they came. */
  #waiting: Job[] = [];
  /** How many of these have been looked at by now. */
  #lookedAt = 0;
  #isWanted = false;
  /** The keys of the jobs that a good one turned out to have followed, not yet taken. */
  #recovered: string[] = [];

  /** @param mustGoOn somebody asks, and more jobs wait than one task can look through: {@link lookThrough} goes on */
  constructor(mustGoOn: () => void) {
    this.#mustGoOn = mustGoOn;
  }

  /** Notes a job of the list, whether or not it is shown, once or many times. */
  note(job: Job): void {
    if (!hasGoals(job.kind)) return;
    if (this.#isWanted && this.#waiting.length === 0) this.#look(job);
    else this.#waiting.push(job);
  }

  /**
   * The good job that followed a failed one; undefined where none is known, and for jobs that did not fail. Where many jobs
   * wait to be looked through, {@link takeRecovered} tells of the job later.
   */
  laterGood(job: Job): Job | undefined {
    const goal = missedGoal(job);
    if (goal === undefined) return undefined;
    this.want();
    return this.#laterGood(goal, job);
  }

  /** Somebody asks: jobs are looked at as they come from now on. */
  want(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    if (this.#waiting.length > lookedThroughAtOnce) {
      this.#mustGoOn();
      return;
    }
    this.lookThrough();
    // Nobody was told anything yet.
    this.#recovered = [];
  }

  /** Looks through some of the jobs that wait. @returns true while there are more */
  lookThrough(): boolean {
    const end = Math.min(this.#waiting.length, this.#lookedAt + lookedThroughAtOnce);
    for (const job of this.#waiting.slice(this.#lookedAt, end)) {
      this.#look(job);
      const goal = missedGoal(job);
      // Its row may have been told that none is known.
      if (goal && this.#laterGood(goal, job)) this.#recovered.push(jobKey(job));
    }
    this.#lookedAt = end;
    if (end < this.#waiting.length) return true;
    this.#waiting = [];
    this.#lookedAt = 0;
    return false;
  }

  /** The keys of the failed jobs for which {@link laterGood} has got an answer since the last call. */
  takeRecovered(): readonly string[] {
    const recovered = this.#recovered;
    if (recovered.length > 0) this.#recovered = [];
    return recovered;
  }

  #look(job: Job): void {
    const goal = goalOf(job);
    if (goal === undefined) return;
    if (job.state === "COMPLETED") this.#noteGood(goal, job);
    else if (failedStates.includes(job.state) && this.#laterGood(goal, job) === undefined) {
      this.#noteFailed(keyOf(goal), job);
    }
  }

  #laterGood(goal: Goal, job: Job): Job | undefined {
    const good = this.#newest.get(goal);
    return good && isLater(good, job) ? good : undefined;
  }

  #noteGood(goal: Goal, job: Job): void {
    // Nobody can tell what an undated one has followed.
    if (sayable(job.creationDate) === undefined) return;
    const isNewest = this.#newest.put(goal, job, (other) => isLater(other, job));
    if (isNewest && this.#failed.size > 0) this.#recover(keyOf(goal), job);
  }

  #noteFailed(goalKey: string, job: Job): void {
    const known = this.#failed.get(goalKey);
    if (known instanceof Map) known.set(jobKey(job), job);
    else if (known === undefined || jobKey(known) === jobKey(job)) this.#failed.set(goalKey, job);
    else this.#failed.set(goalKey, byKey([known, job]));
  }

  #recover(goalKey: string, good: Job): void {
    const failed = this.#failed.get(goalKey);
    if (failed === undefined) return;
    const all = failed instanceof Map ? failed : byKey([failed]);
    for (const [key, job] of all) {
      if (!isLater(good, job)) continue;
      all.delete(key);
      this.#recovered.push(key);
    }
    if (all.size === 0) this.#failed.delete(goalKey);
  }
}

function byKey(jobs: readonly Job[]): Map<string, Job> {
  return new Map(jobs.map((job) => [jobKey(job), job]));
}

function keyOf({ resourceArn, vaultArn }: Goal): string {
  return vaultArn === undefined ? resourceArn : `${vaultArn}\n${resourceArn}`;
}
