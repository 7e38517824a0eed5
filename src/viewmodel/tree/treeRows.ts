import { jobKinds } from "../../domain/job/jobKinds";
import { groupIcons, groupLabel, shortGroupLabel } from "./groupText";
import { jobRow } from "./jobRow";
import { jobName } from "../job/jobText";
import { markCountsText, noMarks, spokenMarkCounts } from "../live/markText";
import { jobTooltip } from "./jobTooltip";
import { loadMoreRow } from "./loadMoreRow";
import { messageRow, messageTooltip } from "./messageRow";
import { holderOf, isInside } from "./nodePlace";
import { portionRow } from "./portionRow";
import { remedyRow, troubleOf } from "./problemRow";
import { oneLine } from "../text/plainText";
import type { RowContext } from "./rowContext";
import { scanResultText } from "../job/scanResultText";
import { stateText, type StateIcon } from "../job/stateText";
import { goneRow, textOfRow } from "./plainRow";
import type { TreeProjection } from "./treeProjection";
import type { GroupNode, JobNode, NodeRow, TreeNode } from "./treeNode";

/** What a node says, as plain text. */
export function nodeRow(node: TreeNode, context: RowContext): NodeRow {
  switch (node.type) {
    case "group":
      return groupRow(node, context);
    case "job":
      return rowOfJob(node, context);
    case "portion":
      return portionRow(node, context);
    case "loadMore":
      return loadMoreRow(node, context);
    case "message":
      return messageRow(node, context);
    case "remedy":
      return remedyRow(node, troubleOf(node, context));
  }
}

/** What a node says when somebody asks for more; plain text. */
export function nodeTooltip(node: TreeNode, context: RowContext): string | undefined {
  const { projection, formats, now } = context;
  switch (node.type) {
    case "group":
    case "portion":
      return nodeRow(node, context).accessibleLabel;
    case "job": {
      const job = projection.list.jobs.get(node.jobKey);
      if (job === undefined) return undefined;
      const parentName = parentNameOf(job.parentJobId, projection);
      return jobTooltip(job, {
        formats,
        now,
        vaultLabel: vaultLabelOf(node, projection),
        laterGood: projection.list.jobs.meant.laterGood(job),
        ...(parentName !== undefined && { parentName }),
      });
    }
    case "message":
      return messageTooltip(node, context);
    case "loadMore":
    case "remedy":
      return troubleOf(node, context)?.text.sentence;
  }
}

function groupRow(node: GroupNode, context: RowContext): NodeRow {
  const { projection, formats, now } = context;
  const { path, id } = node;
  const { list } = projection;
  const label = groupLabel(node, projection, formats, now);
  const isExact = list.isComplete(path);
  // A job that was asked for by its id is loaded, but in no list: no exact count holds it.
  const count = list.jobs.count(path) + (isExact ? 0 : list.jobs.guests.count(path));
  const number = formats.count(count);
  const marks = projection.marks?.under(list, path) ?? noMarks;
  const { one, many } = jobKinds[list.scope.kind];
  const jobs = `${number} ${count === 1 ? one : many}`;
  // Twelve digits by themselves say little.
  const spoken = node.dimension === "account" && path.account ? `Account ${label}` : label;
  return {
    id,
    label: context.shortensNames ? shortGroupLabel(node, label, projection) : label,
    description: join([isExact ? number : `${number}+`, markCountsText(marks, formats)], " · "),
    icon: groupIcon(node),
    expandable: true,
    capabilities: node.isDayOfSplit || isExact ? ["group"] : ["group", "canLoadMore", "canLoadAll"],
    accessibleLabel: join(
      [
        spoken,
        isExact ? jobs : `${jobs} loaded, there may be more`,
        spokenMarkCounts(marks, formats),
      ],
      ", ",
    ),
  };
}

function groupIcon({ dimension, path }: GroupNode): StateIcon {
  if (dimension === "state") return stateText(path.state ?? "").icon;
  return dimension === "result"
    ? scanResultText(path.result ?? "").icon
    : { id: groupIcons[dimension] };
}

function rowOfJob(node: JobNode, context: RowContext): NodeRow {
  const { projection, session, formats, now, shortensNames } = context;
  const job = projection.list.jobs.get(node.jobKey);
  if (job === undefined) return goneRow(node.id);
  const expandable = projection.canExpand(node);
  const above = holderOf(node.parent);
  const day = above?.type === "group" ? above.path.day : undefined;
  const isUnderParent = above?.type === "job" && above.jobKey === job.parentJobId;
  const mark = projection.marks?.of(projection.list, node.jobKey);
  const parentName = isUnderParent ? undefined : parentNameOf(job.parentJobId, projection);
  return jobRow(job, {
    id: node.id,
    formats,
    now,
    vaultLabel: vaultLabelOf(node, projection),
    region: session.region,
    expandable,
    isRepeated: isInside(node),
    isRecovered: projection.list.jobs.meant.laterGood(job) !== undefined,
    isGuest: above?.type !== "job" && projection.list.jobs.guests.has(node.jobKey),
    shortensNames,
    isWatched: context.isWatched({ kind: job.kind, id: job.id, session }),
    ...(projection.list.jobs.names.areOfSeveralAccounts &&
      job.accountId !== undefined && {
        account: {
          id: job.accountId,
          isSaidAbove: isAccountAbove(job.accountId, above, projection),
        },
      }),
    ...(day !== undefined && { day }),
    ...(mark !== undefined && { mark }),
    ...(parentName !== undefined && { parentName }),
  });
}

/** Whether a group above names the job's account, by itself or as that of the vault; children stand under a job of it. */
function isAccountAbove(
  accountId: string,
  above: TreeNode | undefined,
  { list }: TreeProjection,
): boolean {
  if (above?.type !== "group") return above !== undefined;
  const { account, vault } = above.path;
  return account !== undefined || list.jobs.names.vault(vault ?? "")?.accountId === accountId;
}

function vaultLabelOf({ jobKey }: JobNode, projection: TreeProjection): string {
  const job = projection.list.jobs.get(jobKey);
  return job === undefined ? "" : projection.vaultLabelOfJob(job);
}

function parentNameOf(parentId: string | undefined, { list }: TreeProjection): string | undefined {
  if (parentId === undefined) return undefined;
  const parent = list.jobs.get(parentId);
  return parent === undefined ? `job ${oneLine(parentId, 13)}` : jobName(parent);
}

function join(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== "").join(separator);
}

/** All that a refresh would change on a row, as text to compare. */
export function rowText(node: TreeNode, context: RowContext): string {
  return textOfRow(nodeRow(node, context));
}
