import type { Job } from "../../domain/job/job";
import { jobKey } from "../../domain/job/jobOrder";
import type { FamilyPart } from "../../protocol/jobDetails";
import { jobName } from "../job/jobText";
import { oneLine } from "../text/plainText";
import { ancestorsPart, type AncestorsInput } from "./ancestorsPart";
import { byState } from "./byState";
import { childrenPart, type ChildrenInput } from "./childrenPart";
import { inAccount, jobItems, type JobsInput } from "./jobItems";
import type { PartContext } from "./partContext";

export interface FamilyInput {
  readonly job: Job;
  /** AWS has described the job. */
  readonly isDescribed: boolean;
  readonly ancestors: AncestorsInput;
  /** Of a parent job. */
  readonly children?: ChildrenInput;
  /** Of a job with a parent; the job itself is among them. */
  readonly siblings?: JobsInput;
}

/** A job's place among parents, siblings and children. */
export function familyPart(input: FamilyInput, context: PartContext): FamilyPart {
  const { job, isDescribed, ancestors, children } = input;
  const siblings = siblingsPart(input, context);
  return {
    ...ancestorsPart(job, ancestors, context),
    ...(siblings && { siblings }),
    ...(children && { children: childrenPart(job, { isDescribed, children }, context) }),
  };
}

function siblingsPart(
  { job, ancestors, siblings }: FamilyInput,
  context: PartContext,
): FamilyPart["siblings"] {
  const { parentJobId = "" } = job;
  if (siblings === undefined || parentJobId === "" || parentJobId === job.id) return undefined;
  const parent = ancestors.jobs.find(({ id }) => id === parentJobId);
  const parentName = parent === undefined ? `job ${oneLine(parentJobId, 60)}` : jobName(parent);
  const title = `Siblings: other child jobs of ${parentName}`;
  const look = { label: "Show Siblings", accessibleLabel: `Show siblings, ${title}` };
  const current = jobKey(job);
  return {
    title,
    open: context.actions.add("siblings:open", look, { type: "loadMore", list: "siblings" }),
    asked: siblings.asked || siblings.loading || siblings.error !== undefined,
    jobs: jobItems(
      { ...siblings, jobs: byState(siblings.jobs) },
      {
        list: "siblings",
        prefix: "sibling",
        emptyText: `AWS Backup lists no child jobs of ${parentName}${inAccount(context)}.`,
        isCurrent: (other) => jobKey(other) === current,
      },
      context,
    ),
  };
}
