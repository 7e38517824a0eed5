import type { GroupPath } from "../../domain/list/groupPath";
import type { JobNode, TreeNode } from "./treeNode";

/** The node whose *Load more* is meant: a row stands for what it hangs under, a day that splits a group for it. */
export function nodeOfLoad(node: TreeNode | undefined): TreeNode | undefined {
  if (node === undefined || node.type === "job") return node;
  if (node.type !== "group") return node.parent;
  return node.isDayOfSplit ? node.parent : node;
}

/** The group that a node's load is about; the view for the root. */
export function pathOf(node: TreeNode | undefined): GroupPath {
  return node?.type === "group" ? node.path : {};
}

/** True for rows that are neither groups nor jobs. */
export function isExtra({ type }: TreeNode): boolean {
  return type !== "group" && type !== "job";
}

/** True when a job is shown below itself. */
export function isInside(node: JobNode): boolean {
  for (let above = node.parent; above?.type === "job"; above = above.parent) {
    if (above.jobKey === node.jobKey) return true;
  }
  return false;
}
