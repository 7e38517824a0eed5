import type { JobGateway } from "./jobGateway";
import type { JobQuery } from "./jobQuery";
import { QueryCursor, type QueryCursorOptions } from "./queryCursor";

/** *Load all* asks for the most that the API gives at once (MaxResults, 1 to 1000). */
export const drainPageSize = 1000;

type Accept = (cursor: QueryCursor, page: Parameters<QueryCursorOptions["accept"]>[0]) => void;

export interface CursorSetOptions {
  readonly gateway: JobGateway;
  readonly tick: () => number;
  readonly accept: Accept;
  readonly signal: AbortSignal;
}

/**
 * The cursors of one generation, by query and page size. A token may be bound to MaxResults (not
 * documented), so a drain has a cursor of its own.
 */
export class CursorSet {
  readonly #options: CursorSetOptions;
  readonly #cursors = new Map<string, QueryCursor>();

  constructor(options: CursorSetOptions) {
    this.#options = options;
  }

  /** The cursor of a query, made on first use. */
  get(query: JobQuery, maxResults: number): QueryCursor {
    const key = cursorKey(query, maxResults);
    const known = this.#cursors.get(key);
    if (known !== undefined) return known;
    const cursor = this.fresh(query, maxResults, this.#options.accept);
    this.#cursors.set(key, cursor);
    return cursor;
  }

  peek(query: JobQuery, maxResults: number): QueryCursor | undefined {
    return this.#cursors.get(cursorKey(query, maxResults));
  }

  /** A cursor outside the set, for reading a query again while the old pages stand. */
  fresh(query: JobQuery, maxResults: number, accept: Accept): QueryCursor {
    const { gateway, tick, signal } = this.#options;
    const cursor: QueryCursor = new QueryCursor({
      gateway,
      query,
      maxResults,
      tick,
      signal,
      accept: (page) => {
        accept(cursor, page);
      },
    });
    return cursor;
  }

  /** Puts a cursor that has read a query again in the place of the old one. */
  replace(cursor: QueryCursor): void {
    this.#cursors.set(cursorKey(cursor.query, cursor.maxResults), cursor);
  }

  /** The cursor of the query that has read the most. */
  furthest(query: JobQuery, pageSize: number): QueryCursor {
    const paged = this.get(query, pageSize);
    const drain = this.peek(query, drainPageSize);
    return drain !== undefined && drain.jobs > paged.jobs ? drain : paged;
  }

  /** True when some cursor of the query has come to its end. */
  isExhausted(query: JobQuery, pageSize: number): boolean {
    return (
      this.peek(query, pageSize)?.exhausted === true ||
      this.peek(query, drainPageSize)?.exhausted === true
    );
  }
}

function cursorKey(
  { kind, state, backupVaultName, parentJobId, completeAfter }: JobQuery,
  maxResults: number,
) {
  return JSON.stringify([kind, state, backupVaultName, parentJobId, completeAfter, maxResults]);
}
