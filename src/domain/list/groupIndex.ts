import type { GroupPath } from "./groupPath";
import type { Job } from "../job/job";
import type { Dimension } from "../job/jobDimension";
import { compareJobs } from "../job/jobOrder";

/** The jobs of one group and day, in order. */
export interface Bucket {
  /** With the day, whether or not the grouping has one. */
  readonly path: GroupPath;
  readonly day: string;
  readonly jobs: readonly Job[];
  /** Goes up whenever a job enters or leaves. */
  readonly version: number;
}

/** A group that holds jobs and no groups, but for days. */
export interface Leaf {
  readonly path: GroupPath;
  /** How many jobs stand in it. */
  readonly count: number;
}

interface OpenLeaf extends Leaf {
  count: number;
  readonly days: Map<string, OpenBucket>;
}

interface OpenBucket extends Bucket {
  readonly leaf: OpenLeaf;
  jobs: Job[];
  version: number;
}

type OpenPath = { -readonly [Name in keyof GroupPath]: GroupPath[Name] };

/** A group of groups: by the key that the next dimension gives. */
interface Branch {
  readonly branches: Map<string, Branch>;
  leaf: OpenLeaf | undefined;
}

/** The leaves below a branch, on the way to being found. */
interface Walk {
  readonly branch: Branch;
  readonly depth: number;
  readonly path: GroupPath;
  readonly found: OpenLeaf[];
}

/** Where a job stands; only the index that gave it can use it. */
export type BucketRef = OpenBucket;

/** Jobs to insert into buckets, until they are put in: sorting a batch costs less than inserting each. */
export class Insertions {
  readonly #batches = new Map<OpenBucket, Job[]>();

  add(bucket: BucketRef, job: Job): void {
    const batch = this.#batches.get(bucket);
    if (batch === undefined) this.#batches.set(bucket, [job]);
    else batch.push(job);
  }

  /** Takes a job out again that is not put in yet. @returns false when it is not among the insertions */
  remove(bucket: BucketRef, job: Job): boolean {
    const batch = this.#batches.get(bucket);
    const at = batch?.indexOf(job) ?? -1;
    if (batch === undefined || at < 0) return false;
    batch.splice(at, 1);
    return true;
  }

  /** @returns false when the old job is not among the insertions */
  replace(bucket: BucketRef, old: Job, job: Job): boolean {
    const batch = this.#batches.get(bucket);
    const at = batch?.indexOf(old) ?? -1;
    if (batch === undefined || at < 0) return false;
    batch[at] = job;
    return true;
  }

  /** Puts every job in its bucket. */
  settle(): void {
    for (const [bucket, batch] of this.#batches) insert(bucket, batch);
    this.#batches.clear();
  }
}

/**
 * Jobs in buckets by the dimensions of a grouping and by day, so that a page costs O(page), whatever is
 * loaded. Counts are of the jobs put in and not taken out.
 */
export class GroupIndex {
  readonly dimensions: readonly Dimension[];
  readonly #root: Branch = newBranch();

  constructor(dimensions: readonly Dimension[]) {
    this.dimensions = dimensions;
  }

