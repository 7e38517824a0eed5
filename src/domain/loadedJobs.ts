import type { GroupPath } from "./groupPath";
import type { Job } from "./job";
import { compareJobs, jobKey } from "./jobOrder";
import { displayState } from "./jobState";
import { isSameAnswer } from "./sameAnswer";
import { type Vault, vaultOf } from "./vault";

/** The loaded jobs of one state, vault and day, in order. */
export interface Bucket {
  readonly state: string;
  readonly vault: string;
  readonly day: string;
  readonly jobs: readonly Job[];
  /** Goes up whenever a job enters or leaves. */
  readonly version: number;
}

interface OpenBucket extends Bucket {
  readonly leaf: OpenLeaf;
  jobs: Job[];
  version: number;
}

/** The loaded jobs of one state and vault. */
export interface Leaf {
  readonly state: string;
  readonly vault: string;
  readonly count: number;
  /** By day; buckets without jobs are left out by {@link LoadedJobs.buckets}. */
  readonly days: ReadonlyMap<string, Bucket>;
}

interface OpenLeaf extends Leaf {
  count: number;
  readonly days: Map<string, OpenBucket>;
}

interface Entry {
  job: Job;
  /** Where the job stands in the groups; undefined for children that no list has returned. */
  bucket: OpenBucket | undefined;
  /** Tick of the request whose answer this is. */
  asked: number;
  /** Tick of the last answer of a list that held the job. */
  seen: number;
}

export interface Answer {
  readonly jobs: readonly Job[];
  /** Tick at which the request was sent, see {@link LoadedJobs.tick}. */
  readonly asked: number;
  /** False for children fetched by their parent's id: they change no count. */
  readonly listed: boolean;
}

export interface Change {
  /** Jobs that entered a group or moved to another. */
  readonly entered: readonly Job[];
  /** Keys of jobs that stayed where they were and now read differently. */
  readonly updated: readonly string[];
}

/**
 * All loaded jobs of a view, keyed by job id; groups are projections of it. Jobs stand in buckets by
 * state, vault and day, so that a page costs O(page), whatever is loaded.
 */
export class LoadedJobs {
  readonly #entries = new Map<string, Entry>();
  /** By state, then by vault. */
  readonly #leaves = new Map<string, Map<string, OpenLeaf>>();
  readonly #vaults = new Map<string, Vault>();
  readonly #parentIds = new Set<string>();
  /** Jobs that name a parent which is not loaded yet, by its id: they read differently when it comes. */
  readonly #orphans = new Map<string, string[]>();
  readonly #accountIds = new Set<string>();
  readonly #dayOf: (time: number) => string;
  #now = 0;
  /** The first account that a job named: that of jobs which name none. */
  #home: string | undefined;

  /** @param dayOf ISO date of a time (ms) in the user's zone */
  constructor(dayOf: (time: number) => string) {
    this.#dayOf = dayOf;
  }

  /** A logical time: requests and answers are put in order by it. */
  tick(): number {
    return ++this.#now;
  }

