import type { JobTree } from "../../../src/viewmodel/jobTree";
import type { GroupNode, TreeNode } from "../../../src/viewmodel/treeNode";

/** The job keys under each innermost group, as VS Code would read them: days in their order. */
export interface WalkedGroup {
  readonly node: GroupNode;
  readonly jobKeys: readonly string[];
}

/** Every row outside families, parents first. */
function groupRows(tree: JobTree, parent?: TreeNode): readonly TreeNode[] {
  return tree
    .children(parent)
    .flatMap((node) => (node.type === "group" ? [node, ...groupRows(tree, node)] : [node]));
}

/** The groups of a state and vault with their jobs, and the ids of all rows on the way. */
export function walk(tree: JobTree): {
  readonly groups: readonly WalkedGroup[];
  readonly ids: readonly string[];
  readonly rows: readonly TreeNode[];
} {
  const rows = groupRows(tree);
  const leaves = rows.filter(
    (node): node is GroupNode =>
      node.type === "group" &&
      node.path.state !== undefined &&
      node.path.vault !== undefined &&
      node.path.day === undefined,
  );
  return {
    rows,
    ids: rows.map(({ id }) => id),
    groups: leaves.map((node) => ({
      node,
      jobKeys: rows.flatMap((row) =>
        row.type === "job" && isBelow(row, node) ? [row.jobKey] : [],
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
