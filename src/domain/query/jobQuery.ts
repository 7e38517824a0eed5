import { compareText } from "../../base/compareText";
import type { JobKind } from "../job/job";
import { jobKinds, type ListParameter } from "../job/jobKinds";
import { everyAccount } from "../job/listedBy";

/** The times that all list operations but ListRestoreJobsByProtectedResource filter by. */
type TimeParameter = "createdAfter" | "createdBefore" | "completeAfter" | "completeBefore";

/** What a query can ask by. Who reads them all has a row for each, so that another is missed at compile time. */
export type QueryParameter = ListParameter | TimeParameter;

/**
 * What one chain of pages asks for: the parameters of ListBackupJobs, ListRestoreJobs or ListCopyJobs
 * except MaxResults and NextToken; jobKinds says which of them a kind has. A token is only good for the
 * query that it came from. Times are milliseconds since the epoch; "after" and "before" leave the moment
 * itself out. With a resource, restore jobs are asked for by ListRestoreJobsByProtectedResource.
 */
export interface JobQuery
  extends
    Readonly<Partial<Record<ListParameter, string>>>,
    Readonly<Partial<Record<TimeParameter, number>>> {
  readonly kind: JobKind;
}

/** True where a query's answers may hold jobs that have this value of a parameter. */
export function asksFor(query: JobQuery, parameter: ListParameter, value: string): boolean {
  const asked = query[parameter];
  const isOfAll = parameter === "accountId" && asked === everyAccount;
  return asked === undefined || isOfAll || asked === value;
}

/** True where queries ask for the jobs of one account only: one that they name, or the caller's own. */
export function areOfOneAccount(queries: readonly JobQuery[]): boolean {
  const [first, ...others] = new Set(queries.map(({ accountId }) => accountId));
  return others.length === 0 && first !== everyAccount;
}

/** The query about an account's jobs, which names it; undefined for the caller's own account. */
export function ofAccount(query: JobQuery, accountId: string | undefined): JobQuery {
  return accountId === undefined ? query : { ...query, accountId };
}

/** True for the queries of ListRestoreJobsByProtectedResource, which filters by nothing else but the state. */
export function isByProtectedResource({ kind, resourceArn }: JobQuery): boolean {
  return resourceArn !== undefined && jobKinds[kind].listByResource !== undefined;
}

const keys = new WeakMap<JobQuery, string>();

/** The same text for the same query. Asked for with every row of a group that is looked at, hence kept. */
export function queryKey(query: JobQuery): string {
  let key = keys.get(query);
  if (key === undefined) {
    key = JSON.stringify(Object.entries(query).sort(([a], [b]) => compareText(a, b)));
    keys.set(query, key);
  }
  return key;
}
