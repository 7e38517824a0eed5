import type { BackupError } from "../../domain/query/backupError";
import { isYetToCome } from "../../domain/filter/filterRanges";
import type { Dimension } from "../../domain/job/jobDimension";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { JobScope } from "../../domain/filter/jobScope";
import { jobKinds } from "../../domain/job/jobKinds";
import { completedWithIssues, displayStatesOf } from "../../domain/job/jobState";
import type { Session } from "../../domain/session/session";
import { errorText } from "../text/errorText";
import type { Formats } from "../text/formats";
import { groupIcons, groupNouns, groupText } from "./groupText";
import { impossibleTexts } from "../filter/impossibleText";
import { jobRow } from "./jobRow";
import { jobName } from "../job/jobText";
import { jobTooltip } from "./jobTooltip";
import { oneLine } from "../text/plainText";
import { stateText, type StateIcon } from "../job/stateText";
import { isInside, type TreeProjection } from "./treeProjection";
import type { GroupNode, JobNode, LoadMoreNode, MessageNode, NodeRow, TreeNode } from "./treeNode";

export interface RowContext {
  readonly projection: TreeProjection;
  readonly session: Session;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly reloadError: BackupError | undefined;
  /** The view has a filter. */
  readonly isFiltered: boolean;
}

/** What a node says, as plain text. */
export function nodeRow(node: TreeNode, context: RowContext): NodeRow {
  switch (node.type) {
    case "group":
      return groupRow(node, context);
    case "job":
      return rowOfJob(node, context);
    case "loadMore":
      return loadMoreRow(node, context);
    case "message":
      return messageRow(node, context);
  }
}

/** What a node says when somebody asks for more; plain text. */
export function nodeTooltip(node: TreeNode, context: RowContext): string | undefined {
  const { projection, formats, now } = context;
  switch (node.type) {
    case "group":
      return nodeRow(node, context).accessibleLabel;
    case "job": {
      const job = projection.list.jobs.get(node.jobKey);
      if (job === undefined) return undefined;
      const parentName = parentNameOf(job.parentJobId, projection);
      return jobTooltip(job, {
        formats,
        now,
        vaultLabel: vaultLabelOf(node, projection),
        ...(parentName !== undefined && { parentName }),
      });
    }
    case "loadMore": {
      const error = projection.loadState(node.parent).error;
      return error === undefined ? undefined : errorText(error, context.session).sentence;
    }
    case "message": {
      const problem = projection.rootProblem(context.reloadError);
      return node.about === "problem" && problem !== undefined
        ? errorText(problem.error, context.session).sentence
        : undefined;
    }
  }
}

function groupRow(node: GroupNode, { projection, formats, now }: RowContext): NodeRow {
  const { path, id } = node;
  const { list } = projection;
  const label = groupLabel(node, projection, formats, now);
  const isExact = list.isComplete(path);
  // A job that was asked for by its id is loaded, but in no list: no exact count holds it.
  const count = list.jobs.count(path) + (isExact ? 0 : list.jobs.guestCount(path));
  const number = formats.count(count);
  const noun = count === 1 ? "job" : "jobs";
  return {
    id,
    label,
    description: isExact ? number : `${number}+`,
    icon: groupIcon(node),
    expandable: true,
    capabilities: node.isDayOfSplit || isExact ? ["group"] : ["group", "canLoadMore", "canLoadAll"],
    accessibleLabel: isExact
      ? `${label}, ${number} ${list.kind} ${noun}`
      : `${label}, ${number} ${list.kind} ${noun} loaded, there may be more`,
  };
}

function groupLabel(
  { dimension, path }: GroupNode,
  projection: TreeProjection,
  formats: Formats,
  now: number,
): string {
  const key = path[dimension] ?? "";
  if (dimension === "day") return formats.dayLabel(key, now);
  return groupText(dimension, key, projection.groupName(dimension, key), projection.list.kind);
}

function groupIcon({ dimension, path }: GroupNode): StateIcon {
  return dimension === "state" ? stateText(path.state ?? "").icon : { id: groupIcons[dimension] };
}

function rowOfJob(node: JobNode, { projection, session, formats, now }: RowContext): NodeRow {
  const job = projection.list.jobs.get(node.jobKey);
  if (job === undefined) return goneRow(node.id);
  const expandable = projection.canExpand(node);
  const above = node.parent;
  const day = above?.type === "group" ? above.path.day : undefined;
  const isUnderParent = above?.type === "job" && above.jobKey === job.parentJobId;
  const parentName = isUnderParent ? undefined : parentNameOf(job.parentJobId, projection);
  return jobRow(job, {
    id: node.id,
    formats,
    now,
    vaultLabel: vaultLabelOf(node, projection),
    region: session.region,
    expandable,
    isRepeated: isInside(node),
    isGuest: above?.type !== "job" && projection.list.jobs.isGuest(node.jobKey),
    ...(day !== undefined && { day }),
    ...(parentName !== undefined && { parentName }),
  });
}

