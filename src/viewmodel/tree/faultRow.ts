import { oneLine } from "../text/plainText";
import type { NodeRow } from "./treeNode";

/**
 * What stands where a row could not be made, or the rows below another: a fault of ours, which trying again does not
 * mend. The log has the rest.
 * @param what "this row" or "these rows"
 */
export function faultRow(id: string, what: string, error: unknown): NodeRow {
  const why = oneLine(error instanceof Error ? error.message : String(error), 200);
  return {
    id,
    label: `Could not show ${what}`,
    description: why,
    icon: { id: "error", color: "list.errorForeground" },
    expandable: false,
    capabilities: [],
    accessibleLabel: `Could not show ${what}: ${why}. Press Enter to show the log`,
    action: "showLog",
  };
}
