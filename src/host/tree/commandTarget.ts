import type { JobTree } from "../../viewmodel/tree/jobTree";
import { isExtra } from "../../viewmodel/tree/nodePlace";
import type { RowCapability, TreeNode } from "../../viewmodel/tree/treeNode";

/** Where a command acts; without a node on the view as a whole. */
export interface CommandTarget {
  readonly node: TreeNode | undefined;
}

type Rows = Pick<JobTree, "extras" | "parent" | "row">;

/**
 * The row, or the nearest one above it, that can do it by itself or by its own *Load more* row. Never the
 * whole view in place of a row; without a row, and from a row that stands for the view, it is the view.
 * @returns undefined when there is nothing to do
 */
export function commandTarget(
  tree: Rows,
  node: TreeNode | undefined,
  capability: Exclude<RowCapability, "canRetry">,
): CommandTarget | undefined {
  const found = nearest(tree, node, capability);
  if (found !== undefined) return { node: found };
  const isForView = node === undefined || (isExtra(node) && tree.parent(node) === undefined);
  return isForView ? { node: undefined } : undefined;
}

/** The same for *Retry*; where nothing failed at the row or above it, what failed of the view. */
export function retryTarget(tree: Rows, node: TreeNode | undefined): CommandTarget | undefined {
  if (node === undefined) return { node };
  const found = nearest(tree, node, "canRetry") ?? extraThatCan(tree, undefined, "canRetry");
  return found && { node: found };
}

function nearest(
  tree: Rows,
  node: TreeNode | undefined,
  capability: RowCapability,
): TreeNode | undefined {
  for (let at = node; at !== undefined; at = tree.parent(at)) {
    if (tree.row(at).capabilities.includes(capability)) return at;
    const extra = extraThatCan(tree, at, capability);
    if (extra !== undefined) return extra;
  }
  return undefined;
}

/** The *Load more*, *Retry* or problem row right under a node. */
function extraThatCan(
  tree: Rows,
  parent: TreeNode | undefined,
  capability: RowCapability,
): TreeNode | undefined {
  return tree.extras(parent).find((row) => tree.row(row).capabilities.includes(capability));
}
