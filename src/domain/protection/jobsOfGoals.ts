import type { Job } from "../job/job";
import { type Goal, goalOf } from "./madeGood";

/** Characters of a text that tell it from others well enough; the last ones differ most. */
const hashedCharacters = 200;
/** The hash of a place where no job stands. */
const free = 0;

/**
 * One job of each goal, of jobs of one kind. An account may have as many goals as jobs, and a Map takes some 40 bytes for
 * each: here it is a place, 14 to 28 bytes. A goal's job stands where the hash of the goal says, or in the first free place
 * after that. The hashes are kept, because to make them anew means to read texts all over the memory.
 */
export class JobsOfGoals {
  #jobs = places(64);
  #hashes = new Int32Array(64);
  #count = 0;

  get(goal: Goal): Job | undefined {
    return this.#jobs[this.#placeOf(goal, hashOf(goal))];
  }

  /**
   * Has a job stand for its goal, unless another does that is to stay.
   * @returns false where the other one stays
   */
  put(goal: Goal, job: Job, stays: (other: Job) => boolean): boolean {
    if (this.#count * 8 >= this.#jobs.length * 7) this.#grow();
    const hash = hashOf(goal);
    const at = this.#placeOf(goal, hash);
    const other = this.#jobs[at];
    if (other === undefined) this.#count++;
    else if (stays(other)) return false;
    this.#jobs[at] = job;
    this.#hashes[at] = hash;
    return true;
  }

  /** Where the goal's job stands, or where there is room for it. */
  #placeOf(goal: Goal, hash: number): number {
    const hashes = this.#hashes;
    const last = hashes.length - 1;
    let at = hash & last;
    for (let other = hashes[at]; other !== free; other = hashes[at]) {
      if (other === hash && hasGoal(this.#jobs[at], goal)) return at;
      at = (at + 1) & last;
    }
    return at;
  }

  #grow(): void {
    const count = this.#jobs.length * 2;
    const jobs = places(count);
    const hashes = new Int32Array(count);
    this.#hashes.forEach((hash, from) => {
      if (hash === free) return;
      let at = hash & (count - 1);
      while (hashes[at] !== free) at = (at + 1) & (count - 1);
      jobs[at] = this.#jobs[from];
      hashes[at] = hash;
    });
    this.#jobs = jobs;
    this.#hashes = hashes;
  }
}

/** @param count a power of two */
function places(count: number): (Job | undefined)[] {
  return new Array<Job | undefined>(count).fill(undefined);
}

function hasGoal(job: Job | undefined, { resourceArn, vaultArn }: Goal): boolean {
  const own = job && goalOf(job);
  return own?.resourceArn === resourceArn && own.vaultArn === vaultArn;
}

/** FNV-1a, 32 bits; never that of a free place. */
function hashOf({ resourceArn, vaultArn }: Goal): number {
  const hash = hashed(resourceArn, 0x811c9dc5);
  return (vaultArn === undefined ? hash : hashed(vaultArn, hash)) || 1;
}

function hashed(text: string, start: number): number {
  let hash = start;
  const { length } = text;
  for (let at = Math.max(0, length - hashedCharacters); at < length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
