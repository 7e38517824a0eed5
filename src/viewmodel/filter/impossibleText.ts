import type { Impossible, JobScope } from "../../domain/filter/jobScope";
import { jobKinds } from "../../domain/job/jobKinds";
import { otherRegionText } from "../session/sessionText";
import { criterionTexts, valuesText, valueText } from "./criterionText";
import { jobsOfKind } from "../job/jobKindText";
import { capitalised, oneLine } from "../text/plainText";

/** What of a filter no job of the kind can match, one text for each criterion and place, without a full stop. */
export function impossibleTexts(scope: JobScope): readonly string[] {
  const { kind, impossible } = scope;
  const texts = impossible.map((each) => impossibleText(jobsOfKind(kind), each));
  return jobKinds[kind].isWhereResourceIs
    ? [...texts, ...elsewhereTexts(scope).map(({ where }) => where)]
    : texts;
}

/** Which of a filter's resources are in which other place, and what that means; without full stops. */
export function elsewhereTexts({ elsewhere = [] }: JobScope): readonly {
  readonly where: string;
  readonly why: string;
}[] {
  return elsewhere.map(({ place, region, resourceArns }) => {
    const resources = capitalised(valuesText("resourceArns", resourceArns));
    return otherRegionText(
      place,
      { region },
      `${resources} ${resourceArns.length === 1 ? "is" : "are"}`,
    );
  });
}

function impossibleText(jobs: string, { criterion, values }: Impossible): string {
  if (criterion === "created" || criterion === "completed") {
    return `The time “${oneLine(values[0] ?? "", 40)}” is empty now`;
  }
  return criterion === "states"
    ? `${jobs} have no state ${values.map((value) => valueText(criterion, value)).join(", ")}`
    : `${jobs} have no ${criterionTexts[criterion].plural}`;
}
