import type { Moment } from "./jobView";
import { bindingOf, openToken, sealToken } from "./nextToken";
import type { Parameters } from "./operations";
import { maxResultsOf, nextTokenOf } from "./parameters";
import { invalidParameter } from "./serviceError";

/** A list whose rows keep their places. */
export interface Rows<T> {
  /** What a token is bound to, besides the account: the list and its parameters. */
  readonly of: readonly string[];
  readonly all: readonly T[];
}

/** One page of what is no list of jobs, as MaxResults, NextToken and the mood want it. */
export function pageOfRows<T>(
  { account, mood, now }: Moment,
  params: Parameters,
  { of, all }: Rows<T>,
): { readonly rows: readonly T[]; readonly nextToken: string | undefined } {
  const limit = Math.min(maxResultsOf(params), mood.pageCap ?? Infinity);
  const binding = bindingOf(account.accountId, account.region, ...of);
  const token = nextTokenOf(params);
  const from = token === undefined ? undefined : openToken(token);
  if (token !== undefined && from?.binding !== binding) {
    throw invalidParameter("Invalid next token.");
  }
  const [page, start, empties] = [from?.page ?? 1, (from?.sequence ?? -1) + 1, from?.empties ?? 0];
  const seal = (last: number, emptied: number): string =>
    token !== undefined && page >= (mood.repeatTokenFrom ?? Infinity)
      ? token
      : sealToken({
          binding,
          rank: 0,
          sequence: last,
          page: page + 1,
          empties: emptied,
          issued: now,
        });
  if (empties < (mood.emptyPages ?? 0)) {
    return { rows: [], nextToken: seal(start - 1, empties + 1) };
  }
  const rows = all.slice(start, start + limit);
  const end = start + rows.length;
  const goesOn = end < all.length || (mood.lateEnd === true && rows.length > 0);
  return { rows, nextToken: goesOn ? seal(end - 1, 0) : undefined };
}
