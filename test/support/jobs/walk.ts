import { type Grouping } from "../../../src/domain/job/jobKinds";
import { dimensionsOf } from "../../../src/domain/job/grouping";
import type { GroupNode, TreeNode, ViewNode } from "../../../src/viewmodel/tree/treeNode";

/** A session's tree, or a view's. */
interface Rows {
  children(node: TreeNode | undefined): readonly ViewNode[];
}

/** The job keys under each innermost group, as VS Code would read them: days in their order. */
export interface WalkedGroup {
  /** Undefined for the root, where the jobs are not grouped. */
  readonly node: GroupNode | undefined;
  readonly jobKeys: readonly string[];
}

/** Every row outside families, parents first. */
function groupRows(tree: Rows, nodes: readonly ViewNode[]): readonly TreeNode[] {
  return nodes.flatMap((node) => {
    if (node.type === "session" || node.type === "regions") return [];
    const isOpen = node.type === "group" || node.type === "portion";
    return isOpen ? [node, ...groupRows(tree, tree.children(node))] : [node];
  });
}

export interface Walked {
  readonly groups: readonly WalkedGroup[];
  readonly ids: readonly string[];
  readonly rows: readonly TreeNode[];
}

/**
 * The innermost groups with their jobs, and the ids of all rows on the way.
 * @param outermost the outermost rows, where they stand below another
 */
export function walk(
  tree: Rows,
  grouping: Grouping,
  outermost: readonly ViewNode[] = tree.children(undefined),
): Walked {
  const rows = groupRows(tree, outermost);
  const innermost = dimensionsOf(grouping).at(-1);
  const leaves =
    innermost === undefined
      ? [undefined]
      : rows.filter(
          (node): node is GroupNode =>
            node.type === "group" && !node.isDayOfSplit && node.dimension === innermost,
        );
  return {
    rows,
    ids: rows.map(({ id }) => id),
    groups: leaves.map((node) => ({
      node,
      jobKeys: rows.flatMap((row) =>
        row.type === "job" && (node === undefined || isBelow(row, node)) ? [row.jobKey] : [],
      ),
    })),
  };
}

function isBelow(node: TreeNode, group: TreeNode): boolean {
  for (let at: TreeNode | undefined = node; at !== undefined; at = at.parent) {
    if (at.id === group.id) return true;
  }
  return false;
}
