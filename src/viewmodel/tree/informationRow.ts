import type { NodeRow } from "./treeNode";

/** A row that only tells something. */
export function informationRow(id: string, label: string, description: string): NodeRow {
  return {
    id,
    label,
    description,
    icon: { id: "info" },
    expandable: false,
    capabilities: [],
    accessibleLabel: description === "" ? label : `${label}, ${description}`,
  };
}
