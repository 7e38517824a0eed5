import { window } from "vscode";
import type { ViewKind } from "../../domain/job/job";
import { type Grouping, groupingsOf } from "../../domain/job/grouping";
import { pick } from "../picks/quickPick";

const labels: Readonly<Record<Grouping, string>> = {
  stateVault: "State, Then Vault",
  vaultState: "Vault, Then State",
  resourceTypeState: "Resource Type, Then State",
  dayState: "Day, Then State",
  planState: "Plan, Then State",
  category: "Message Category",
  none: "No Groups",
};

/** Asks how to group the jobs of a kind; Esc gives undefined. */
export function pickGrouping(kind: ViewKind, current: Grouping): Promise<Grouping | undefined> {
  return pick(window, {
    placeholder: "Group jobs by",
    choices: () =>
      Promise.resolve(
        groupingsOf(kind).map((value) => ({
          label: labels[value],
          value,
          current: value === current,
        })),
      ),
  });
}
