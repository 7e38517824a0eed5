import { Insertions, type Bucket, GroupIndex, type Leaf, type Standing } from "./groupIndex";
import { type GroupPath, stepsOf } from "./groupPath";
import type { Job } from "../job/job";
import {
  type Dimension,
  dimensionOf,
  dimensions,
  type JobPlan,
  planOf,
  type GroupingContext,
} from "../job/jobDimension";
import { compareJobs, jobKey } from "../job/jobOrder";
import { isUnfinished } from "../job/jobState";
import { isSameAnswer } from "../job/sameAnswer";
import { type Vault, vaultOf } from "../job/vault";

interface Entry {
  job: Job;
  /** Where the job stands in the groups; undefined for those that only stand under their parent. */
  bucket: Standing | undefined;
  /** In the groups without a list's having returned it. */
  isGuest: boolean;
  /** Tick of the request whose answer this is. */
  asked: number;
  /** Tick of the last answer of a list that held the job. */
  seen: number;
}

/**
 * How jobs came: by a list of the view's own queries, as children of a parent (they change no count), or
 * each by its id (a guest: it stands in its group and is not counted, for no list has returned it).
 */
export type Source = "list" | "parent" | "id";

export interface Answer {
  readonly jobs: readonly Job[];
  /** Tick at which the request was sent, see {@link LoadedJobs.tick}. */
  readonly asked: number;
  readonly source: Source;
}

export interface Change {
  /** Jobs that entered a group or moved to another. */
  readonly entered: readonly Job[];
  /** Keys of jobs that stayed where they were and now read differently. */
  readonly updated: readonly string[];
}

export interface LoadedJobsOptions {
  /** ISO date of a time (ms) in the user's zone. */
  readonly dayOf: (time: number) => string;
  /** What the groups are made by, outermost first. */
  readonly dimensions: readonly Dimension[];
  /** Narrows what lists return to what the view is to show; the others were looked at. */
  readonly belongs: (job: Job) => boolean;
}

/**
 * All loaded jobs of a view, keyed by job id; groups are projections of it ({@link GroupIndex}).
 */
export class LoadedJobs {
  readonly #entries = new Map<string, Entry>();
  readonly #vaults = new Map<string, Vault>();
  readonly #plans = new Map<string, JobPlan>();
  readonly #parentIds = new Set<string>();
  /** Jobs that name a parent which is not loaded yet, by its id: they read differently when it comes. */
  readonly #orphans = new Map<string, string[]>();
  readonly #accountIds = new Set<string>();
  /** Keys of jobs that lists returned and that don't belong here. */
  readonly #passedOver = new Set<string>();
  readonly #guests = new Set<string>();
  readonly #options: LoadedJobsOptions;
  #index: GroupIndex;
  #now = 0;
  /** The first account that a job named: that of jobs which name none. */
  #home: string | undefined;

  constructor(options: LoadedJobsOptions) {
    this.#options = options;
    this.#index = new GroupIndex(options.dimensions);
  }

  /** A logical time: requests and answers are put in order by it. */
  tick(): number {
    return ++this.#now;
  }

  /** What the groups are made by, outermost first. */
  get dimensions(): readonly Dimension[] {
    return this.#index.dimensions;
  }

  /** Makes the groups by other dimensions of the same jobs. */
  regroup(dimensions: readonly Dimension[]): void {
    this.#index = new GroupIndex(dimensions);
    const insertions = new Insertions();
    for (const entry of this.#entries.values()) {
      if (entry.bucket === undefined) continue;
      entry.bucket = this.#bucketOf(entry.job);
      insertions.add(entry.bucket, entry.job);
    }
    insertions.settle();
  }

