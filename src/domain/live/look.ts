import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import {
  afterLook,
  isNew,
  latestTimeOf,
  type Mark,
  markOf,
  mostMarked,
  mostOfInstant,
  type Seen,
} from "./seenMarks";

/** The loaded jobs of a list, as far as a look goes. */
export interface LookedJobs {
  readonly get: (key: string) => Job | undefined;
  /** The keys of the jobs that have not ended. */
  readonly unfinished: Iterable<string>;
}

/**
 * A list of jobs that somebody looks at: what of it is new or changed, and what of that they have seen meanwhile. Marks stay
 * until the next look, so that no row changes under the eyes. Keeps nothing of jobs that are not marked.
 */
export class Look {
  readonly #jobs: LookedJobs;
  #since: Seen | undefined;
  #isFirst: boolean;
  /** The latest time among all that was taken in, and the jobs of that instant. */
  #at: number | undefined;
  readonly #keys = new Set<string>();
  readonly #marks = new Map<string, Mark>();
  /** The marked jobs that were seen, each with the state that it had. */
  readonly #seen = new Map<string, string>();

  /** @param since what was seen before; undefined at the first look ever: then nothing that is taken in is marked */
  constructor(jobs: LookedJobs, since: Seen | undefined) {
    this.#jobs = jobs;
    this.#since = since;
    this.#isFirst = since === undefined;
  }

  get marks(): ReadonlyMap<string, Mark> {
    return this.#marks;
  }

  /** True where the user has not seen what a mark is for. */
  isUnseen(key: string): boolean {
    return this.#marks.has(key) && !this.#hasSeen(key);
  }

  /** True where something is marked that the user has seen. */
  get isSeen(): boolean {
    return this.#seen.size > 0;
  }

  get hasUnseen(): boolean {
    for (const key of this.#marks.keys()) if (!this.#hasSeen(key)) return true;
    return false;
  }

  /** Takes in jobs that were loaded, or that are others by now. */
  take(jobs: Iterable<Job>): void {
    for (const job of jobs) {
      const key = jobKey(job);
      this.#note(key, latestTimeOf(job));
      const mark = this.#markOf(key, job);
      if (mark === undefined) this.#marks.delete(key);
      else this.#marks.set(key, mark);
    }
    // Twice as many, so that only a part of all pages costs a sort.
    if (this.#marks.size > 2 * mostMarked) this.#dropOldest();
  }

  /** @returns true where that was not known */
  see(keys: Iterable<string>): boolean {
    let isNews = false;
    for (const key of keys) {
      if (!this.isUnseen(key)) continue;
      this.#seen.set(key, this.#jobs.get(key)?.state ?? "");
      isNews = true;
    }
    return isNews;
  }

  /**
   * What was seen by now, by all who look.
   * @param seen what others have seen meanwhile; undefined where nobody knows
   */
  addTo(seen: Seen | undefined): Seen {
    const { get, unfinished } = this.#jobs;
    return afterLook(seen ?? this.#since, {
      latest: { at: this.#at, keys: new Set(this.#keys) },
      marked: this.#loaded(this.#marks.keys()),
      hasSeen: (key) => this.#hasSeen(key),
      unfinished: this.#loaded(unfinished),
      isLoaded: (key) => get(key) !== undefined,
    });
  }

  /**
   * Another look begins. Of what is loaded, only what is marked can still be.
   * @returns true where marks have gone or are others
   */
  goOn(since: Seen): boolean {
    this.#isFirst &&= this.#since === undefined;
    this.#since = since;
    this.#seen.clear();
    let hasChanged = false;
    for (const [key, before] of this.#marks) {
      const job = this.#jobs.get(key);
      const mark = job && markOf(since, job);
      if (mark === before) continue;
      hasChanged = true;
      if (mark === undefined) this.#marks.delete(key);
      else this.#marks.set(key, mark);
    }
    return hasChanged;
  }

  #hasSeen(key: string): boolean {
    const state = this.#seen.get(key);
    // What goes on to change is not seen yet.
    return state !== undefined && state === (this.#jobs.get(key)?.state ?? "");
  }

  *#loaded(keys: Iterable<string>): Generator<Job> {
    for (const key of keys) {
      const job = this.#jobs.get(key);
      if (job !== undefined) yield job;
    }
  }

  #note(key: string, time: number | undefined): void {
    if (time === undefined || (this.#at !== undefined && time < this.#at)) return;
    if (time !== this.#at) this.#keys.clear();
    this.#at = time;
    if (this.#keys.size < mostOfInstant) this.#keys.add(key);
  }

  /**
   * In the first look ever, nobody knows whether a job that is loaded on was unfinished before: that it ended after the
   * others is no news.
   */
  #markOf(key: string, job: Job): Mark | undefined {
    const since = this.#since;
    if (since === undefined) return undefined;
    const isKnown = !this.#isFirst || since.unfinished.has(key) || isNew(since, job);
    return isKnown ? markOf(since, job) : undefined;
  }

  #dropOldest(): void {
    const times = [...this.#marks.keys()].map((key) => {
      const job = this.#jobs.get(key);
      return { key, time: (job && latestTimeOf(job)) ?? -Infinity };
    });
    times.sort((a, b) => a.time - b.time);
    for (const { key } of times.slice(0, -mostMarked)) this.#marks.delete(key);
  }
}
