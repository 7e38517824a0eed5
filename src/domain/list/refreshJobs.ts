import { read } from "../query/advance";
import type { BackupError } from "../query/backupError";
import { type CursorSet, drainPageSize } from "../query/cursorSet";
import type { Job } from "../job/job";
import { jobKinds } from "../job/jobKinds";
import type { JobGateway } from "../query/jobGateway";
import { queryLimit } from "../filter/filterPlan";
import { isByProtectedResource, type JobQuery } from "../query/jobQuery";
import type { JobScope } from "../filter/jobScope";
import { statesOf, unfinishedStatesOf } from "../job/jobState";
import { queryMatcher } from "../query/queryMatcher";
import { askedStates } from "./jobQueries";
import { jobKey } from "../job/jobOrder";
import { unitLength } from "../time/timeVocabulary";
import type { LoadedJobs } from "./loadedJobs";
import type { Answer, Change } from "./answer";
import { asBackupError, type QueryCursor } from "../query/queryCursor";

/** Clocks differ and AWS writes late: a refresh looks back this much further than the last one, in ms. */
const overlap = 10 * 60_000;

/**
 * Jobs that left the unfinished states and stand in no answer are asked for one by one, then those that no list has: so many
 * of both at most.
 */
const describeLimit = 20;

export interface RefreshOptions {
  readonly scope: JobScope;
  readonly gateway: Pick<JobGateway, "describeJob">;
  readonly pageSize: number;
  readonly jobs: LoadedJobs;
  readonly cursors: CursorSet;
  /** More was asked for than the view opens with: starting over would lose it. */
  readonly hasLoadedOn: boolean;
  /** When the jobs were last up to date, milliseconds since the epoch. */
  readonly asOf: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** List requests at most: where more would be needed, nothing is brought. */
  readonly lists: number;
  readonly signal: AbortSignal;
  readonly accept: (change: Change) => void;
}

export interface RefreshOutcome {
  readonly error?: BackupError;
  readonly cancelled: boolean;
  /**
   * Starting over says it with fewer requests: more jobs than can be asked for one by one have left without a
   * trace; or only first pages were read, of many queries or of an operation that can't ask for what completed.
   */
  readonly mustStartOver: boolean;
  /** More list requests would be needed than were allowed: nothing was brought. */
  readonly isLeft?: true;
}

/** With how many list requests that was. */
export interface CountedOutcome extends RefreshOutcome {
  readonly lists: number;
}

/**
 * Brings loaded jobs up to date with few requests. A small account is read again as a whole. Otherwise
 * the unfinished states are read again as far as they were loaded, and one query brings what has
 * completed since. All answers are taken in at once, at the end: until then, and if one fails, rows,
 * counts and tokens stay as they were.
 */
export async function refreshJobs(options: RefreshOptions): Promise<CountedOutcome> {
  const { scope, jobs, cursors, accept } = options;
  const since = jobs.tick();
  const answers: Answer[] = [];
  let isTakenIn = false;
  const asked = questions(options);
  if (asked === undefined) return startOver(options);
  const { isWhole } = asked;
  const rereads = asked.again.map((reread) => readingOf(reread, freshCursor));
  const completed = asked.completed.map((reread) => readingOf(reread, freshCursor));
  const end = await readAll([...rereads, ...completed], options.lists);
  const { cancelled, lists } = end;
  if (end.error !== undefined || cancelled || end.isLeft) return end;
  const keys = new Set(answers.flatMap((answer) => answer.jobs.map(jobKey)));
  const open = new Set(
    rereads.filter(({ fresh }) => !fresh.exhausted).map(({ fresh }) => fresh.query.state),
  );
  const left = isWhole
    ? jobs.unseen(since, () => true)
    : jobs.unseen(since, (job) => hasLeft(job, scope, open), jobs.states.unfinished);
  const gone = left.filter((job) => !keys.has(jobKey(job)));
  // Nothing else tells what has left the state of a query of the view's own: what was read again takes the place.
  const replaced = rereads
    .filter(({ fresh }) => !fresh.exhausted && scope.queries.includes(fresh.query))
    .flatMap(({ fresh }) => jobs.unseen(since, queryMatcher(fresh.query)))
    .filter((job) => !keys.has(jobKey(job)));
  const askedFor = isWhole || isOfOneState(scope) ? [] : gone;
  const guests = jobs.guests.next(keys, Math.max(0, describeLimit - askedFor.length));
  const [found, visited = []] = await Promise.all([
    findAgain(askedFor, "list", options),
    findAgain(guests, "id", options),
  ]);
  if (options.signal.aborted) return { cancelled: true, mustStartOver: false, lists };
  if (found === undefined) return { cancelled, mustStartOver: true, lists };
  for (const { fresh } of rereads) cursors.replace(fresh);
  isTakenIn = true;
  const changes = [...answers, ...found, ...visited].map((answer) => jobs.put(answer));
  const foundKeys = new Set(found.flatMap((answer) => answer.jobs.map(jobKey)));
  const past = isWhole ? [] : beyondRetention(options, keys);
  for (const job of [...gone, ...replaced, ...past]) {
    if (!foundKeys.has(jobKey(job))) jobs.unlist(jobKey(job));
  }
  accept({
    entered: changes.flatMap((change) => change.entered),
    updated: changes.flatMap((change) => change.updated),
    paths: undefined,
  });
  return end;

  function freshCursor(query: JobQuery, maxResults: number): QueryCursor {
    return cursors.fresh(query, maxResults, (cursor, page) => {
      // It stands in the list from then on, and goes on with the pages behind those that were read again.
      if (isTakenIn) cursors.accept(cursor, page);
      else answers.push({ ...page, source: "list" });
    });
  }
}

