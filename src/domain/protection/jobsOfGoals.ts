import type { Job } from "../job/job";
import { resourceArnOf } from "../job/jobFacts";
import { jobKinds } from "../job/jobKinds";
import type { Goal } from "./madeGood";

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

  /** @param job has the goal */
  set(goal: Goal, job: Job): void {
    if (this.#count * 4 >= this.#places.length * 3) this.#grow();
    const at = placeOf(goal, this.#places);
    if (this.#places[at] === undefined) this.#count++;
    this.#places[at] = job;
  }

  #grow(): void {
    const larger = places(this.#places.length * 2);
    for (const job of this.#places) {
      if (job !== undefined) larger[placeOf(goalOfGood(job), larger)] = job;
    }
    this.#places = larger;
  }
}

type GoalTexts = Pick<Goal, "resourceArn" | "vaultArn">;

/** @param count a power of two */
function places(count: number): (Job | undefined)[] {
  return new Array<Job | undefined>(count).fill(undefined);
}

/** Where the goal's job stands, or where there is room for it. */
function placeOf(goal: GoalTexts, all: readonly (Job | undefined)[]): number {
  const last = all.length - 1;
  let at = hashOf(goal) & last;
  for (let job = all[at]; job !== undefined && !hasGoal(job, goal); job = all[at]) {
    at = (at + 1) & last;
  }
  return at;
}

function hasGoal(job: Job, { resourceArn, vaultArn }: GoalTexts): boolean {
  const own = goalOfGood(job);
  return own.resourceArn === resourceArn && own.vaultArn === vaultArn;
}

function goalOfGood(job: Job): GoalTexts {
  const { isVaultHere, vault } = jobKinds[job.kind];
  return { resourceArn: resourceArnOf(job) ?? "", vaultArn: isVaultHere ? undefined : job[vault] };
}

/** FNV-1a, 32 bits. */
function hashOf({ resourceArn, vaultArn = "" }: GoalTexts): number {
  return hashed(vaultArn, hashed(resourceArn, 0x811c9dc5));
}

function hashed(text: string, start: number): number {
  let hash = start;
  for (let at = Math.max(0, text.length - hashedCharacters); at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