  /** Takes an answer in. Of two answers about one job the one asked for later wins. */
  put({ jobs, asked, source }: Answer): Change {
    const seen = this.tick();
    const entered: Job[] = [...this.#findHome(jobs)];
    const updated: string[] = [];
    const insertions = new Insertions();
    for (const job of jobs) {
      const key = jobKey(job);
      const entry = this.#entries.get(key);
      if (job.accountId !== undefined) this.#accountIds.add(job.accountId);
      if (entry === undefined && source === "list" && !this.#options.belongs(job)) {
        this.#passedOver.add(key);
        continue;
      }
      if (this.#isNewParent(job.parentJobId)) updated.push(job.parentJobId);
      if (entry === undefined) {
        const bucket = source === "parent" ? undefined : this.#bucketFor(job);
        if (bucket !== undefined) this.#passedOver.delete(key);
        const isGuest = source === "id" && bucket !== undefined;
        this.#entries.set(key, { job, bucket, isGuest, asked, seen: source === "list" ? seen : 0 });
        if (isGuest) this.#guests.add(key);
        updated.push(...this.#orphansOf(key));
        this.#noteOrphan(key, job.parentJobId);
        if (bucket === undefined) continue;
        insertions.add(bucket, job);
        entered.push(job);
        continue;
      }
      const isStale = asked < entry.asked;
      const current = isStale ? entry.job : job;
      const isPlaced = source !== "parent" || entry.bucket !== undefined;
      const bucket = isPlaced ? this.#bucketFor(current) : undefined;
      if (source === "list") entry.seen = seen;
      if (bucket !== undefined) this.#passedOver.delete(key);
      else if (source === "list") this.#passedOver.add(key);
      const wasGuest = entry.isGuest;
      entry.isGuest =
        bucket !== undefined && source !== "list" && (wasGuest || entry.bucket === undefined);
      if (entry.isGuest) this.#guests.add(key);
      else this.#guests.delete(key);
      const old = entry.job;
      if (!isStale) entry.asked = asked;
      if (bucket === entry.bucket && compareJobs(old, current) === 0) {
        if (wasGuest && !entry.isGuest) entered.push(current);
        if (old === current || isSameAnswer(old, current)) {
          if (wasGuest !== entry.isGuest) updated.push(key);
          continue;
        }
        entry.job = current;
        if (bucket !== undefined) this.#index.replace(bucket, insertions, old, current);
        updated.push(key);
        continue;
      }
      if (entry.bucket !== undefined) this.#index.take(entry.bucket, insertions, old);
      entry.job = current;
      entry.bucket = bucket;
      if (bucket !== undefined) {
        insertions.add(bucket, current);
        entered.push(current);
      }
    }
    insertions.settle();
    return { entered, updated };
  }

  /**
   * Takes out of the groups what an exhausted query should have returned and did not: such a job has
   * left (another state, or past AWS's 30 days). Guests stay: no list has ever returned them.
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
    for (const { job, bucket, isGuest, seen } of this.#entries.values()) {
      if (bucket !== undefined && !isGuest && seen < since && matches(job)) jobs.push(job);
    }
    return jobs;
  }

  /** Takes one job out of the groups; as a child it stays known. */
  unlist(key: string): void {
    const entry = this.#entries.get(key);
    if (entry?.bucket === undefined) return;
    this.#index.take(entry.bucket, new Insertions(), entry.job);
    entry.bucket = undefined;
    entry.isGuest = false;
    this.#guests.delete(key);
  }

  get(key: string): Job | undefined {
    return this.#entries.get(key)?.job;
  }

  /** Every job in the groups, in no order. */
  *all(): Generator<Job> {
    for (const { job, bucket } of this.#entries.values()) if (bucket !== undefined) yield job;
  }

  /** The group in which a job stands, with its day; undefined for jobs in none. */
  pathOf(key: string): GroupPath | undefined {
    return this.#entries.get(key)?.bucket?.path;
  }

  /** True for a job that stands in its group because somebody asked for it by its id. */
  isGuest(key: string): boolean {
    return this.#guests.has(key);
  }

  /** The jobs of {@link isGuest} that can still change. */
  get unfinishedGuests(): readonly Job[] {
    return [...this.#guests].flatMap((key) => this.get(key) ?? []).filter(isUnfinished);
  }

  /** Tells whether a job stands, or would stand, in a group. */
  isUnder(path: GroupPath): (job: Job) => boolean {
    const steps = stepsOf(path);
    return (job) =>
      steps.every(([dimension, key]) => dimensionOf(dimension, job, this.#context) === key);
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

  plan(key: string): JobPlan | undefined {
    return this.#plans.get(key);
  }

  /** The groups without further groups under a path that hold jobs, in no order. */
  leaves(path: GroupPath): readonly Leaf[] {
    return this.#index.leaves(path);
  }

  /** The buckets under a path that hold jobs, in no order. */
  buckets(path: GroupPath): readonly Bucket[] {
    return this.#index.buckets(path);
  }

  /** How many jobs that lists have returned stand under a path. */
  count(path: GroupPath): number {
    return this.#standing(path) - this.guestCount(path);
  }

  /** How many jobs stand under a path that were asked for by their ids. */
  guestCount(path: GroupPath): number {
    if (this.#guests.size === 0) return 0;
    const isUnder = this.isUnder(path);
    let count = 0;
    for (const key of this.#guests) {
      const job = this.get(key);
      if (job !== undefined && isUnder(job)) count++;
    }
    return count;
  }

  /** How many jobs lists have returned, whether or not they belong here. */
  get lookedAt(): number {
    return this.count({}) + this.#passedOver.size;
  }

  /** A row of another grouping may still be asked for what it says. */
  #standing(path: GroupPath): number {
    const isOfGrouping = dimensions.every(
      (dimension) =>
        path[dimension] === undefined || dimension === "day" || this.dimensions.includes(dimension),
    );
    if (isOfGrouping) return this.#index.count(path);
    const isUnder = this.isUnder(path);
    let count = 0;
    for (const job of this.all()) if (isUnder(job)) count++;
    return count;
  }

  /** As soon as an account is known, the jobs that name none stand in its vaults. @returns those */
  #findHome(jobs: readonly Job[]): readonly Job[] {
    if (this.#home !== undefined) return [];
    this.#home = jobs.find((job) => job.accountId !== undefined)?.accountId;
    if (this.#home === undefined) return [];
    const insertions = new Insertions();
    const moved: Job[] = [];
    for (const entry of this.#entries.values()) {
      if (entry.bucket === undefined) continue;
      const bucket = this.#bucketOf(entry.job);
      if (bucket === entry.bucket) continue;
      this.#index.take(entry.bucket, insertions, entry.job);
      entry.bucket = bucket;
      insertions.add(bucket, entry.job);
      moved.push(entry.job);
    }
    insertions.settle();
    return moved;
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

  /** Notes the names of a job's vault and plan. @returns the vault */
  #note(job: Job): Vault {
    const vault = this.vaultOf(job);
    const known = this.#vaults.get(vault.key);
    if (known === undefined || (known.name === undefined && vault.name !== undefined)) {
      this.#vaults.set(vault.key, vault);
    }
    const plan = planOf(job);
    if (plan !== undefined && this.#plans.get(plan.key)?.name === undefined) {
      this.#plans.set(plan.key, plan);
    }
    return vault;
  }

  #bucketFor(job: Job): Standing | undefined {
    return this.#options.belongs(job) ? this.#bucketOf(job) : undefined;
  }

  #bucketOf(job: Job): Standing {
    // A vault's ARN is read once: pages of thousands pass here.
    const vault = this.#note(job);
    const context = this.#context;
    return this.#index.bucketOf((dimension) =>
      dimension === "vault" ? vault.key : dimensionOf(dimension, job, context),
    );
  }

  get #context(): GroupingContext {
    return { dayOf: this.#options.dayOf, home: this.#home };
  }
}
