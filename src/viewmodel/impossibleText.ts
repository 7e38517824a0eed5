import type { Impossible, JobScope } from "../domain/jobScope";
import { criterionTexts, valueText } from "./criterionText";
import { jobsOfKind } from "./jobKindText";
import { oneLine } from "./plainText";

/** What of a filter no job of the kind can match, one text for each criterion, without a full stop. */
export function impossibleTexts({ kind, impossible }: JobScope): readonly string[] {
  return impossible.map((each) => impossibleText(jobsOfKind[kind], each));
}

function impossibleText(jobs: string, { criterion, values }: Impossible): string {
  if (criterion === "created" || criterion === "completed") {
    return `The time “${oneLine(values[0] ?? "", 40)}” has nothing in it now`;
  }
  return criterion === "states"
    ? `${jobs} have no state ${values.map((value) => valueText(criterion, value)).join(", ")}`
    : `${jobs} have no ${criterionTexts[criterion].plural}`;
}
