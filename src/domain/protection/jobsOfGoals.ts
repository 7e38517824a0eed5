import type { Job } from "../job/job";
import { type Goal, goalOf } from "./madeGood";

/** Characters of a text that tell it from others well enough; the last ones differ most. */
const hashedCharacters = 200;

/**
 * One job of each goal, of jobs of one kind. An account may have as many goals as jobs, and a Map takes some 40 bytes for each: here
 * it is the job's own place, 8 to 22 bytes. A goal's job stands where the hash of the goal says, or in the first free place
 * after that.
 */
export class JobsOfGoals {
  #places = places(64);
  #count = 0;

  get(goal: Goal): Job | undefined {
    return this.#places[placeOf(goal, this.#places)];
  }

  /**
   * Has a job stand for its goal, unless another does that is to stay.
   * @returns false where the other one stays
   */
  put(goal: Goal, job: Job, stays: (other: Job) => boolean): boolean {
    if (this.#count * 4 >= this.#places.length * 3) this.#grow();
    const at = placeOf(goal, this.#places);
    const other = this.#places[at];
    if (other === undefined) this.#count++;
    else if (stays(other)) return false;
    this.#places[at] = job;
    return true;
  }

  #grow(): void {
    const larger = places(this.#places.length * 2);
    for (const job of this.#places) {
      const goal = job && goalOf(job);
      if (goal !== undefined) larger[placeOf(goal, larger)] = job;
    }
    this.#places = larger;
  }
}

/** @param count a power of two */
function places(count: number): (Job | undefined)[] {
  return new Array<Job | undefined>(count).fill(undefined);
}

/** Where the goal's job stands, or where there is room for it. */
function placeOf(goal: Goal, all: readonly (Job | undefined)[]): number {
  const last = all.length - 1;
  let at = hashOf(goal) & last;
  for (let job = all[at]; job !== undefined && !hasGoal(job, goal); job = all[at]) {
    at = (at + 1) & last;
  }
  return at;
}

function hasGoal(job: Job, { resourceArn, vaultArn }: Goal): boolean {
  const own = goalOf(job);
  return own?.resourceArn === resourceArn && own.vaultArn === vaultArn;
}

/** FNV-1a, 32 bits. */
function hashOf({ resourceArn, vaultArn }: Goal): number {
  const hash = hashed(resourceArn, 0x811c9dc5);
  return vaultArn === undefined ? hash : hashed(vaultArn, hash);
}

function hashed(text: string, start: number): number {
  let hash = start;
  const { length } = text;
  for (let at = Math.max(0, length - hashedCharacters); at < length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
