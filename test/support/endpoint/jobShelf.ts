import type { HeldJob } from "./heldJob";
import { chanceOf } from "./random";
import { stateMember } from "./shapes";
import { readText } from "./wire";

/** Where a page ended: the key of its last job, like DynamoDB's ExclusiveStartKey. */
export interface ShelfKey {
  readonly rank: number;
  readonly sequence: number;
}

/** Members by which a shelf finds jobs without looking at all of them. */
export type IndexedMember = "ParentJobId" | "State" | "BackupVaultName" | "ResourceArn";

/**
 * The jobs of one kind in one order: newest first, or scattered. A page continues after a key and not
 * after a number of jobs, so a job that leaves the filter between two pages moves no other one.
 */
export class JobShelf {
  readonly all: readonly HeldJob[];
  readonly #scatterSeed: number | undefined;
  readonly #indexes = new Map<IndexedMember, ReadonlyMap<string, readonly HeldJob[]>>();

  constructor(jobs: readonly HeldJob[], scatterSeed: number | undefined) {
    this.#scatterSeed = scatterSeed;
    this.all = jobs
      .map((job) => ({ job, rank: this.#rank(job) }))
      .sort((a, b) => a.rank - b.rank || a.job.sequence - b.job.sequence)
      .map((entry) => entry.job);
  }

  keyOf(job: HeldJob): ShelfKey {
    return { rank: this.#rank(job), sequence: job.sequence };
  }

  /** Jobs that may have this value, in order: those that do, and for State those that change with the clock. */
  candidates(member: IndexedMember, value: string): readonly HeldJob[] {
    let index = this.#indexes.get(member);
    if (index === undefined) {
      index = this.#buildIndex(member);
      this.#indexes.set(member, index);
    }
    return index.get(value) ?? index.get(others) ?? [];
  }

  /** The position in `jobs` (a part of this shelf, in its order) of the first job after the key. */
  indexAfter(jobs: readonly HeldJob[], key: ShelfKey): number {
    let low = 0;
    let high = jobs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const job = jobs[middle];
      if (job !== undefined && this.#isAfter(job, key)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  #isAfter(job: HeldJob, key: ShelfKey): boolean {
    const rank = this.#rank(job);
    return rank > key.rank || (rank === key.rank && job.sequence > key.sequence);
  }

  #rank(job: HeldJob): number {
    if (this.#scatterSeed !== undefined) {
      return chanceOf(this.#scatterSeed, job.sequence);
    }
    return job.created === undefined ? Number.MAX_VALUE : -job.created;
  }

  #buildIndex(member: IndexedMember): ReadonlyMap<string, readonly HeldJob[]> {
    const values = new Set<string>([others]);
    for (const job of this.all) {
      values.add(valueOf(job, member));
    }
    const index = new Map<string, HeldJob[]>([...values].map((value) => [value, []]));
    for (const job of this.all) {
      if (member !== "State" || job.progress === undefined) {
        index.get(valueOf(job, member))?.push(job);
      } else {
        for (const list of index.values()) {
          list.push(job);
        }
      }
    }
    return index;
  }
}

/** A key that no value has, for values that no job has at rest. */
const others = "\u0000";

function valueOf(job: HeldJob, member: IndexedMember): string {
  return readText(job.record[member === "State" ? stateMember[job.kind] : member]);
}
