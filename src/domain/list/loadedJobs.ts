import type { Answer, Change, PutAnswer } from "./answer";
import { Insertions, type Bucket, GroupIndex, type Leaf, type BucketRef } from "./groupIndex";
import type { JobScope } from "../filter/jobScope";
import { areOfOneAccount } from "../query/jobQuery";
import { GroupNames } from "./groupNames";
import type { GroupPath } from "./groupPath";
import { Guests } from "./guests";
import type { Job } from "../job/job";
import { type Dimension, dimensions } from "../job/jobDimension";
import { compareJobs, jobKey } from "../job/jobOrder";
import { isSameAnswer } from "../job/sameAnswer";
import { MeantJobs } from "./meantJobs";
import { ParentIds } from "./parentIds";
import { Regrouping, type Standing } from "./regrouping";
import { newerStamp, type Stamp } from "./stamp";
import { StateCounts } from "./stateCounts";

/** There are as many as jobs: each of its members is eight bytes a job. Those without a bucket only stand under a parent. */
interface Entry extends Standing {
  job: Job;
  /** The same for all jobs that came first with one answer. */
  stamp: Stamp;
}

export interface LoadedJobsOptions {
  /** ISO date of a time (ms) in the user's zone. */
  readonly dayOf: (time: number) => string;
  /** What the groups are made by, outermost first. */
  readonly dimensions: readonly Dimension[];
  /** What is asked for, and what narrows it to what the view is to show; the others were looked at. */
  readonly scope: Pick<JobScope, "queries" | "belongs" | "leavesOutRecovered">;
  readonly nextTask: () => Promise<void>;
  readonly signal: AbortSignal;
  /** Something reads differently, although no answer came. */
  readonly changed: (change: Change) => void;
}

/**
 * All loaded jobs of a view, keyed by job id; groups are projections of it ({@link GroupIndex}).
 */
export class LoadedJobs {
  readonly names: GroupNames;
  /** Of the jobs in the groups. */
  readonly states = new StateCounts();
  readonly meant: MeantJobs;
  readonly guests: Guests;
  readonly #entries = new Map<string, Entry>();
  readonly #parents = new ParentIds((key) => this.#entries.has(key));
  /** The states of jobs that lists returned and that don't belong here, by key. */
  readonly #passedOver = new Map<string, string>();
  #index: GroupIndex;
  #now = 0;