/** Asked for by VS Code between a change and its refresh. */
export function goneRow(id: string): NodeRow {
  return {
    id,
    label: "No longer in this group",
    icon: { id: "dash" },
    expandable: false,
    capabilities: [],
    accessibleLabel: "No longer in this group",
  };
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

function loadMoreRow(node: LoadMoreNode, context: RowContext): NodeRow {
  const { projection, session, formats, now } = context;
  const { id, parent } = node;
  const { loading, error, lookedAt, restarted } = projection.loadState(parent);
  if (loading !== undefined) return loadingRow(id);
  if (error !== undefined) {
    const text = errorText(error, session);
    return {
      id,
      label: `Could not load more: ${text.label}. Retry`,
      description: text.hint,
      icon: { id: "warning", color: "list.warningForeground" },
      expandable: false,
      capabilities: ["canRetry", "canLoadMore"],
      accessibleLabel: `Could not load more. ${sentenceEnd(text.sentence)} Press Enter to retry`,
      action: "retry",
    };
  }
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
  { state, resourceType, backupVaultName, accountId, restoreTestingPlanArn }: JobQuery,
  { kind, shows }: JobScope,
): string | undefined {
  switch (dimension) {
    case "state":
      // COMPLETED brings those with issues, too.
      return state !== undefined && displayStatesOf(kind, state).filter(shows).length === 1
        ? state
        : undefined;
    case "vault":
      // Each account that is asked for may have a vault of this name.
      return accountId === undefined ? backupVaultName : undefined;
    case "resourceType":
      return resourceType;
    case "plan":
      return restoreTestingPlanArn;
    // AWS spells a category in more than one way.
    case "category":
    case "day":
      return undefined;
  }
}

function messageRow(node: MessageNode, context: RowContext): NodeRow {
  switch (node.about) {
    case "loading":
      return loadingRow(node.id);
    case "empty":
      return emptyRow(node, context);
    case "problem":
      return problemRow(node.id, context);
  }
}

function sentenceEnd(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function loadingRow(id: string): NodeRow {
  return {
    id,
    label: "Loading…",
    icon: { id: "loading~spin" },
    expandable: false,
    capabilities: [],
    accessibleLabel: "Loading",
  };
}

function emptyRow({ id, parent }: MessageNode, context: RowContext): NodeRow {
  const { projection, session } = context;
  const { kind } = projection.list;
  if (parent !== undefined) return informationRow(id, "AWS Backup lists no child jobs", "");
  if (context.isFiltered) return noMatchRow(id, context);
  const { many, listedDays } = jobKinds[kind];
  const span = listedDays === undefined ? "" : ` in the last ${listedDays} days`;
  const label = `No ${many} in ${oneLine(session.region, 30)}${span}`;
  return informationRow(id, label, `profile ${oneLine(session.profile, 40)}`);
}

/** A click or Enter takes the filter away. */
function noMatchRow(id: string, { projection, formats, now }: RowContext): NodeRow {
  const { scope, jobs, kind } = projection.list;
  const looked = formats.count(jobs.lookedAt);
  const label =
    (isYetToCome(scope.ranges, now) ? "The filter's time is in the future" : undefined) ??
    (scope.queries.length === 0 ? impossibleTexts(scope)[0] : undefined) ??
    (scope.narrowedBy.length === 0 || jobs.lookedAt === 0
      ? `No ${kind} jobs match the filter`
      : `No match in ${looked} loaded ${kind} ${jobs.lookedAt === 1 ? "job" : "jobs"}`);
  return {
    ...informationRow(id, label, "Clear Filters"),
    accessibleLabel: `${label}. Press Enter to clear the filters`,
    action: "clearFilters",
  };
}

function informationRow(id: string, label: string, description: string): NodeRow {
  return {
    id,
    label,
    description,
    icon: { id: "info" },
    expandable: false,
    capabilities: [],
    accessibleLabel: description === "" ? label : `${label}, ${description}`,
  };
}

function problemRow(id: string, { projection, session, reloadError }: RowContext): NodeRow {
  const problem = projection.rootProblem(reloadError);
  if (problem === undefined) return loadingRow(id);
  const text = errorText(problem.error, session);
  const what = `Could not ${problem.failed}`;
  return {
    id,
    label: `${what}: ${text.label}. Retry`,
    description: text.hint,
    icon: { id: "error", color: "list.errorForeground" },
    expandable: false,
    capabilities: ["canRetry"],
    accessibleLabel: `${what}. ${sentenceEnd(text.sentence)} Press Enter to retry`,
    action: "retry",
  };
}

/** All that a refresh would change on a row, as text to compare. */
export function rowText(node: TreeNode, context: RowContext): string {
  return textOfRow(nodeRow(node, context));
}

export function textOfRow(row: NodeRow): string {
  const { label, description, icon, capabilities, expandable, action, accessibleLabel } = row;
  // Two failures may differ in nothing but their full sentence.
  const sentence = action === "retry" ? accessibleLabel : "";
  return JSON.stringify([label, description, icon.id, capabilities, expandable, sentence]);
}
