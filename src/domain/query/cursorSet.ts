import type { JobGateway } from "./jobGateway";
import { everyAccount } from "../job/listedBy";
import { type JobQuery, queryKey } from "./jobQuery";
import { QueryCursor, type QueryCursorOptions } from "./queryCursor";

/** *Load all* asks for the most that the API gives at once (MaxResults, 1 to 1000). */
export const drainPageSize = 1000;

type Accept = (cursor: QueryCursor, page: Parameters<QueryCursorOptions["accept"]>[0]) => void;

export interface CursorSetOptions {
  readonly gateway: Pick<JobGateway, "listJobs">;
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
  /** By query, then by page size. */
  readonly #cursors = new Map<string, Map<number, QueryCursor>>();

  constructor(options: CursorSetOptions) {
    this.#options = options;
  }

  /** Takes in a page of a cursor that stands here. */
  get accept(): Accept {
    return this.#options.accept;
  }

  /** The cursor of a query, made on first use. */
  get(query: JobQuery, maxResults: number): QueryCursor {
    const known = this.peek(query, maxResults);
    if (known !== undefined) return known;
    const cursor = this.fresh(query, maxResults, this.#options.accept);
    this.replace(cursor);
    return cursor;
  }

  peek(query: JobQuery, maxResults: number): QueryCursor | undefined {
    return this.#cursors.get(queryKey(query))?.get(maxResults);
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

  /** Puts a cursor in its place, that of the one before it. */
  replace(cursor: QueryCursor): void {
    const key = queryKey(cursor.query);
    const ofQuery = this.#cursors.get(key) ?? new Map<number, QueryCursor>();
    this.#cursors.set(key, ofQuery.set(cursor.maxResults, cursor));
  }

  /** The cursor of the query that has read the most. */
  mostRead(query: JobQuery, pageSize: number): QueryCursor {
    const paged = this.get(query, pageSize);
    const drain = this.peek(query, drainPageSize);
    return drain !== undefined && drain.jobs > paged.jobs ? drain : paged;
  }

  /**
   * True when the jobs of one of a view's queries in a state, or more than the first pages of them, count
   * as read: by an exhausted cursor, or by one that also covers other states, or only one vault or account of them,
   * and may go on later. Cursors of other vaults don't count. Then a refresh has to read the state to its end, or
   * a count without `+` would miss what is new.
   * @param root the view's query, without the state
   */
  isReadBeyond(query: JobQuery, root: JobQuery, pageSize: number): boolean {
    const ownCursor = this.peek(query, pageSize);
    const rootCursor = this.peek(root, pageSize);
    const { accountId, ...others } = query;
    // One account is a part of all of them.
    const asked = new Map<string, unknown>(
      Object.entries(accountId === everyAccount ? others : query),
    );
    for (const ofQuery of this.#cursors.values()) {
      for (const cursor of ofQuery.values()) {
        const covers = Object.entries(cursor.query).every(
          ([name, value]) => (asked.get(name) ?? value) === value,
        );
        const isFirstPages =
          !cursor.exhausted &&
          (cursor === ownCursor || (cursor === rootCursor && cursor.pages <= 1));
        if (covers && cursor.answered && !isFirstPages) return true;
      }
    }
    return false;
  }

  /** True when a query has been read to its end. Asked with every row of a group that is looked at. */
  isExhausted(query: JobQuery): boolean {
    for (const { exhausted } of this.#cursors.get(queryKey(query))?.values() ?? []) {
      if (exhausted) return true;
    }
    return false;
  }

  /** A cursor of the query that has come to its end, in the fewest pages if there are several. */
  exhausted(query: JobQuery): QueryCursor | undefined {
    const ofQuery = this.#cursors.get(queryKey(query))?.values() ?? [];
    return [...ofQuery].filter(({ exhausted }) => exhausted).sort((a, b) => a.pages - b.pages)[0];
  }
}
