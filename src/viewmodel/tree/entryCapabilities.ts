import type { RowCapability } from "./treeNode";

/**
 * What can be done with the session entry that a row stands for.
 * @param at its place among all entries, from 0; -1 for a row that stands for a part of one
 * @param count of all entries
 */
export function entryCapabilities(at: number, count: number): readonly RowCapability[] {
  if (at < 0 || count === 1) return [];
  return [
    "canRemoveSession",
    ...(at > 0 ? (["canMoveUp"] as const) : []),
    ...(at < count - 1 ? (["canMoveDown"] as const) : []),
  ];
}
