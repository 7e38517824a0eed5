import type { NodeRow } from "./treeNode";

/** Asked for by VS Code between a change and its refresh. */
export function goneRow(id: string): NodeRow {
  return {
    id,
    label: "No longer in this group",
    icon: { id: "dash" },
    expandable: false,
    capabilities: [],
    accessibleLabel: "No longer in this group",
  };
}

/** All that a refresh would change on a row, as text to compare. */
export function textOfRow(row: NodeRow): string {
  const { label, description, icon, capabilities, expandable, accessibleLabel } = row;
  // Two failures may differ in nothing but their full sentence, two moments in when a job finished.
  return JSON.stringify([label, description, icon.id, capabilities, expandable, accessibleLabel]);
}
