import { window } from "vscode";
import { type Grouping, groupings } from "../viewmodel/grouping";
import { pick } from "./quickPick";

const labels: Readonly<Record<Grouping, string>> = {
  stateVault: "State, Then Vault",
  vaultState: "Vault, Then State",
};

export function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  return pick(window, {
    placeholder: "Group jobs by",
    choices: () =>
      Promise.resolve(
        groupings.map((value) => ({
          label: labels[value],
          value,
          current: value === current,
        })),
      ),
  });
}
