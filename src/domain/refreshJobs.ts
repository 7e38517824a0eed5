import { read } from "./advance";
import type { BackupError } from "./backupError";
import { type CursorSet, drainPageSize } from "./cursorSet";
import type { Job, ViewKind } from "./job";
import type { JobGateway } from "./jobGateway";
import { everything } from "./jobQueries";
import type { JobQuery } from "./jobQuery";
import { isUnfinished, statesOf, unfinishedStatesOf } from "./jobState";
import { jobKey } from "./jobOrder";
import type { Answer, Change, LoadedJobs } from "./loadedJobs";
import { asBackupError, type QueryCursor } from "./queryCursor";

/** Clocks differ and AWS writes late: a refresh looks back this much further than the last one, in ms. */
const overlap = 10 * 60_000;

/** Jobs that left the unfinished states and stand in no answer are asked for one by one, so many at most. */
const describeLimit = 20;

export interface RefreshOptions {
  readonly kind: ViewKind;
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
 * completed since. All answers are taken in at once, at the end: until then, and if one fails, rows,
 * counts and tokens stay as they were.
 */
export async function refreshJobs(options: RefreshOptions): Promise<RefreshOutcome> {
  const { kind, pageSize, jobs, cursors, accept } = options;
  const since = jobs.tick();
  const answers: Answer[] = [];
  const rereads = readAgain(options).map((query) => ({
    old: cursors.get(query, pageSize),
    toTheEnd: cursors.isReadBeyond(query, pageSize),
    fresh: freshCursor(query, pageSize),
  }));
  const isWhole = rereads.some(({ fresh }) => fresh.query.state === undefined);
  const completed = freshCursor({ kind, completeAfter: options.asOf - overlap }, drainPageSize);
  const outcomes = await Promise.all([
    ...rereads.map(({ old, toTheEnd, fresh }) =>
      read(fresh, () => !toTheEnd && fresh.jobs >= old.jobs),
    ),
    ...(isWhole ? [] : [read(completed)]),
  ]);
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const cancelled = outcomes.some((outcome) => outcome.cancelled);
  if (error !== undefined) return { error, cancelled, tooManyGone: false };
  if (cancelled) return { cancelled, tooManyGone: false };
  const keys = new Set(answers.flatMap((answer) => answer.jobs.map(jobKey)));
  const ended = new Set(
    rereads.filter(({ fresh }) => fresh.exhausted).map(({ fresh }) => fresh.query.state),
  );
  const gone = jobs
    .unseen(since, (job) => isWhole || hasLeft(job, kind, ended))
    .filter((job) => !keys.has(jobKey(job)));
  const found = isWhole ? [] : await findAgain(gone, options);
  if (options.signal.aborted) return { cancelled: true, tooManyGone: false };
  if (found === undefined) return { cancelled, tooManyGone: true };
  for (const { fresh } of rereads) cursors.replace(fresh);
  const changes = [...answers, ...found].map((answer) => jobs.put(answer));
  const foundKeys = new Set(found.flatMap((answer) => answer.jobs.map(jobKey)));
  for (const job of gone) if (!foundKeys.has(jobKey(job))) jobs.unlist(jobKey(job));
  accept({
    entered: changes.flatMap((change) => change.entered),
    updated: changes.flatMap((change) => change.updated),
  });
  return { cancelled, tooManyGone: false };

  function freshCursor(query: JobQuery, maxResults: number): QueryCursor {
    return cursors.fresh(query, maxResults, (_cursor, page) => {
      answers.push({ ...page, listed: true });
    });
  }
}

/** True for a job that its state's list no longer holds, or that no list is asked for. */
function hasLeft(job: Job, kind: ViewKind, ended: ReadonlySet<string | undefined>): boolean {
  return isUnfinished(job) && (ended.has(job.state) || !statesOf(kind).includes(job.state));
}

/** A small account costs less as a whole than its unfinished states one by one. */
function readAgain({ kind, pageSize, cursors }: RefreshOptions): readonly JobQuery[] {
  const unfinished = unfinishedStatesOf(kind);
  const whole = cursors.peek(everything(kind), pageSize);
  return whole?.exhausted === true && whole.pages <= unfinished.length + 1
    ? [everything(kind)]
    : unfinished.map((state) => ({ kind, state }));
}

/** Asks for each job by its id. @returns the answers, or undefined when that can't be done for all */
async function findAgain(
  gone: readonly Job[],
  { kind, gateway, jobs, signal }: RefreshOptions,
): Promise<readonly Answer[] | undefined> {
  if (gone.length > describeLimit || gone.some((job) => job.id === "")) return undefined;
  const answers = await Promise.all(
    gone.map(async ({ id }): Promise<Answer | undefined> => {
      const asked = jobs.tick();
      try {
        const { job } = await gateway.describeJob(kind, id, signal);
        return { jobs: [job], asked, listed: true };
      } catch (error) {
        return asBackupError(error).kind === "notFound"
          ? { jobs: [], asked, listed: true }
          : undefined;
      }
    }),
  );
  return answers.every((answer) => answer !== undefined) ? answers : undefined;
}
