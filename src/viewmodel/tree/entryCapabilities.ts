import type { UpperNode } from "./givenRows";
import type { RowCapability } from "./treeNode";
import type { ViewEntries } from "./viewEntries";

/** What can be done with the session entry that a row stands for; nothing on a row that stands for a part of one. */
export function entryCapabilities(
  { id }: UpperNode,
  { all }: Pick<ViewEntries, "all">,
): readonly RowCapability[] {
  const at = all.findIndex((entry) =>
    entry.type === "session" ? entry.session.node.id === id : entry.node.id === id,
  );
  if (at < 0 || all.length === 1) return [];
  return [
    "canRemoveSession",
    ...(at > 0 ? (["canMoveUp"] as const) : []),
    ...(at < all.length - 1 ? (["canMoveDown"] as const) : []),
  ];
}
