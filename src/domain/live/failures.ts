import { membersOf } from "../../base/membersOf";
import { parsedJson } from "../../base/parsedJson";
import type { Job, JobKind } from "../job/job";
import { jobKinds } from "../job/jobKinds";
import { failedStatesOf } from "../job/jobState";
import type { JobQuery } from "../query/jobQuery";

const hour = 3_600_000;
const day = 24 * hour;
/** Longer than AWS takes to list a job that has ended. */
const overlap = hour;
/** What failed while no window was open for so long is no news any more. */
const longestGap = 7 * day;
const mostKnown = 1000;
const longestId = 300;

/** What is known of the failures of a kind of job in a session. All times are milliseconds since the epoch. */
export interface KnownFailures {
  /** A job that completed later is among {@link known}, or news. */
  readonly since: number;
  /** When each completed, by job ID. */
  readonly known: ReadonlyMap<string, number>;
  /** When AWS was asked last, by this computer's clock. */
  readonly askedAt: number;
}

/** From when on failures are asked for: at first, what has just failed is taken for known. */
export function askedSince(known: KnownFailures | undefined, now: number): number {
  return known?.since ?? now - overlap;
}

/**
 * The lists that show what failed: by each state, with the narrowest time that all lists filter by. Of scans also what
 * they found.
 */
export function failureQueries(kind: JobKind, since: number): readonly JobQuery[] {
  const { urgent } = jobKinds[kind].list;
  const states = failedStatesOf(kind).map((state) => ({ kind, state, completeAfter: since }));
  if (urgent === undefined) return states;
  const [parameter, value] = urgent;
  return [...states, { kind, [parameter]: value, completeAfter: since }];
}

/**
 * Takes in what failed. The times are AWS's own: a clock that jumps loses and repeats nothing.
 * @param known undefined at first: nothing is news then
 */
export function takeFailures(
  known: KnownFailures | undefined,
  jobs: readonly Job[],
  now: number,
): { readonly known: KnownFailures; readonly news: readonly Job[] } {
  const since = askedSince(known, now);
  const failed = new Map(jobs.filter(({ id }) => id !== "").map((job) => [job.id, job]));
  const all = new Map(known?.known);
  const news: Job[] = [];
  for (const job of failed.values()) {
    if (known !== undefined && !all.has(job.id)) news.push(job);
    all.set(job.id, job.completionDate ?? since + overlap);
  }
  // AWS's clock may be ahead; a time that it never has would hide all that is to come.
  const newest = Math.min(now, Math.max(since, ...all.values()));
  return { known: bounded(all, Math.max(since, newest - overlap), now), news };
}

/** No more than is kept: what was the first to complete is not asked for again. */
function bounded(all: ReadonlyMap<string, number>, since: number, now: number): KnownFailures {
  const inOrder = [...all]
    .filter(([, completed]) => completed > since)
    .sort(([, a], [, b]) => b - a);
  const [, firstLeftOut = since] = inOrder[mostKnown] ?? [];
  const kept = inOrder.slice(0, mostKnown);
  return { since: Math.max(since, firstLeftOut), known: new Map(kept), askedAt: now };
}

/** By the kind of job. */
export type FailuresByKind = ReadonlyMap<JobKind, KnownFailures>;

export function failuresJson(all: FailuresByKind): string {
  return JSON.stringify(
    Object.fromEntries(
      [...all].map(([kind, { since, known, askedAt }]) => [
        kind,
        { since, known: Object.fromEntries(known), askedAt },
      ]),
    ),
  );
}

/**
 * What was known when a window asked last; what can't be read is left out.
 * @param now where this window has not asked before: what is too old then, or from a time to come, is left out, too
 */
export function readFailures(
  text: string,
  kinds: readonly JobKind[],
  now: number | undefined,
): FailuresByKind {
  const read = membersOf(parsedJson(text));
  return new Map(
    kinds.flatMap((kind) => {
      const known = readKnown(read[kind]);
      if (known === undefined) return [];
      const { askedAt, since } = known;
      const isUsable =
        now === undefined ||
        (now - askedAt < longestGap && Math.max(askedAt, since) <= now + overlap);
      return isUsable ? [[kind, known]] : [];
    }),
  );
}

function readKnown(value: unknown): KnownFailures | undefined {
  const { since, askedAt, known } = membersOf(value);
  if (typeof since !== "number" || typeof askedAt !== "number") return undefined;
  const entries = Object.entries(membersOf(known))
    .filter((entry): entry is [string, number] => typeof entry[1] === "number")
    .filter(([id]) => id.length <= longestId)
    .slice(0, mostKnown);
  return { since, askedAt, known: new Map(entries) };
}
