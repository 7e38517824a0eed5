import type { Notice } from "../../protocol/jobDetails";
import { retryText } from "../text/errorActionText";
import { errorText } from "../text/errorText";
import type { DescribedJob } from "./describedJob";
import type { PartContext } from "./partContext";
import { aboveAll, remedyButtons } from "./remedyButtons";

/** Why the job could not be described, and the way to try again. */
export function jobNotices(
  { error, describedAt }: Pick<DescribedJob, "error" | "describedAt">,
  { session, actions }: PartContext,
): readonly Notice[] {
  if (error === undefined) return [];
  const { sentence } = errorText(error, session);
  const what = describedAt === undefined ? "This is what the list says about the job. " : "";
  const retry = actions.add(
    "retry:job",
    { label: retryText(error.reason).label },
    { type: "retry", part: "job" },
  );
  return [
    {
      kind: "error",
      text: what + sentence,
      actions: [...remedyButtons(aboveAll, error, { session, actions }), retry],
    },
  ];
}
