import type { GroupPath } from "../../domain/list/groupPath";
import type { Dimension } from "../../domain/job/jobDimension";
import type { StateIcon } from "../job/stateText";

/** The nodes of a jobs view as plain values; made and kept by JobTree, one object per id. */
export type TreeNode = GroupNode | JobNode | LoadMoreNode | MessageNode;

/** A state, a vault, a day … */
export interface GroupNode {
  readonly type: "group";
  readonly id: string;
  readonly parent: TreeNode | undefined;
  readonly path: GroupPath;
  /** What this group adds to the path of those above it. */
  readonly dimension: Dimension;
  /** A day that splits a large group: a load there is one of the group. */
  readonly isDayOfSplit: boolean;
}

/** A job in its group, or under its parent job. */
export interface JobNode {
  readonly type: "job";
  readonly id: string;
  readonly parent: TreeNode | undefined;
  /** Key of the job in LoadedJobs. */
  readonly jobKey: string;
}

/** Stands where a NextToken is open, and in its place when the last page could not be loaded. */
export interface LoadMoreNode {
  readonly type: "loadMore";
  readonly id: string;
  readonly parent: TreeNode | undefined;
}

/** Loading, empty, or an error where the data would be. */
export interface MessageNode {
  readonly type: "message";
  readonly id: string;
  readonly parent: TreeNode | undefined;
  readonly about: "loading" | "empty" | "problem";
}

/** What a click or Enter on a row does; rows without one expand. */
export type RowAction = "openJob" | "loadMore" | "retry" | "clearFilters" | "showLog";

/**
 * What a row can do, for menus: `contextValue` is these words joined by spaces, and a `when` clause
 * matches one word.
 */
export type RowCapability =
  | "job"
  | "group"
  | "canLoadMore"
  | "canLoadAll"
  | "canRetry"
  | "canCopyJobId"
  | "canCopyArn"
  | "canOpenParent"
  /** At least one of the pages below is known. */
  | "canOpenInConsole"
  | "canOpenJobInConsole"
  | "canOpenResourceInConsole"
  | "canOpenVaultInConsole"
  | "canOpenRecoveryPointInConsole"
  | "canOpenPlanInConsole";

/** One row as the user sees it; all text is shown as text, never interpreted. */
export interface NodeRow {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon: StateIcon;
  readonly expandable: boolean;
  readonly capabilities: readonly RowCapability[];
  /** The whole row in words, for screen readers. */
  readonly accessibleLabel: string;
  readonly action?: RowAction;
}
