import { window } from "vscode";
import type { ViewKind } from "../../domain/job/viewKinds";
import { type Grouping, jobKinds } from "../../domain/job/jobKinds";
import { groupingTexts } from "../../viewmodel/job/groupingText";
import { pick } from "../picks/quickPick";

/** Asks how to group the jobs of a kind; Esc gives undefined. */
export function pickGrouping(kind: ViewKind, current: Grouping): Promise<Grouping | undefined> {
  return pick(window, {
    placeholder: "Group jobs by",
    choices: () =>
      Promise.resolve(
        jobKinds[kind].groupings.map((value) => ({
          label: groupingTexts[value],
          value,
          current: value === current,
        })),
      ),
  });
}
