import { capitalised } from "../text/plainText";
import type { NodeRow } from "../tree/treeNode";

/** Plans could not be read: which permissions are missing. A click copies the policy that has them. */
export function deniedPlansRow(id: string, deniedActions: readonly string[]): NodeRow {
  const description = deniedActions.join(", ");
  return {
    id,
    label: "Plans not readable",
    description,
    icon: { id: "lock" },
    expandable: false,
    capabilities: [],
    accessibleLabel: `${deniedPlansText(deniedActions)} Press Enter to copy an IAM policy`,
    action: "copyPolicy",
  };
}

export function deniedPlansText(deniedActions: readonly string[]): string {
  const missing = `AWS denies ${deniedActions.join(" and ")}.`;
  const lost = "which resources a plan has lost is not known.";
  return deniedActions.includes("backup:GetBackupPlan")
    ? `${missing} When rules run is taken from jobs, and ${lost}`
    : `${missing} ${capitalised(lost)}`;
}
