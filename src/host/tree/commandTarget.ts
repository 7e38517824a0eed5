import { isExtra } from "../../viewmodel/tree/nodePlace";
import type { RowCapability } from "../../viewmodel/tree/treeNode";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { ViewTree } from "../../viewmodel/tree/viewTree";

/** Where a command acts; without a node on the view as a whole. */
export interface CommandTarget {
  readonly node: ViewNode | undefined;
}

type Rows = Pick<ViewTree, "extras" | "parent" | "row">;

/**
 * The row, or the nearest one above it, that can do it by itself or by its own *Load more* row. Never a session or the
 * whole view in place of a row in it; without a row, and from a row that stands for the view, it is the view.
 * @returns undefined when there is nothing to do
 */
export function commandTarget(
  tree: Rows,
  node: ViewNode | undefined,
  capability: Exclude<RowCapability, "canRetry">,
): CommandTarget | undefined {
  const found = nearest(tree, node, capability);
  if (found !== undefined) {
    const isInPlaceOfRow =
      (found.type === "session" || found.type === "regions") &&
      found !== node &&
      !standsFor(tree, node, found);
    return isInPlaceOfRow ? undefined : { node: found };
  }
  const isForView = node === undefined || standsFor(tree, node, undefined);
  return isForView ? { node: undefined } : undefined;
}

/** The same for *Retry*; where nothing failed at the row or above it, what failed of the view. */
export function retryTarget(tree: Rows, node: ViewNode | undefined): CommandTarget | undefined {
  if (node === undefined) return { node };
  const found = nearest(tree, node, "canRetry") ?? extraThatCan(tree, undefined, "canRetry");
  return found && { node: found };
}

/** True for *Load more*, *Retry* or a problem that stands right in the view, or right below a session. */
function standsFor(tree: Rows, node: ViewNode | undefined, whole: ViewNode | undefined): boolean {
  if (node === undefined || node.type === "session" || node.type === "regions") return false;
  return isExtra(node) && tree.parent(node) === whole;
}

function nearest(
  tree: Rows,
  node: ViewNode | undefined,
  capability: RowCapability,
): ViewNode | undefined {
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
  parent: ViewNode | undefined,
  capability: RowCapability,
): ViewNode | undefined {
  return tree.extras(parent).find((row) => tree.row(row).capabilities.includes(capability));
}
