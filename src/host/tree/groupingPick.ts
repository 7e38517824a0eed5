import { window } from "vscode";
import type { ViewKind } from "../../domain/job/jobKinds";
import { type Grouping, jobKinds } from "../../domain/job/jobKinds";
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
        jobKinds[kind].groupings.map((value) => ({
          label: labels[value],
          value,
          current: value === current,
        })),
      ),
  });
}