  /** Takes an answer in. Of two answers about one job the one asked for later wins. */
  put({ jobs, asked, listed }: Answer): Change {
    const seen = this.tick();
    const entered: Job[] = [...this.#findHome(jobs)];
    const updated: string[] = [];
    const arrivals = new Map<OpenBucket, Job[]>();
    for (const job of jobs) {
      const key = jobKey(job);
      const entry = this.#entries.get(key);
      if (this.#isNewParent(job.parentJobId)) updated.push(job.parentJobId);
      if (job.accountId !== undefined) this.#accountIds.add(job.accountId);
      if (entry === undefined) {
        const bucket = listed ? this.#bucketOf(job) : undefined;
        this.#entries.set(key, { job, bucket, asked, seen: listed ? seen : 0 });
        updated.push(...this.#orphansOf(key));
        this.#noteOrphan(key, job.parentJobId);
        if (bucket === undefined) continue;
        append(arrivals, bucket, job);
        entered.push(job);
        continue;
      }
      if (listed) entry.seen = seen;
      if (asked < entry.asked) {
        if (listed && entry.bucket === undefined) {
          entry.bucket = this.#bucketOf(entry.job);
          append(arrivals, entry.bucket, entry.job);
          entered.push(entry.job);
        }
        continue;
      }
      const bucket = listed || entry.bucket !== undefined ? this.#bucketOf(job) : undefined;
      const old = entry.job;
      entry.asked = asked;
      if (bucket === entry.bucket && compareJobs(old, job) === 0) {
        if (isSameAnswer(old, job)) continue;
        entry.job = job;
        if (bucket !== undefined) replace(bucket, arrivals.get(bucket), old, job);
        updated.push(key);
        continue;
      }
      if (entry.bucket !== undefined) this.#take(entry.bucket, arrivals, old);
      entry.job = job;
      entry.bucket = bucket;
      if (bucket !== undefined) {
        append(arrivals, bucket, job);
        entered.push(job);
      }
    }
    for (const [bucket, batch] of arrivals) insert(bucket, batch);
    return { entered, updated };
  }

  /**
   * Takes out of the groups what an exhausted query should have returned and did not: such a job has
   * left (another state, or past AWS's 30 days).
   * @param since tick at which the query's first page was asked for
   */
  unlistUnseen(since: number, matches: (job: Job) => boolean): readonly Job[] {
    const gone = this.unseen(since, matches);
    for (const job of gone) this.unlist(jobKey(job));
    return gone;
  }

  /** Jobs in the groups that match and that no list has returned since that tick. */
  unseen(since: number, matches: (job: Job) => boolean): readonly Job[] {
    const jobs: Job[] = [];
    for (const { job, bucket, seen } of this.#entries.values()) {
      if (bucket !== undefined && seen < since && matches(job)) jobs.push(job);
    }
    return jobs;
  }

  /** Takes one job out of the groups; as a child it stays known. */
  unlist(key: string): void {
    const entry = this.#entries.get(key);
    if (entry?.bucket === undefined) return;
    this.#take(entry.bucket, new Map(), entry.job);
    entry.bucket = undefined;
  }

  get(key: string): Job | undefined {
    return this.#entries.get(key)?.job;
  }

  /** The group in which a job stands, if a list has returned it. */
  pathOf(key: string): Required<GroupPath> | undefined {
    const bucket = this.#entries.get(key)?.bucket;
    return bucket && { state: bucket.state, vault: bucket.vault, day: bucket.day };
  }

  /** True when some loaded job names this one as its parent. */
  isKnownParent(id: string): boolean {
    return this.#parentIds.has(id);
  }

  /** The accounts that own the loaded jobs. */
  get accountIds(): ReadonlySet<string> {
    return this.#accountIds;
  }

  vaultOf(job: Job): Vault {
    return vaultOf(job, this.#home);
  }

  vault(key: string): Vault | undefined {
    return this.#vaults.get(key);
  }

  /** The states and vaults under a path that hold jobs, in no order. */
  *leaves(path: GroupPath): Generator<Leaf> {
    const { state, vault } = path;
    const ofState = state === undefined ? this.#leaves.values() : [this.#leaves.get(state)];
    for (const vaults of ofState) {
      if (vaults === undefined) continue;
      const ofVault = vault === undefined ? vaults.values() : [vaults.get(vault)];
      for (const leaf of ofVault) if (leaf !== undefined && leaf.count > 0) yield leaf;
    }
  }

  /** The buckets under a path that hold jobs, in no order. */
  *buckets(path: GroupPath): Generator<Bucket> {
    for (const leaf of this.leaves(path)) {
      const ofDay = path.day === undefined ? leaf.days.values() : [leaf.days.get(path.day)];
      for (const bucket of ofDay) if (bucket !== undefined && bucket.jobs.length > 0) yield bucket;
    }
  }

  /** How many loaded jobs stand under a path. */
  count(path: GroupPath): number {
    let count = 0;
    if (path.day === undefined) for (const leaf of this.leaves(path)) count += leaf.count;
    else for (const bucket of this.buckets(path)) count += bucket.jobs.length;
    return count;
  }

  /** As soon as an account is known, the jobs that name none stand in its vaults. @returns those */
  #findHome(jobs: readonly Job[]): readonly Job[] {
    if (this.#home !== undefined) return [];
    this.#home = jobs.find((job) => job.accountId !== undefined)?.accountId;
    if (this.#home === undefined) return [];
    const homeless = [...this.#entries.values()].filter(
      ({ job, bucket }) => bucket !== undefined && bucket.vault !== this.vaultOf(job).key,
    );
    const arrivals = new Map<OpenBucket, Job[]>();
    for (const entry of homeless) {
      if (entry.bucket !== undefined) this.#take(entry.bucket, arrivals, entry.job);
      entry.bucket = this.#bucketOf(entry.job);
      append(arrivals, entry.bucket, entry.job);
    }
    for (const [bucket, batch] of arrivals) insert(bucket, batch);
    return homeless.map(({ job }) => job);
  }

  /** Notes a parent; true when it reads differently now: it can be expanded. */
  #isNewParent(id: string | undefined): id is string {
    if (id === undefined || this.#parentIds.has(id)) return false;
    this.#parentIds.add(id);
    return this.#entries.has(id);
  }

  #noteOrphan(key: string, parentId: string | undefined): void {
    if (parentId === undefined || this.#entries.has(parentId)) return;
    const orphans = this.#orphans.get(parentId);
    if (orphans === undefined) this.#orphans.set(parentId, [key]);
    else orphans.push(key);
  }

  #orphansOf(parentId: string): readonly string[] {
    const orphans = this.#orphans.get(parentId) ?? [];
    this.#orphans.delete(parentId);
    return orphans;
  }

  #bucketOf(job: Job): OpenBucket {
    const state = displayState(job);
    const vault = this.vaultOf(job);
    const day = job.creationDate === undefined ? "" : this.#dayOf(job.creationDate);
    const known = this.#vaults.get(vault.key);
    if (known === undefined || (known.name === undefined && vault.name !== undefined)) {
      this.#vaults.set(vault.key, vault);
    }
    const vaults = this.#leaves.get(state) ?? new Map<string, OpenLeaf>();
    this.#leaves.set(state, vaults);
    const leaf: OpenLeaf = vaults.get(vault.key) ?? {
      state,
      vault: vault.key,
      count: 0,
      days: new Map(),
    };
    vaults.set(vault.key, leaf);
    const bucket: OpenBucket = leaf.days.get(day) ?? {
      state,
      vault: vault.key,
      day,
      leaf,
      jobs: [],
      version: 0,
    };
    leaf.days.set(day, bucket);
    return bucket;
  }

  #take(bucket: OpenBucket, arrivals: Map<OpenBucket, Job[]>, job: Job): void {
    const batch = arrivals.get(bucket);
    const arrived = batch?.indexOf(job) ?? -1;
    if (batch !== undefined && arrived >= 0) batch.splice(arrived, 1);
    else {
      bucket.jobs.splice(indexOf(bucket.jobs, job), 1);
      bucket.leaf.count--;
    }
    bucket.version++;
  }
}

/** True when a bucket, or a path as deep, lies under a path. */
export function isUnder(place: Required<GroupPath>, path: GroupPath): boolean {
  return (
    (path.state === undefined || path.state === place.state) &&
    (path.vault === undefined || path.vault === place.vault) &&
    (path.day === undefined || path.day === place.day)
  );
}

function append(arrivals: Map<OpenBucket, Job[]>, bucket: OpenBucket, job: Job): void {
  const batch = arrivals.get(bucket);
  if (batch === undefined) arrivals.set(bucket, [job]);
  else batch.push(job);
}

/** Appends a batch; only what arrives out of order costs a sort, which is linear for two sorted runs. */
function insert(bucket: OpenBucket, batch: Job[]): void {
  if (batch.length === 0) return;
  batch.sort(compareJobs);
  const [first] = batch;
  const last = bucket.jobs.at(-1);
  const inOrder = last === undefined || first === undefined || compareJobs(last, first) <= 0;
  for (const job of batch) bucket.jobs.push(job);
  bucket.leaf.count += batch.length;
  if (!inOrder) bucket.jobs.sort(compareJobs);
  bucket.version++;
}

function replace(bucket: OpenBucket, batch: Job[] | undefined, old: Job, job: Job): void {
  const arrived = batch?.indexOf(old) ?? -1;
  if (batch !== undefined && arrived >= 0) batch[arrived] = job;
  else bucket.jobs[indexOf(bucket.jobs, old)] = job;
}

/** Finds a job by binary search, then among those of equal order (jobs without ids). */
function indexOf(jobs: readonly Job[], job: Job): number {
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
