import type { GroupPath } from "../../domain/list/groupPath";
import type { Dimension } from "../../domain/job/jobDimension";
import type { StateIcon } from "../job/stateText";
import type { ErrorAction } from "../text/errorRemedy";

/** The nodes of a session's jobs as plain values; made and kept by JobTree, one object per id. */
export type TreeNode = GroupNode | PortionNode | JobNode | LoadMoreNode | MessageNode | RemedyNode;

/** The nodes of a view: a session's own, and what stands above those of several sessions. */
export type ViewNode = TreeNode | SessionNode | RegionsNode;

/** A session, where a view shows several. */
export interface SessionNode {
  readonly type: "session";
  readonly id: string;
  readonly parent: RegionsNode | undefined;
}

/** Several Regions of a profile in one row. */
export interface RegionsNode {
  readonly type: "regions";
  readonly id: string;
  readonly parent: RegionsNode | undefined;
  /** All that the user added, or some of them: of which nothing is known yet, that refuse, that have no jobs. */
  readonly about: "all" | "loading" | "refusing" | "withoutJobs";
}

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

/** Further jobs of a large group, or of a parent with many children: see JobRows. */
export interface PortionNode {
  readonly type: "portion";
  readonly id: string;
  readonly parent: GroupNode | JobNode | PortionNode | undefined;
  /** What the jobs belong to, above all portions. */
  readonly holder: GroupNode | JobNode | undefined;
  /** The place of its first job among all of the group or parent, from 0. */
  readonly from: number;
  /** For how many jobs it has room. */
  readonly size: number;
}

/** Stands where a NextToken is open; *Retry* when the last page could not be loaded. */
export interface LoadMoreNode {
  readonly type: "loadMore";
  readonly id: string;
  readonly parent: TreeNode | undefined;
}

/**
 * What has to be known of a view that is to show the jobs of all accounts of an organization: AWS has no such list of
 * the kind, or the list that came names no other account.
 */
export type AccountNote = "ownAccountOnly" | "noOtherAccount";

/** Loading, empty, or an error where the data would be. */
export interface MessageNode {
  readonly type: "message";
  readonly id: string;
  readonly parent: TreeNode | undefined;
  /** *loadProblem*: the load of the *Load more* row below it failed. */
  readonly about: "loading" | "empty" | "problem" | "loadProblem" | "reload" | AccountNote;
}

/** What a click or Enter on the row does about the message above it. */
export interface RemedyNode {
  readonly type: "remedy";
  readonly id: string;
  readonly parent: TreeNode | undefined;
  /** Of the message above it. */
  readonly about: Exclude<MessageNode["about"], "loading" | "reload" | AccountNote>;
  readonly action: ErrorAction["kind"];
}

/** What a click or Enter on a row does. */
export type RowAction =
  | "openJob"
  | "loadMore"
  | "reload"
  | "readJobs"
  | "openResource"
  | ErrorAction["kind"];

/**
 * What a row can do, for menus: `contextValue` is these words joined by spaces, and a `when` clause
 * matches one word.
 */
export type RowCapability =
  | "job"
  | "group"
  | "canRemoveSession"
  | "canMoveUp"
  | "canMoveDown"
  | "canLoadMore"
  | "canLoadAll"
  | "canRetry"
  | "canCopyJobId"
  | "canCopyArn"
  | "canOpenParent"
  | "canWatch"
  | "canStopWatching"
  /** At least one of the pages below is known. */
  | "canOpenInConsole"
  | "canOpenJobInConsole"
  | "canOpenResourceInConsole"
  | "canOpenVaultInConsole"
  | "canOpenRecoveryPointInConsole"
  | "canOpenPlanInConsole"
  | "canReadJobs"
  | "canMute"
  | "canUnmute"
  | "canRemoveCheck";

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
