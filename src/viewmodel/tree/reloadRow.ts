import type { RowContext } from "./rowContext";
import type { NodeRow } from "./treeNode";

/** Offers to start over: nothing does so by itself. */
export function reloadRow(id: string, context: RowContext): NodeRow {
  return {
    id,
    label: "Reload",
    description: reasonOf(context).short,
    icon: { id: "refresh" },
    expandable: false,
    capabilities: [],
    accessibleLabel: `Reload, ${reasonOf(context).long} Press Enter to load the jobs anew.`,
    action: "reload",
  };
}

/** In full sentences. */
export function reloadText(context: RowContext): string {
  const { long } = reasonOf(context);
  return `${long.charAt(0).toUpperCase()}${long.slice(1)}`;
}

function reasonOf({ projection: { list } }: RowContext): {
  readonly short: string;
  readonly long: string;
} {
  return list.refreshes.isLeftToReload
    ? {
        short: "too much has changed",
        long: "too much has changed for the view to refresh itself.",
      }
    : {
        short: "loaded over a day ago",
        long: "the jobs were loaded over a day ago. What has gone without a trace since may still be among them.",
      };
}
