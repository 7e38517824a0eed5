import type { QueryCursor } from "./queryCursor";
import type { SeenJobs } from "../job/seenJobs";

/** A query's cursor and the jobs that its pages brought. */
export interface Chain {
  readonly cursor: QueryCursor;
  readonly seen: SeenJobs;
  /** Keys of the last page that held jobs. */
  lastKeys: readonly string[];
}

/**
 * True once a chain has read as far as an older one. New jobs push old ones to later pages: those are
 * looked for until a page holds none of them, lest jobs go that are still in the query.
 */
export function covers(fresh: Chain, { cursor, seen }: Chain): boolean {
  if (fresh.cursor.jobs < cursor.jobs) return false;
  return (
    !fresh.lastKeys.some((key) => seen.answers.has(key)) ||
    [...seen.answers.keys()].every((key) => fresh.seen.answers.has(key))
  );
}
