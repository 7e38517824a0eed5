import type { GroupPath } from "./groupPath";
import type { Job, ViewKind } from "./job";
import type { JobQuery } from "./jobQuery";
import { apiStateOf, statesOf } from "./jobState";

/** Which group a plan is made for; the vault's name is what ListBackupJobs filters by. */
export interface GroupTarget {
  readonly kind: ViewKind;
  readonly path: GroupPath;
  readonly vaultName: string | undefined;
}

export function everything(kind: ViewKind): JobQuery {
  return { kind };
}

/** One query for each state that the API can filter by; "completed" and "completed with issues" share one. */
export function stateQueries(kind: ViewKind): readonly JobQuery[] {
  return statesOf(kind).map((state) => ({ kind, state }));
}

/**
 * What *Load more* of a group advances: the first of these rounds that has an open query, each of its
 * open queries by a page. Where the API can't ask for the group alone (a restore job's vault, jobs
 * completed with issues, states it does not know), a query that covers the group.
 */
export function loadMoreRounds(target: GroupTarget): readonly (readonly JobQuery[])[] {
  const { kind } = target;
  const own = ownQuery(target);
  if (own !== undefined) return [[own]];
  const state = stateQuery(target);
  if (state !== undefined) return [[state]];
  if (target.path.state !== undefined) return [[everything(kind)]];
  return [stateQueries(kind), [everything(kind)]];
}

/** The one query that *Load all* of a group drains. */
export function drainQuery(target: GroupTarget): JobQuery {
  return ownQuery(target) ?? stateQuery(target) ?? everything(target.kind);
}

/** A group is complete, and its count exact, when one of these queries is exhausted. */
export function coveringQueries(target: GroupTarget): readonly JobQuery[] {
  const { kind, path, vaultName } = target;
  const queries = [everything(kind), stateQuery(target), ownQuery(target)];
  if (kind === "backup" && path.vault !== undefined && vaultName !== undefined) {
    queries.push({ kind, backupVaultName: vaultName });
  }
  return queries.filter((query) => query !== undefined);
}

/** The narrowest query with a vault filter, where the API has one and the vault's name is known. */
function ownQuery({ kind, path, vaultName }: GroupTarget): JobQuery | undefined {
  if (kind !== "backup" || path.vault === undefined || vaultName === undefined) return undefined;
  const state = path.state === undefined ? undefined : apiStateOf(path.state);
  return { kind, ...(state !== undefined && { state }), backupVaultName: vaultName };
}

function stateQuery({ kind, path }: GroupTarget): JobQuery | undefined {
  const state = path.state === undefined ? undefined : apiStateOf(path.state);
  return state === undefined ? undefined : { kind, state };
}

/**
 * True when a list query must return this job. A vault's name that only stands in the job's ARN is no
 * proof: the filter may go by the member that the record lacks.
 */
export function matchesQuery(query: JobQuery, job: Job): boolean {
  const vaultName = job.kind === "backup" ? job.backupVaultName : undefined;
  return (
    (query.state === undefined || query.state === job.state) &&
    (query.backupVaultName === undefined || query.backupVaultName === vaultName)
  );
}
