import type { Job } from "../job/job";
import { type BucketRef, type GroupIndex, Insertions } from "./groupIndex";

/** Where a loaded job stands; undefined for those in no group. */
export interface Standing {
  readonly job: Job;
  bucket: BucketRef | undefined;
}

export interface RegroupingOptions {
  /** Of all loaded jobs; those that come meanwhile are placed, too. */
  readonly standings: Iterable<Standing>;
  /** The new groups, of no jobs yet. */
  readonly index: GroupIndex;
  readonly bucketOf: (job: Job, index: GroupIndex) => BucketRef;
  /** What the places of all jobs hang on: another one than at the start, and each is found anew. */
  readonly home: () => string | undefined;
}

/**
 * Other groups of the same jobs, made slice by slice, so that nobody waits for all of them at once. Until the end the
 * jobs stand in their old groups, and may come, go and change there.
 */
export class Regrouping {
  readonly index: GroupIndex;
  readonly #options: RegroupingOptions;
  readonly #standings: Iterator<Standing>;
  readonly #home: string | undefined;
  readonly #placed: (Standing & { readonly standing: Standing })[] = [];

  constructor(options: RegroupingOptions) {
    this.#options = options;
    this.index = options.index;
    this.#standings = options.standings[Symbol.iterator]();
    this.#home = options.home();
  }

  /** Places so many more jobs. @returns false when all are placed: {@link end} has to follow at once */
  place(count: number): boolean {
    const insertions = new Insertions();
    let isMore = true;
    for (let placed = 0; isMore && placed < count; placed++) {
      const next = this.#standings.next();
      if (next.done === true) isMore = false;
      else this.#place(next.value, insertions);
    }
    insertions.settle();
    return isMore;
  }

  /** Has each job stand in its new group; those that have changed meanwhile are placed again. */
  end(): void {
    const { bucketOf, home } = this.#options;
    const isHome = home() === this.#home;
    const insertions = new Insertions();
    for (const { standing, job, bucket } of this.#placed) {
      const isInGroups = standing.bucket !== undefined;
      if (isHome && standing.job === job && isInGroups === (bucket !== undefined)) {
        standing.bucket = bucket;
        continue;
      }
      if (bucket !== undefined) this.index.take(bucket, new Insertions(), job);
      if (!isInGroups) continue;
      standing.bucket = bucketOf(standing.job, this.index);
      insertions.add(standing.bucket, standing.job);
    }
    insertions.settle();
  }

  #place(standing: Standing, insertions: Insertions): void {
    const { job } = standing;
    const isInGroups = standing.bucket !== undefined;
    const bucket = isInGroups ? this.#options.bucketOf(job, this.index) : undefined;
    if (bucket !== undefined) insertions.add(bucket, job);
    this.#placed.push({ standing, job, bucket });
  }
}