  /**
   * The bucket that a job belongs to; made on first use.
   * @param keyOf the job's key in a dimension
   */
  bucketOf(keyOf: (dimension: Dimension) => string): BucketRef {
    let branch = this.#root;
    for (const dimension of this.dimensions) {
      const key = keyOf(dimension);
      branch = branch.branches.get(key) ?? added(branch, key);
    }
    branch.leaf ??= { path: this.#pathOf(keyOf), count: 0, days: new Map<string, OpenBucket>() };
    const { leaf } = branch;
    const day = leaf.path.day ?? keyOf("day");
    let bucket = leaf.days.get(day);
    if (bucket === undefined) {
      const path = this.#pathOf(keyOf);
      path.day = day;
      bucket = { path, day, leaf, jobs: [], version: 0 };
      leaf.days.set(day, bucket);
    }
    return bucket;
  }

  take(bucket: BucketRef, insertions: Insertions, job: Job): void {
    if (!insertions.remove(bucket, job)) {
      bucket.jobs.splice(indexOf(bucket.jobs, job), 1);
      bucket.leaf.count--;
    }
    bucket.version++;
  }

  /** Puts what is new about a job in its place; its order must be the same. */
  replace(bucket: BucketRef, insertions: Insertions, old: Job, job: Job): void {
    if (!insertions.replace(bucket, old, job)) bucket.jobs[indexOf(bucket.jobs, old)] = job;
  }

  /** The groups without further groups under a path that hold jobs, in no order. */
  leaves(path: GroupPath): readonly Leaf[] {
    return this.#leaves(path);
  }

  /** The buckets under a path that hold jobs, in no order. */
  buckets(path: GroupPath): readonly Bucket[] {
    const found: Bucket[] = [];
    for (const { days } of this.#leaves(path)) {
      for (const bucket of days.values()) {
        const isOfDay = path.day === undefined || bucket.day === path.day;
        if (isOfDay && bucket.jobs.length > 0) found.push(bucket);
      }
    }
    return found;
  }

  /** How many jobs stand under a path. */
  count(path: GroupPath): number {
    const isByDay = path.day !== undefined && !this.dimensions.includes("day");
    return isByDay
      ? this.buckets(path).reduce((sum, { jobs }) => sum + jobs.length, 0)
      : this.#leaves(path).reduce((sum, { count }) => sum + count, 0);
  }

  /** Set one by one, all paths have one shape in V8; a copy of another has its own. */
  #pathOf(keyOf: (dimension: Dimension) => string): OpenPath {
    const path: OpenPath = {};
    for (const dimension of this.dimensions) path[dimension] = keyOf(dimension);
    return path;
  }

  #leaves(path: GroupPath): readonly OpenLeaf[] {
    const found: OpenLeaf[] = [];
    this.#collect({ branch: this.#root, depth: 0, path, found });
    return found;
  }

  #collect({ branch, depth, path, found }: Walk): void {
    const dimension = this.dimensions[depth];
    if (dimension === undefined) {
      if (branch.leaf !== undefined && branch.leaf.count > 0) found.push(branch.leaf);
      return;
    }
    const key = path[dimension];
    const below = key === undefined ? branch.branches.values() : branch.branches.get(key);
    if (below === undefined) return;
    for (const next of "branches" in below ? [below] : below) {
      this.#collect({ branch: next, depth: depth + 1, path, found });
    }
  }
}

function newBranch(): Branch {
  return { branches: new Map(), leaf: undefined };
}

function added({ branches }: Branch, key: string): Branch {
  const branch = newBranch();
  branches.set(key, branch);
  return branch;
}

/** Appends a batch; only what arrives out of order costs a sort, which is linear for few sorted runs. */
function insert(bucket: OpenBucket, batch: Job[]): void {
  if (batch.length === 0) return;
  let last = bucket.jobs.at(-1);
  let inOrder = true;
  for (const job of batch) {
    inOrder &&= last === undefined || compareJobs(last, job) <= 0;
    last = job;
  }
  // A copy has no room for more, and most of many buckets get no more.
  if (bucket.jobs.length === 0) bucket.jobs = batch.slice();
  else for (const job of batch) bucket.jobs.push(job);
  bucket.leaf.count += batch.length;
  if (!inOrder) bucket.jobs.sort(compareJobs);
  bucket.version++;
}

/** Finds a job by binary search, then among those of equal order (jobs without ids). */
export function indexOf(jobs: readonly Job[], job: Job): number {
  let low = 0;
  let high = jobs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = jobs[middle];
    if (at !== undefined && compareJobs(at, job) < 0) low = middle + 1;
    else high = middle;
  }
  while (low < jobs.length && jobs[low] !== job) low++;
  return low;
}