/** Only the user starts over to spare requests. */
function startOver({ lists }: RefreshOptions): CountedOutcome {
  const mustStartOver = lists === Infinity;
  return { cancelled: false, mustStartOver, lists: 0, ...(!mustStartOver && { isLeft: true }) };
}

interface Reading {
  readonly fresh: QueryCursor;
  readonly enough: number;
}

function readingOf(
  { query, maxResults, enough }: Reread,
  freshCursor: (query: JobQuery, maxResults: number) => QueryCursor,
): Reading {
  return { fresh: freshCursor(query, maxResults), enough };
}

/** Reads side by side, until each has enough or the requests are used up. */
async function readAll(readings: readonly Reading[], lists: number): Promise<CountedOutcome> {
  let left = lists - readings.length;
  const nothing = { cancelled: false, mustStartOver: false, lists: 0 };
  if (left < 0) return { ...nothing, isLeft: true };
  const outcomes = await Promise.all(
    readings.map(({ fresh, enough }) =>
      read(fresh, () => fresh.exhausted || fresh.jobs >= enough || left-- <= 0),
    ),
  );
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error;
  const cancelled = outcomes.some((outcome) => outcome.cancelled);
  const isLeft =
    error === undefined &&
    !cancelled &&
    readings.some(({ fresh, enough }) => !fresh.exhausted && fresh.jobs < enough);
  return {
    ...nothing,
    cancelled,
    lists: readings.reduce((sum, { fresh }) => sum + fresh.pages, 0),
    ...(error !== undefined && { error }),
    ...(isLeft && { isLeft }),
  };
}

/** Jobs that have come to be older than AWS lists since the last refresh: no answer to what has changed tells of them. */
function beyondRetention(
  { scope, jobs, asOf, now }: RefreshOptions,
  returned: ReadonlySet<string>,
): readonly Job[] {
  const { listedDays } = jobKinds[scope.kind];
  if (listedDays === undefined) return [];
  const length = listedDays * unitLength.day;
  const [from, to] = [asOf - length, now - length];
  const isReturned = (key: string): boolean => returned.has(key) || jobs.guests.has(key);
  return createdBetween(jobs, from, to).filter((job) => !isReturned(jobKey(job)));
}

/** Jobs in the groups that were created after one time (ms) and not after another: from the old end of each group and day. */
function createdBetween(jobs: LoadedJobs, from: number, to: number): readonly Job[] {
  const found: Job[] = [];
  for (const { jobs: newestFirst } of jobs.buckets({})) {
    for (let at = newestFirst.length - 1; at >= 0; at--) {
      const job = newestFirst[at];
      // Undated jobs stand at the end.
      if (job?.creationDate === undefined || job.creationDate <= from) continue;
      if (job.creationDate > to) break;
      found.push(job);
    }
  }
  return found;
}

/** True for an unfinished job that its state's lists no longer hold, or that no list is asked for. */
function hasLeft(job: Job, { kind }: JobScope, open: ReadonlySet<string | undefined>): boolean {
  return !open.has(job.state) || !statesOf(kind).includes(job.state);
}

/** True where a job that has left its state has left the view, whatever has become of it. */
function isOfOneState({ queries }: JobScope): boolean {
  const states = new Set(queries.map(({ state }) => state));
  return states.size === 1 && !states.has(undefined);
}

