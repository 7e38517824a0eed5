import { read } from "./advance";
import type { BackupError } from "./backupError";
import { type CursorSet, drainPageSize } from "./cursorSet";
import type { Job } from "./job";
import type { JobGateway } from "./jobGateway";
import { queryLimit } from "./filterPlan";
import { isByProtectedResource, type JobQuery } from "./jobQuery";
import type { JobScope } from "./jobScope";
import { isUnfinished, statesOf, unfinishedStatesOf } from "./jobState";
import { askedStates } from "./jobQueries";
import { jobKey } from "./jobOrder";
import type { Answer, Change, LoadedJobs } from "./loadedJobs";
import { asBackupError, type QueryCursor } from "./queryCursor";

/** Clocks differ and AWS writes late: a refresh looks back this much further than the last one, in ms. */
const overlap = 10 * 60_000;

/** Jobs that left the unfinished states and stand in no answer are asked for one by one, so many at most. */
const describeLimit = 20;

export interface RefreshOptions {
  readonly scope: JobScope;
  readonly gateway: Pick<JobGateway, "describeJob">;
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
  /**
   * What has changed can't be found out with few requests: more jobs than can be asked for one by one have
   * left without a trace, the filter asks many queries, or one whose operation can't ask for what completed.
   */
  readonly mustStartOver: boolean;
}

/**
 * Brings loaded jobs up to date with few requests. A small account is read again as a whole. Otherwise
 * the unfinished states are read again as far as they were loaded, and one query brings what has
 * completed since. All answers are taken in at once, at the end: until then, and if one fails, rows,
 * counts and tokens stay as they were.
 */
export async function refreshJobs(options: RefreshOptions): Promise<RefreshOutcome> {
  const { scope, pageSize, jobs, cursors, accept } = options;
  const since = jobs.tick();
  const answers: Answer[] = [];
  const { isWhole, again, completed } = questions(options);
  if (completed.some(isByProtectedResource) || again.length + completed.length > queryLimit) {
    return { cancelled: false, mustStartOver: true };
  }
  const rereads = again.map(({ query, root }) => ({
    old: cursors.get(query, pageSize),
    toTheEnd: cursors.isReadBeyond(query, root, pageSize),
    fresh: freshCursor(query, pageSize),
  }));
  const outcomes = await Promise.all([
    ...rereads.map(({ old, toTheEnd, fresh }) =>
      read(fresh, () => !toTheEnd && fresh.jobs >= old.jobs),
    ),
    ...completed.map((query) => read(freshCursor(query, drainPageSize))),
  ]);
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const cancelled = outcomes.some((outcome) => outcome.cancelled);
  if (error !== undefined) return { error, cancelled, mustStartOver: false };
  if (cancelled) return { cancelled, mustStartOver: false };
  const keys = new Set(answers.flatMap((answer) => answer.jobs.map(jobKey)));
  const open = new Set(
    rereads.filter(({ fresh }) => !fresh.exhausted).map(({ fresh }) => fresh.query.state),
  );
  const gone = jobs
    .unseen(since, (job) => isWhole || hasLeft(job, scope, open))
    .filter((job) => !keys.has(jobKey(job)));
  const found = isWhole ? [] : await findAgain(gone, options);
  if (options.signal.aborted) return { cancelled: true, mustStartOver: false };
  if (found === undefined) return { cancelled, mustStartOver: true };
  for (const { fresh } of rereads) cursors.replace(fresh);
  const changes = [...answers, ...found].map((answer) => jobs.put(answer));
  const foundKeys = new Set(found.flatMap((answer) => answer.jobs.map(jobKey)));
  for (const job of gone) if (!foundKeys.has(jobKey(job))) jobs.unlist(jobKey(job));
  accept({
    entered: changes.flatMap((change) => change.entered),
    updated: changes.flatMap((change) => change.updated),
  });
  return { cancelled, mustStartOver: false };

  function freshCursor(query: JobQuery, maxResults: number): QueryCursor {
    return cursors.fresh(query, maxResults, (_cursor, page) => {
      answers.push({ ...page, source: "list" });
    });
  }
}

/** True for a job that its state's lists no longer hold, or that no list is asked for. */
function hasLeft(job: Job, { kind }: JobScope, open: ReadonlySet<string | undefined>): boolean {
  return isUnfinished(job) && (!open.has(job.state) || !statesOf(kind).includes(job.state));
}

interface Reread {
  readonly query: JobQuery;
  /** The view's query that it belongs to. */
  readonly root: JobQuery;
}

/** What to ask: a small account costs less as a whole than its unfinished states and what has completed. */
function questions(options: RefreshOptions): {
  readonly isWhole: boolean;
  readonly again: readonly Reread[];
  readonly completed: readonly JobQuery[];
} {
  const { scope, pageSize, cursors } = options;
  const again = unfinishedQueries(scope);
  const completed = completedQueries(options);
  const roots = scope.queries.map((query) => cursors.peek(query, pageSize));
  const pages = roots.reduce((sum, root) => sum + (root?.pages ?? 0), 0);
  const isSmall = pages <= again.length + completed.length;
  return isSmall && roots.every((root) => root?.exhausted === true)
    ? {
        isWhole: true,
        again: scope.queries.map((query) => ({ query, root: query })),
        completed: [],
      }
    : { isWhole: false, again, completed };
}

function unfinishedQueries(scope: JobScope): readonly Reread[] {
  const shown = askedStates(scope);
  const unfinished = unfinishedStatesOf(scope.kind).filter((state) => shown.includes(state));
  return scope.queries.flatMap((root): readonly Reread[] => {
    if (root.state === undefined) {
      return unfinished.map((state) => ({ query: { ...root, state }, root }));
    }
    return unfinished.includes(root.state) ? [{ query: root, root }] : [];
  });
}

/** What brings the jobs that have ended since the last refresh, where the view shows such jobs. */
function completedQueries({ scope, asOf }: RefreshOptions): readonly JobQuery[] {
  const unfinished = unfinishedStatesOf(scope.kind);
  return scope.queries
    .filter(({ state }) => state === undefined || !unfinished.includes(state))
    .map((query) => ({
      ...query,
      completeAfter: Math.max(asOf - overlap, query.completeAfter ?? -Infinity),
    }))
    .filter(({ completeAfter, completeBefore = Infinity }) => completeAfter < completeBefore);
}

/** Asks for each job by its id. @returns the answers, or undefined when that can't be done for all */
async function findAgain(
  gone: readonly Job[],
  { scope, gateway, jobs, signal }: RefreshOptions,
): Promise<readonly Answer[] | undefined> {
  if (gone.length > describeLimit || gone.some((job) => job.id === "")) return undefined;
  const answers = await Promise.all(
    gone.map(async ({ id }): Promise<Answer | undefined> => {
      const asked = jobs.tick();
      try {
        const { job } = await gateway.describeJob(scope.kind, id, signal);
        return { jobs: [job], asked, source: "list" };
      } catch (error) {
        return asBackupError(error).kind === "notFound"
          ? { jobs: [], asked, source: "list" }
          : undefined;
      }
    }),
  );
  return answers.every((answer) => answer !== undefined) ? answers : undefined;
}
