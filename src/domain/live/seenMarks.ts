import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";

/** What a job is since somebody last looked. */
export type Mark = "new" | "changed";

/** So many jobs of a list are marked, the latest; a morning after a busy night has fewer. */
export const mostMarked = 5000;
/** Of so many unfinished jobs it is kept in which state they were; of others only their end is told. */
export const mostUnfinished = 1000;
/** Of so many jobs of one instant it is kept that they were there; where there are more, all of that instant were. */
export const mostOfInstant = 1000;

/** An instant by AWS's clock, and the jobs that were created or ended then. */
export interface Latest {
  /** Milliseconds since the epoch; undefined while there was no job. */
  readonly at: number | undefined;
  readonly keys: ReadonlySet<string>;
}

/**
 * What was seen of the jobs of an account in a Region. All times are AWS's own: a clock of ours that jumps changes nothing.
 * Jobs are named by their keys (jobOrder.ts).
 */
export interface Seen {
  /** The latest of all that were loaded. */
  readonly latest: Latest;
  /** The states of those that had not ended. */
  readonly unfinished: ReadonlyMap<string, string>;
  /** Those that were loaded, and that nobody has seen yet. */
  readonly unseen: ReadonlyMap<string, Mark>;
}

/** Of an account that had no jobs. */
export const noneSeen: Seen = {
  latest: { at: undefined, keys: new Set() },
  unfinished: new Map(),
  unseen: new Map(),
};

/** What a job is to somebody who has seen so much; undefined where it is as it was. */
export function markOf(seen: Seen, job: Job): Mark | undefined {
  const { latest, unfinished, unseen } = seen;
  const key = jobKey(job);
  const before = unseen.get(key);
  if (before !== undefined) return before;
  if (isNew(seen, job)) return "new";
  const state = unfinished.get(key);
  const isOther = state !== undefined && state !== job.state;
  return isOther || isAfter(latest, key, job.completionDate) ? "changed" : undefined;
}

/** True for a job that was created after all that was loaded. */
export function isNew({ latest }: Seen, job: Job): boolean {
  return isAfter(latest, jobKey(job), job.creationDate);
}

/** The latest time that AWS reports of a job; undefined where it reports none. */
export function latestTimeOf({ creationDate, completionDate }: Job): number | undefined {
  const [created, completed] = [sayable(creationDate), sayable(completionDate)];
  return created === undefined || completed === undefined
    ? (created ?? completed)
    : Math.max(created, completed);
}

/** The later of two; of one instant, with all its jobs. */
function laterOf(one: Latest, other: Latest): Latest {
  if (one.at === other.at) {
    return { at: one.at, keys: new Set([...one.keys, ...other.keys].slice(0, mostOfInstant)) };
  }
  return (one.at ?? -Infinity) > (other.at ?? -Infinity) ? one : other;
}

/** What is loaded, and what of it somebody has seen. */
export interface LookedAt {
  readonly latest: Latest;
  /** The loaded jobs that may be marked. */
  readonly marked: Iterable<Job>;
  readonly hasSeen: (key: string) => boolean;
  /** The loaded jobs that have not ended. */
  readonly unfinished: Iterable<Job>;
  /** Whether a job is loaded; of others it stays known what was known. */
  readonly isLoaded: (key: string) => boolean;
}

/**
 * What was seen once somebody has looked. Two looks, in whichever order, add up.
 * @param seen before; undefined for the first look ever: all that is loaded was seen then
 */
export function afterLook(seen: Seen | undefined, look: LookedAt): Seen {
  const before = seen ?? noneSeen;
  const { hasSeen, isLoaded } = look;
  const unseen = new Map([...before.unseen].filter(([key]) => !hasSeen(key)));
  if (seen !== undefined) {
    for (const job of look.marked) {
      const mark = markOf(seen, job);
      const key = jobKey(job);
      if (mark !== undefined && !hasSeen(key)) unseen.set(key, mark);
    }
  }
  const unfinished = new Map<string, string>();
  for (const job of look.unfinished) {
    if (unfinished.size >= mostUnfinished) break;
    const key = jobKey(job);
    if (!unseen.has(key)) unfinished.set(key, job.state);
  }
  for (const [key, state] of before.unfinished) {
    if (unfinished.size >= mostUnfinished) break;
    if (!isLoaded(key)) unfinished.set(key, state);
  }
  const kept = [...unseen].slice(-mostMarked);
  return { latest: laterOf(before.latest, look.latest), unfinished, unseen: new Map(kept) };
}

function isAfter({ at, keys }: Latest, key: string, reported: number | undefined): boolean {
  const time = sayable(reported);
  if (time === undefined) return false;
  if (at === undefined || time > at) return true;
  return time === at && keys.size < mostOfInstant && !keys.has(key);
}