interface Reread {
  readonly query: JobQuery;
  readonly maxResults: number;
  /** How many jobs are enough; Infinity for all. */
  readonly enough: number;
}

interface Questions {
  /** The view's queries are read to their end: what stands in no answer is gone. */
  readonly isWhole: boolean;
  readonly again: readonly Reread[];
  readonly completed: readonly Reread[];
}

/**
 * What to ask so that nothing is lost that was loaded: what was read to its end is read again as a whole where
 * that costs less than the unfinished states and what has completed, or where nothing else tells what has
 * completed. undefined where starting over costs less and loses nothing.
 */
function questions(options: RefreshOptions): Questions | undefined {
  const { scope, cursors, pageSize, hasLoadedOn } = options;
  const again = unfinishedQueries(options);
  const completed = completedQueries(options);
  const requests = again.length + completed.length;
  const canAskCompleted = !completed.some(({ query }) => isByProtectedResource(query));
  const ends = scope.queries.map((query) => cursors.exhausted(query));
  const pages = ends.reduce((sum, end) => sum + pagesOf(end, pageSize), 0);
  const isWhole = pages <= requests || !canAskCompleted;
  const isCheap = isWhole ? pages < Infinity : requests <= queryLimit;
  if (!isCheap && !hasLoadedOn) return undefined;
  if (!isWhole) return { isWhole, again, completed };
  const whole = scope.queries.map((query, index) => ({
    query,
    maxResults: wholePageSize(ends[index]),
    enough: Infinity,
  }));
  return { isWhole, again: whole, completed: [] };
}

/** One page may come to be two; more would come to be ever more. */
function wholePageSize(end: QueryCursor | undefined): number {
  return end?.pages === 1 ? end.maxResults : drainPageSize;
}

/** What it costs to read a query again to its end, in pages of the usual size; Infinity where nobody knows. */
function pagesOf(end: QueryCursor | undefined, pageSize: number): number {
  return end === undefined ? Infinity : Math.max(end.pages, end.jobs / pageSize);
}

/** Unfinished jobs are read as far as they were, to the end where a count without `+` hangs on it. */
function unfinishedQueries({ scope, cursors, pageSize }: RefreshOptions): readonly Reread[] {
  const shown = askedStates(scope);
  const unfinished = unfinishedStatesOf(scope.kind).filter((state) => shown.includes(state));
  return scope.queries.flatMap((root) => {
    const states = root.state === undefined ? unfinished : [root.state];
    return states
      .filter((state) => unfinished.includes(state))
      .map((state) => {
        const query = root.state === undefined ? { ...root, state } : root;
        const toTheEnd = cursors.isReadBeyond(query, root, pageSize);
        const enough = toTheEnd ? Infinity : (cursors.peek(query, pageSize)?.jobs ?? 0);
        return { query, maxResults: toTheEnd ? drainPageSize : pageSize, enough };
      });
  });
}

/** What brings the jobs that have ended since the last refresh, where the view shows such jobs. */
function completedQueries({ scope, asOf }: RefreshOptions): readonly Reread[] {
  const unfinished = unfinishedStatesOf(scope.kind);
  return scope.queries
    .filter(({ state }) => state === undefined || !unfinished.includes(state))
    .map((query) => ({
      ...query,
      completeAfter: Math.max(asOf - overlap, query.completeAfter ?? -Infinity),
    }))
    .filter(({ completeAfter, completeBefore = Infinity }) => completeAfter < completeBefore)
    .map((query) => ({ query, maxResults: drainPageSize, enough: Infinity }));
}

/** Asks for each job by its id. @returns the answers, or undefined when that can't be done for all */
async function findAgain(
  gone: readonly Job[],
  source: Answer["source"],
  { scope, gateway, jobs, signal }: RefreshOptions,
): Promise<readonly Answer[] | undefined> {
  if (gone.length > describeLimit || gone.some((job) => job.id === "")) return undefined;
  const answers = await Promise.all(
    gone.map(async ({ id }): Promise<Answer | undefined> => {
      const asked = jobs.tick();
      try {
        const { job } = await gateway.describeJob(scope.kind, id, signal);
        return { jobs: [job], asked, source };
      } catch (error) {
        return asBackupError(error).kind === "notFound" ? { jobs: [], asked, source } : undefined;
      }
    }),
  );
  return answers.every((answer) => answer !== undefined) ? answers : undefined;
}
