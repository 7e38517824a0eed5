import type { JobList } from "../../domain/list/jobList";
import type { TreeNode } from "./treeNode";

/** The list of a session's jobs in a view, to read. */
export type ShownList = Pick<
  JobList,
  "jobs" | "scope" | "isOpen" | "asOf" | "isComplete" | "loadStates"
>;

/** What a load brought. */
export interface LoadOutcome {
  /** The first row that is new, to put the focus on. */
  readonly firstNew: TreeNode | undefined;
}

export const nothingNew: LoadOutcome = { firstNew: undefined };
