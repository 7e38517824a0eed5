import type { Job } from "../../domain/job/job";
import type { TreeNode } from "./treeNode";

/** What stands under a node: the jobs as a source that can be compared cheaply, and all the rest. */
export interface Outline {
  /** Equal stamps mean the same jobs in the same order. */
  readonly stamp: unknown;
  readonly jobs: () => readonly Job[];
  /** Rows before the jobs. */
  readonly before: readonly TreeNode[];
  /** Rows after the jobs. */
  readonly after: readonly TreeNode[];
}
