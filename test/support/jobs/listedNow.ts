import { isDeepStrictEqual } from "node:util";
import { JobMapper } from "../../../src/aws/requests/jobMapper";
import type { Job, JobKind } from "../../../src/domain/job/job";
import type { Dimension } from "../../../src/domain/job/jobDimension";
import { jobKey } from "../../../src/domain/job/jobOrder";
import type { GroupPath } from "../../../src/domain/list/groupPath";
import type { Account } from "../endpoint/account";
import { type HeldJob, recordAt } from "../endpoint/heldJob";
import type { WireObject } from "../endpoint/wire";
import { keysIn, withDates } from "./truth";
import { utcFormats } from "./treeFixture";

const thirtyDays = 30 * 24 * 3_600_000;
const shownBy: readonly Dimension[] = ["state", "vault", "day"];

/** A job that is there, and may still change. */
interface Open {
  readonly held: HeldJob;
  record: WireObject | undefined;
}

/**
 * What the list of all jobs of a kind holds as time goes on: what listedTruth says, at the cost of what changes. Knows nothing
 * of moods, nor of children.
 */
export class ListedNow {
  readonly jobs = new Map<string, Job>();
  /** The keys of jobs that came, changed or went since somebody emptied this. */
  readonly changed = new Set<string>();
  readonly #kind: JobKind;
  readonly #home: string;
  readonly #mapper = new JobMapper();
  /** Oldest first. */
  readonly #coming: HeldJob[];
  readonly #leaving: HeldJob[];
  #open: readonly Open[] = [];
  readonly #counts = new Map<string, number>();

  constructor(account: Account, kind: JobKind) {
    this.#kind = kind;
    this.#home = account.accountId;
    this.#coming = account.shelf(kind).all.toReversed();
    // The other lists have all that there ever was (API reference).
    this.#leaving = kind === "backup" || kind === "scan" ? [...this.#coming] : [];
  }

  /** @param now milliseconds, not before the last */
  goTo(now: number): void {
    const open = [...this.#open];
    while ((this.#coming[0]?.created ?? Infinity) <= now) {
      const held = this.#coming.shift();
      if (held !== undefined) open.push({ held, record: undefined });
    }
    this.#open = open.filter((job) => this.#look(job, now));
    while ((this.#leaving[0]?.created ?? Infinity) <= now - thirtyDays) {
      const held = this.#leaving.shift();
      if (held !== undefined) this.#set(jobKey(this.#jobOf(held.record)), undefined);
    }
  }

  /** How many jobs stand in a group of states, vaults and days. */
  count(path: GroupPath): number {
    return this.#counts.get(groupOf(path)) ?? 0;
  }

  /** @returns whether it may change again */
  #look(job: Open, now: number): boolean {
    const record = recordAt(job.held, now);
    if (job.record === undefined || !isDeepStrictEqual(record, job.record)) {
      job.record = record;
      const listed = this.#jobOf(record);
      this.#set(jobKey(listed), listed);
    }
    return !isDeepStrictEqual(record, job.held.record);
  }

  #jobOf(record: WireObject): Job {
    return this.#mapper.job(this.#kind, withDates(record));
  }

  #set(key: string, job: Job | undefined): void {
    this.changed.add(key);
    this.#add(this.jobs.get(key), -1);
    this.#add(job, 1);
    if (job === undefined) this.jobs.delete(key);
    else this.jobs.set(key, job);
  }

  #add(job: Job | undefined, change: 1 | -1): void {
    if (job === undefined) return;
    const dayOf = (time: number): string => utcFormats.dayOf(time);
    const keys = shownBy.map((each) => [each, keysIn(each, job, this.#home, dayOf)[0]] as const);
    for (let some = 0; some < 2 ** keys.length; some++) {
      const group = groupOf(Object.fromEntries(keys.filter((_, i) => (some >> i) % 2 === 1)));
      this.#counts.set(group, (this.#counts.get(group) ?? 0) + change);
    }
  }
}

function groupOf(path: GroupPath): string {
  return JSON.stringify(shownBy.map((dimension) => path[dimension] ?? null));
}
