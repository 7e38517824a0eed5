import type { HeldJob } from "./heldJob";
import type { Moment } from "./jobView";
import type { JobShelf, ShelfKey } from "./jobShelf";
import type { TokenContent } from "./nextToken";
import { bindingOf, openToken, sealToken } from "./nextToken";
import type { OperationName, Parameters } from "./operations";
import { listParameterNames } from "./operations";
import { maxResultsOf, nextTokenOf } from "./parameters";
import { chanceOf } from "./random";
import { invalidParameter } from "./serviceError";

/** What a page is cut from. */
export interface Turn {
  readonly shelf: JobShelf;
  /** A part of the shelf, in its order, that holds all matches. */
  readonly jobs: readonly HeldJob[];
  /** Whether the account has such a job at all for this caller. */
  readonly isThere: (job: HeldJob) => boolean;
  readonly matches: (job: HeldJob) => boolean;
}

export interface Page {
  readonly jobs: readonly HeldJob[];
  readonly nextToken?: string;
}

/** One page as MaxResults, NextToken and the mood want it. */
export function pageOf(
  moment: Moment,
  operation: OperationName,
  params: Parameters,
  turn: Turn,
): Page {
  const { mood } = moment;
  const names = listParameterNames(operation);
  const maxResults = maxResultsOf(params, names.maxResults);
  const binding = tokenBinding(moment, operation, params);
  const token = nextTokenOf(params, names.nextToken);
  const from = token === undefined ? undefined : readToken(moment, token, binding);
  const page = from?.page ?? 1;
  const empties = from?.empties ?? 0;
  const seal = (key: ShelfKey, emptied: number): string =>
    token !== undefined && page >= (mood.repeatTokenFrom ?? Infinity)
      ? token
      : sealToken({ binding, ...key, page: page + 1, empties: emptied, issued: moment.now });

  if (empties < (mood.emptyPages ?? 0)) {
    return { jobs: [], nextToken: seal(from ?? beforeAll, empties + 1) };
  }
  const limit = sizeOf(moment, maxResults, page);
  const repeated = repeatedJob(moment, turn, from, limit);
  const room = repeated === undefined ? limit : limit - 1;
  const cut = mood.filterAfterPaging === true ? cutThenFilter : filterThenCut;
  const { jobs, last } = cut(turn, from ?? beforeAll, room, mood.lateEnd === true);
  return {
    jobs: repeated === undefined ? jobs : [repeated, ...jobs],
    ...(last === undefined ? {} : { nextToken: seal(last, 0) }),
  };
}

const beforeAll: ShelfKey = { rank: -Number.MAX_VALUE, sequence: -1 };

interface Cut {
  readonly jobs: readonly HeldJob[];
  /** Where the page ended, unless the list did. */
  readonly last?: ShelfKey;
}

function filterThenCut(turn: Turn, after: ShelfKey, limit: number, endsLate: boolean): Cut {
  const { shelf, jobs, isThere, matches } = turn;
  const found: HeldJob[] = [];
  for (let i = shelf.indexAfter(jobs, after); i < jobs.length; i++) {
    const job = jobs[i];
    if (job === undefined || !isThere(job) || !matches(job)) {
      continue;
    }
    if (found.length === limit) {
      return { jobs: found, ...lastOf(shelf, found) };
    }
    found.push(job);
  }
  return { jobs: found, ...(endsLate ? lastOf(shelf, found) : {}) };
}

function cutThenFilter(turn: Turn, after: ShelfKey, limit: number, endsLate: boolean): Cut {
  const { jobs, last } = filterThenCut({ ...turn, matches: () => true }, after, limit, endsLate);
  return { jobs: jobs.filter(turn.matches), ...(last === undefined ? {} : { last }) };
}

function lastOf(shelf: JobShelf, jobs: readonly HeldJob[]): { readonly last?: ShelfKey } {
  const job = jobs.at(-1);
  return job === undefined ? {} : { last: shelf.keyOf(job) };
}

function sizeOf({ mood }: Moment, maxResults: number, page: number): number {
  const limit = Math.max(1, Math.min(maxResults, mood.pageCap ?? maxResults));
  return mood.shortPages === true
    ? 1 + Math.floor(chanceOf(mood.seed ?? 0, page, 15) * limit)
    : limit;
}

/** The last job of the page before, if the mood shows it again and this page has room for another. */
function repeatedJob(
  { mood }: Moment,
  { shelf, isThere, matches }: Turn,
  from: TokenContent | undefined,
  limit: number,
): HeldJob | undefined {
  if (mood.duplicates !== true || from === undefined || from.sequence < 0 || limit < 2) {
    return undefined;
  }
  const job = shelf.all[shelf.indexAfter(shelf.all, from) - 1];
  return job !== undefined && isThere(job) && matches(job) ? job : undefined;
}

function readToken(moment: Moment, token: string, binding: string): TokenContent {
  const content = openToken(token);
  if (content?.binding !== binding) {
    throw invalidParameter("Invalid next token.");
  }
  if (moment.now - content.issued > (moment.mood.tokenLifetime ?? Infinity)) {
    throw invalidParameter("The next token has expired.");
  }
  return content;
}

/** A token is good for the account, the operation and every parameter but NextToken and MaxResults. */
function tokenBinding(
  { account, mood }: Moment,
  operation: OperationName,
  params: Parameters,
): string {
  const { nextToken, maxResults } = listParameterNames(operation);
  const free = mood.bindMaxResults === true ? [nextToken] : [nextToken, maxResults];
  const bound = Object.entries(params)
    .filter(([name]) => !free.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return bindingOf(account.accountId, account.region, operation, JSON.stringify(bound));
}
