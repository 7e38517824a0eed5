import { type Grouping } from "../../../src/domain/job/jobKinds";
import { dimensionsOf } from "../../../src/domain/job/grouping";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import type { GroupNode, TreeNode } from "../../../src/viewmodel/tree/treeNode";

/** The job keys under each innermost group, as VS Code would read them: days in their order. */
export interface WalkedGroup {
  /** Undefined for the root, where the jobs are not grouped. */
  readonly node: GroupNode | undefined;
  readonly jobKeys: readonly string[];
}

/** Every row outside families, parents first. */
function groupRows(tree: JobTree, parent?: TreeNode): readonly TreeNode[] {
  return tree
    .children(parent)
    .flatMap((node) => (node.type === "group" ? [node, ...groupRows(tree, node)] : [node]));
}

/** The innermost groups with their jobs, and the ids of all rows on the way. */
export function walk(
  tree: JobTree,
  grouping: Grouping,
): {
  readonly groups: readonly WalkedGroup[];
  readonly ids: readonly string[];
  readonly rows: readonly TreeNode[];
} {
  const rows = groupRows(tree);
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
