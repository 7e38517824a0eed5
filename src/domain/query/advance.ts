import type { BackupError } from "./backupError";
import type { QueryCursor } from "./queryCursor";

/** AWS may answer with empty pages that still carry a token: so many a click, then the row is offered again. */
export const pagesPerClick = 10;

export interface AdvanceOptions {
  /** The open cursors to ask, each for a page a round; none ends the advance. */
  readonly cursors: () => readonly QueryCursor[];
  /** True when there is something new to show. */
  readonly isEnough: () => boolean;
  /** So many pages at most, but one of every query at least: the newest jobs may stand in any of them. */
  readonly pages: number;
  readonly signal?: AbortSignal;
  readonly progress?: () => void;
}

export interface AdvanceOutcome {
  readonly error?: BackupError;
  readonly cancelled: boolean;
  /** Jobs in the pages that came. */
  readonly lookedAt: number;
  readonly restarted: boolean;
}

/** Asks for pages until there is something new, nothing more, a failure, or the pages are used up. */
export async function advance(options: AdvanceOptions): Promise<AdvanceOutcome> {
  const { isEnough, pages, signal, progress } = options;
  let asked = 0;
  let lookedAt = 0;
  let restarted = false;
  for (;;) {
    const cursors = options.cursors();
    if (cursors.length === 0 || (asked > 0 && asked + cursors.length > pages)) break;
    asked += cursors.length;
    const restarts = cursors.map((cursor) => cursor.restarts);
    const outcomes = await Promise.all(cursors.map((cursor) => cursor.loadPage(signal)));
    restarted ||= cursors.some((cursor, index) => cursor.restarts !== restarts[index]);
    for (const outcome of outcomes) if (outcome.type === "page") lookedAt += outcome.jobs.length;
    progress?.();
    const failed = outcomes.find((outcome) => outcome.type === "failed");
    if (failed !== undefined) return { error: failed.error, cancelled: false, lookedAt, restarted };
    if (outcomes.some((outcome) => outcome.type === "cancelled") || signal?.aborted === true) {
      return { cancelled: true, lookedAt, restarted };
    }
    if (isEnough()) break;
  }
  return { cancelled: false, lookedAt, restarted };
}

/** How far a drain has come. */
export interface DrainProgress {
  readonly jobs: number;
  readonly pages: number;
}

export interface DrainOptions {
  /** Cancels: what has come stays, and a later drain goes on from there. */
  readonly signal: AbortSignal;
  readonly progress: (progress: DrainProgress) => void;
}

/** Asks one query for pages until enough has come, all of them unless told otherwise. */
export function read(
  cursor: QueryCursor,
  isEnough = (): boolean => false,
  pages = Infinity,
): Promise<AdvanceOutcome> {
  return advance({ cursors: () => (cursor.exhausted ? [] : [cursor]), isEnough, pages });
}

/** The first rows of each query, side by side; the first failure stands for all. */
export async function firstRows(cursors: readonly QueryCursor[]): Promise<AdvanceOutcome> {
  const outcomes = await Promise.all(
    cursors.map((cursor) => read(cursor, () => cursor.jobs > 0, pagesPerClick)),
  );
  const failed = outcomes.find(({ error }) => error !== undefined);
  const cancelled = outcomes.some((outcome) => outcome.cancelled);
  return failed ?? { cancelled, lookedAt: 0, restarted: outcomes.some((each) => each.restarted) };
}

/** Asks each query for all its pages, side by side, with progress, until cancelled. */
export function drain(
  cursors: readonly QueryCursor[],
  { signal, progress }: DrainOptions,
): Promise<AdvanceOutcome> {
  return advance({
    cursors: () => cursors.filter(({ exhausted }) => !exhausted),
    isEnough: () => false,
    pages: Infinity,
    signal,
    progress: () => {
      progress({
        jobs: cursors.reduce((sum, { jobs }) => sum + jobs, 0),
        pages: cursors.reduce((sum, { pages }) => sum + pages, 0),
      });
    },
  });
}
