import { read } from "./advance";
import type { BackupError } from "./backupError";
import { type CursorSet, drainPageSize } from "./cursorSet";
import type { Job, JobKind } from "./job";
import type { JobGateway } from "./jobGateway";
import { everything } from "./jobQueries";
import type { JobQuery } from "./jobQuery";
import { isUnfinished, statesOf, unfinishedStatesOf } from "./jobState";
import type { Change, LoadedJobs } from "./loadedJobs";
import { asBackupError, type QueryCursor } from "./queryCursor";

/** Clocks differ and AWS writes late: a refresh looks back this much further than the last one, in ms. */
const overlap = 10 * 60_000;

/** Jobs that left the unfinished states and stand in no answer are asked for one by one, so many at most. */
const describeLimit = 20;

export interface RefreshOptions {
  readonly kind: JobKind;
  readonly gateway: JobGateway;
  readonly pageSize: number;
  readonly jobs: LoadedJobs;
  readonly cursors: CursorSet;
  /** When the jobs were last up to date, milliseconds since the epoch. */
  readonly asOf: number;
  readonly signal: AbortSignal;
  readonly accept: (change: Change) => void;
}

export interface RefreshOutcome {
  readonly error?: BackupError;
  readonly cancelled: boolean;
  /** More jobs than can be asked for one by one have left without a trace: start over. */
  readonly tooManyGone: boolean;
}

/**
 * Brings loaded jobs up to date with few requests. A small account is read again as a whole. Otherwise
 * the unfinished states are read again as far as they were loaded, and one query brings what has
 * completed since. Old pages, rows and tokens stand until the answers are in.
 */
export async function refreshJobs(options: RefreshOptions): Promise<RefreshOutcome> {
  const { kind, pageSize, jobs, cursors, asOf, accept } = options;
  const since = jobs.tick();
  const rereads = readAgain(options).map((query) => ({
    old: cursors.get(query, pageSize),
    wasComplete:
      cursors.isExhausted(query, pageSize) || cursors.isExhausted(everything(kind), pageSize),
    fresh: freshCursor(query, pageSize),
  }));
  const isWhole = rereads.some(({ fresh }) => fresh.query.state === undefined);
  const completed = freshCursor({ kind, completeAfter: asOf - overlap }, drainPageSize);
  const outcomes = await Promise.all([
    ...rereads.map(({ old, wasComplete, fresh }) =>
      read(fresh, () => !wasComplete && fresh.jobs >= old.jobs),
    ),
    ...(isWhole ? [] : [read(completed)]),
  ]);
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const cancelled = outcomes.some((outcome) => outcome.cancelled);
  if (error !== undefined) return { error, cancelled, tooManyGone: false };
  if (cancelled) return { cancelled, tooManyGone: false };
  for (const { fresh } of rereads) cursors.replace(fresh);
  const exhausted = new Set(
    rereads.filter(({ fresh }) => fresh.exhausted).map(({ fresh }) => fresh.query.state),
  );
  if (isWhole) {
    if (exhausted.size > 0) jobs.unlistUnseen(since, () => true);
    accept({ entered: [], updated: [] });
    return { cancelled, tooManyGone: false };
  }
  const gone = jobs.unseen(
    since,
    (job) => isUnfinished(job) && (exhausted.has(job.state) || !statesOf(kind).includes(job.state)),
  );
  return { cancelled, tooManyGone: !(await findAgain(gone, options)) };

  function freshCursor(query: JobQuery, maxResults: number): QueryCursor {
    return cursors.fresh(query, maxResults, (_cursor, page) => {
      accept(jobs.put({ ...page, listed: true }));
    });
  }
}

/** A small account costs less as a whole than its unfinished states one by one. */
function readAgain({ kind, pageSize, cursors }: RefreshOptions): readonly JobQuery[] {
  const unfinished = unfinishedStatesOf(kind);
  const whole = cursors.peek(everything(kind), pageSize);
  return whole?.exhausted === true && whole.pages <= unfinished.length + 1
    ? [everything(kind)]
    : unfinished.map((state) => ({ kind, state }));
}

/** Asks for each job by its id. @returns false when that can't be done for all of them */
async function findAgain(gone: readonly Job[], options: RefreshOptions): Promise<boolean> {
  const { kind, gateway, jobs, signal, accept } = options;
  if (gone.length > describeLimit || gone.some((job) => job.id === "")) return false;
  const found = await Promise.all(
    gone.map(async ({ id }) => {
      const asked = jobs.tick();
      try {
        const { job } = await gateway.describeJob(kind, id, signal);
        if (!signal.aborted) accept(jobs.put({ jobs: [job], asked, listed: true }));
        return true;
      } catch (error) {
        if (asBackupError(error).kind !== "notFound") return signal.aborted;
        jobs.unlist(id);
        accept({ entered: [], updated: [] });
        return true;
      }
    }),
  );
  return found.every(Boolean);
}
