import type { GroupPath } from "../../domain/list/groupPath";
import type { JobNode, TreeNode, ViewNode } from "./treeNode";

/** The node whose *Load more* is meant: a row stands for what it hangs under, a day that splits a group for it. */
export function nodeOfLoad(node: TreeNode | undefined): TreeNode | undefined {
  if (node === undefined || node.type === "job") return node;
  if (node.type === "portion") return nodeOfLoad(node.parent);
  if (node.type !== "group") return node.parent;
  return node.isDayOfSplit ? node.parent : node;
}

/** The group that a node's load is about; the view for the root. */
export function pathOf(node: TreeNode | undefined): GroupPath {
  return node?.type === "group" ? node.path : {};
}

/** What the jobs of a node belong to: a portion is only a place in it. */
export function holderOf(node: TreeNode | undefined): TreeNode | undefined {
  return node?.type === "portion" ? node.holder : node;
}

/** True for rows that are neither groups, nor portions of them, nor jobs. */
export function isExtra({ type }: TreeNode): boolean {
  return type !== "group" && type !== "portion" && type !== "job";
}

/** True when a job is shown below itself. */
export function isInside(node: JobNode): boolean {
  let above = holderOf(node.parent);
  while (above?.type === "job") {
    if (above.jobKey === node.jobKey) return true;
    above = holderOf(above.parent);
  }
  return false;
}

/** A row of a session's jobs; undefined for what stands above them. */
export function ownNode(node: ViewNode): TreeNode | undefined {
  return node.type === "session" || node.type === "regions" ? undefined : node;
}

/** True for a node that stands below one of these. */
export function isBelow(
  node: ViewNode,
  these: ReadonlySet<ViewNode>,
  parentOf: (node: ViewNode) => ViewNode | undefined,
): boolean {
  for (let above = parentOf(node); above !== undefined; above = parentOf(above)) {
    if (these.has(above)) return true;
  }
  return false;
}
