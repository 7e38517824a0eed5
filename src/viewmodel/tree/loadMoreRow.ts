import type { Dimension } from "../../domain/job/jobDimension";
import { everyAccount } from "../../domain/job/listedBy";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { JobScope } from "../../domain/filter/jobScope";
import { completedWithIssues, displayStatesOf } from "../../domain/job/jobState";
import { groupLabel, groupNouns } from "./groupText";
import { loadingRow } from "./messageRow";
import { remedyRow, type Trouble, troubleOf } from "./problemRow";
import type { RowContext } from "./rowContext";
import type { TreeProjection } from "./treeProjection";
import type { LoadMoreNode, NodeRow, TreeNode } from "./treeNode";

/** *Load more…*, or *Retry* where the last page could not be loaded. */
export function loadMoreRow(node: LoadMoreNode, context: RowContext): NodeRow {
  const { projection, formats, now } = context;
  const { id, parent } = node;
  const { loading, lookedAt, restarted } = projection.loadState(parent);
  if (loading !== undefined) return loadingRow(id);
  const trouble = troubleOf(node, context);
  if (trouble !== undefined) return retryRow(node, trouble);
  const hints = [
    lookedAt === undefined
      ? loadMoreHint(parent, projection)
      : `${formats.count(lookedAt)} more ${lookedAt === 1 ? "job" : "jobs"} loaded, none here yet`,
    restarted === true ? "restarted from the first page: AWS refused the page token" : undefined,
  ].filter((hint) => hint !== undefined);
  const where = parent?.type === "group" ? groupLabel(parent, projection, formats, now) : undefined;
  return {
    id,
    label: "Load more…",
    description: hints.join(" · "),
    icon: { id: "ellipsis" },
    expandable: false,
    capabilities: ["canLoadMore", "canLoadAll"],
    accessibleLabel: ["Load more", where, ...hints].filter((part) => part !== undefined).join(", "),
    action: "loadMore",
  };
}

/** Goes on where the failed load stopped. */
function retryRow({ id, parent }: LoadMoreNode, trouble: Trouble): NodeRow {
  const row = remedyRow(
    { type: "remedy", id, parent, about: "loadProblem", action: "retry" },
    trouble,
  );
  return { ...row, capabilities: [...row.capabilities, "canLoadMore"] };
}

/** What a click may bring, where that is not plain. */
function loadMoreHint(
  parent: TreeNode | undefined,
  projection: TreeProjection,
): string | undefined {
  if (parent !== undefined && parent.type !== "group") return undefined;
  const next = projection.nextDimension(parent?.path ?? {});
  if (next === undefined) return undefined;
  if (parent?.path.state === completedWithIssues) return "searches older completed jobs";
  return isFixed(next, projection.list.scope) ? undefined : `may add more ${groupNouns[next]}`;
}

/** True where all that can come is of one vault, state, resource type or plan, for AWS is asked for that alone. */
function isFixed(dimension: Dimension, scope: JobScope): boolean {
  const asked = new Set(scope.queries.map((query) => askedKey(dimension, query, scope)));
  return asked.size === 1 && !asked.has(undefined);
}

/** What a query asks for of a dimension, where its jobs have nothing else. */
function askedKey(
  dimension: Dimension,
  query: JobQuery,
  { kind, shows }: JobScope,
): string | undefined {
  const { state } = query;
  switch (dimension) {
    case "state":
      // COMPLETED brings those with issues, too.
      return state !== undefined && displayStatesOf(kind, state).filter(shows).length === 1
        ? state
        : undefined;
    case "vault":
      // Each account that is asked for may have a vault of this name.
      return (
        query.destinationVaultArn ??
        (query.accountId === undefined ? query.backupVaultName : undefined)
      );
    case "resourceType":
      return query.resourceType;
    case "plan":
      return query.restoreTestingPlanArn;
    case "account":
      return query.accountId === everyAccount ? undefined : (query.accountId ?? "own");
    case "result":
      return query.scanResultStatus;
    // AWS spells a category in more than one way.
    case "category":
    case "day":
      return undefined;
  }
}