  constructor(options: LoadedJobsOptions) {
    this.meant = new MeantJobs({
      ...options,
      found: () => {
        options.changed({ entered: [], updated: this.#recover(new Set()), paths: [] });
      },
    });
    this.names = new GroupNames({
      dayOf: options.dayOf,
      isOfOneAccount: areOfOneAccount(options.scope.queries),
    });
    this.guests = new Guests({ names: this.names, get: (key) => this.get(key) });
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

  /** Groups of the same jobs by other dimensions, to be made; {@link take} puts them in place of these. */
  regrouping(dimensions: readonly Dimension[]): Regrouping {
    return new Regrouping({
      standings: this.#entries.values(),
      index: new GroupIndex(dimensions),
      bucketOf: (job, index) => index.bucketOf(this.names.keysOf(job)),
      home: () => this.names.home,
    });
  }

  /** Has the jobs stand in the groups that were made, all of them. */
  take(regrouping: Regrouping): void {
    regrouping.end();
    this.#index = regrouping.index;
  }

  /** Takes an answer in. Of two answers about one job the one asked for later wins. */
  put({ jobs, asked, source }: Answer): Change {
    const named = this.names.version;
    const answer: PutAnswer = {
      stamp: { asked, seen: source === "list" ? this.tick() : 0 },
      source,
      entered: this.#findHome(jobs),
      updated: [],
      insertions: new Insertions(),
      buckets: new Set(),
    };
    this.meant.note(jobs, (key) => this.get(key)?.state ?? this.#passedOver.get(key));
    for (const job of jobs) {
      const key = jobKey(job);
      const entry = this.#entries.get(key);
      this.names.noteAccount(job);
      if (entry === undefined && source === "list" && !this.meant.belongs(job)) {
        this.#passedOver.set(key, job.state);
        continue;
      }
      if (this.#parents.isNew(job.parentJobId)) answer.updated.push(job.parentJobId);
      if (entry === undefined) this.#add(key, job, answer);
      else this.#update(key, entry, job, answer);
    }
    answer.insertions.settle();
    const { entered, updated, buckets } = answer;
    updated.push(...this.#recover(buckets));
    // A group may be called otherwise, and another beside it for its sake.
    const isRenamed = this.names.version !== named;
    const paths = isRenamed ? undefined : [...buckets].map(({ path }) => path);
    return { entered, updated, paths };
  }

  /**
   * Takes out of the groups what an exhausted query should have returned and did not: such a job has
   * left (another state, or past AWS's 30 days). Guests stay: no list has ever returned them.
   * @param since tick at which the query's first page was asked for
   */
  removeUnreturned(since: number, matches: (job: Job) => boolean): readonly Job[] {
    const gone = this.unseen(since, matches);
    for (const job of gone) this.unlist(jobKey(job));
    return gone;
  }

  /**
   * Jobs in the groups that match and that no list has returned since that tick.
   * @param keys those to look at; left out, all
   */
  unseen(since: number, matches: (job: Job) => boolean, keys?: Iterable<string>): readonly Job[] {
    const jobs: Job[] = [];
    // To look up each of 100,000 keys takes 30 ms (measured).
    const entries = keys === undefined ? this.#entries : this.#entriesOf(keys);
    for (const [key, { job, bucket, stamp }] of entries) {
      const isOld = stamp.seen < since && bucket !== undefined;
      if (isOld && !this.guests.has(key) && matches(job)) jobs.push(job);
    }
    return jobs;
  }

  /** Takes one job out of the groups; as a child it stays known. */
  unlist(key: string): void {
    const entry = this.#entries.get(key);
    if (entry?.bucket === undefined) return;
    this.#index.take(entry.bucket, new Insertions(), entry.job);
    this.states.remove(entry.job);
    entry.bucket = undefined;
    this.guests.set(key, false);
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

  /** True when some loaded job names this one as its parent. */
  isKnownParent(id: string): boolean {
    return this.#parents.isKnown(id);
  }

  /** The accounts that own the loaded jobs. */
  get accountIds(): ReadonlySet<string> {
    return this.names.accountIds;
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
    return this.#standing(path) - this.guests.count(path);
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
    return this.names.countUnder(path, this.all());
  }

  #add(key: string, job: Job, answer: PutAnswer): void {
    const { stamp, source, entered, updated, insertions, buckets } = answer;
    const bucket = source === "parent" ? undefined : this.#bucketFor(job);
    this.#entries.set(key, { job, bucket, stamp });
    if (source === "id" && bucket !== undefined) this.guests.set(key, true);
    for (const child of this.#parents.waitingFor(key)) updated.push(child);
    this.#parents.noteChild(key, job.parentJobId);
    if (bucket === undefined) return;
    this.#passedOver.delete(key);
    this.states.add(job);
    insertions.add(bucket, job);
    buckets.add(bucket);
    entered.push(job);
  }

  #update(key: string, entry: Entry, job: Job, answer: PutAnswer): void {
    const { stamp, source, entered, updated, insertions, buckets } = answer;
    const { job: old, bucket: oldBucket } = entry;
    const wasGuest = this.guests.has(key);
    const isStale = stamp.asked < entry.stamp.asked;
    const current = isStale ? old : job;
    const isInGroups = source !== "parent" || oldBucket !== undefined;
    const bucket = isInGroups ? this.#bucketFor(current) : undefined;
    entry.stamp = newerStamp(entry.stamp, stamp);
    if (bucket !== undefined) this.#passedOver.delete(key);
    else if (source === "list") this.#passedOver.set(key, current.state);
    const isGuest =
      bucket !== undefined && source !== "list" && (wasGuest || oldBucket === undefined);
    this.guests.set(key, isGuest);
    entry.bucket = bucket;
    if (oldBucket !== undefined) this.states.remove(old);
    if (bucket !== undefined) this.states.add(current);
    if (bucket !== oldBucket || wasGuest !== isGuest) {
      for (const each of [oldBucket, bucket]) if (each !== undefined) buckets.add(each);
    }
    if (bucket === oldBucket && compareJobs(old, current) === 0) {
      if (wasGuest && !isGuest) entered.push(current);
      const readsSame = old === current || isSameAnswer(old, current);
      if (!readsSame) {
        entry.job = current;
        if (bucket !== undefined) this.#index.replace(bucket, insertions, old, current);
      }
      if (!readsSame || wasGuest !== isGuest) updated.push(key);
      return;
    }
    entry.job = current;
    if (oldBucket !== undefined) this.#index.take(oldBucket, insertions, old);
    if (bucket === undefined) return;
    insertions.add(bucket, current);
    entered.push(current);
  }

  /** As soon as an account is known, the jobs that name none stand in its vaults. @returns those */
  #findHome(jobs: readonly Job[]): Job[] {
    if (!this.names.findHome(jobs)) return [];
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

  #bucketFor(job: Job): BucketRef | undefined {
    return this.meant.belongs(job) ? this.#bucketOf(job) : undefined;
  }

  /** Takes the jobs out of the groups that are no longer meant. @returns the keys of those that read differently */
  #recover(buckets: Set<BucketRef>): readonly string[] {
    const keys = this.meant.takeRecovered().filter((key) => this.#entries.has(key));
    for (const key of keys) {
      const { job, bucket } = this.#entries.get(key) ?? {};
      if (job === undefined || bucket === undefined || !this.meant.leavesOut(job)) continue;
      this.#passedOver.set(key, job.state);
      buckets.add(bucket);
      this.unlist(key);
    }
    return keys;
  }

  *#entriesOf(keys: Iterable<string>): Generator<readonly [string, Entry]> {
    for (const key of keys) {
      const entry = this.#entries.get(key);
      if (entry !== undefined) yield [key, entry];
    }
  }

  #bucketOf(job: Job): BucketRef {
    return this.#index.bucketOf(this.names.keysOf(job));
  }
}
