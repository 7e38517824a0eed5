import type { ResourceGroup } from "./resourceGroups";
import type { ResourcesNode } from "./resourcesNode";
import { type ResourcesRows, rowsAtOnce } from "./resourcesRows";

type RowsOfSession = Pick<ResourcesRows, "below" | "groupOf">;

/** The row of a resource below another, in its portion where its group is large; undefined while no row shows it. */
export function nodeOfResource(
  arn: string,
  parent: ResourcesNode | undefined,
  rows: RowsOfSession,
): ResourcesNode | undefined {
  for (const node of rows.below(parent)) {
    if (node.type === "resource" && node.arn === arn) return node;
    if (holds(node, arn, rows)) return nodeOfResource(arn, node, rows);
  }
  return undefined;
}

function holds(node: ResourcesNode, arn: string, rows: RowsOfSession): boolean {
  if (node.type === "resourceGroup") return isIn(rows.groupOf(node), arn);
  if (node.type !== "resourcePortion") return false;
  const { resources = [] } = rows.groupOf(node.parent) ?? {};
  return resources
    .slice(node.from, node.from + rowsAtOnce)
    .some(({ resourceArn }) => resourceArn === arn);
}

function isIn(group: ResourceGroup | undefined, arn: string): boolean {
  if (group === undefined) return false;
  const { groups, resources } = group;
  return (
    resources.some(({ resourceArn }) => resourceArn === arn) ||
    groups.some((each) => isIn(each, arn))
  );
}
