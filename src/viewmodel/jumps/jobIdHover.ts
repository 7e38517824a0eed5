import type { Job, JobKind } from "../../domain/job/job";
import type { HoverContent } from "./hoverContent";
import { jobKindName } from "../job/jobKindText";
import { jobSummary, type SummaryContext } from "../job/jobSummary";
import { jobCause, jobName, shortType } from "../job/jobText";

export interface JobIdHoverInput extends SummaryContext {
  readonly kind: JobKind;
  readonly id: string;
  /** undefined while no session is in use: a hover opens none. */
  readonly answer:
    | { readonly type: "job"; readonly job: Job }
    | { readonly type: "failed"; readonly sentence: string }
    | undefined;
}

/** How the job of an id stands, and the way to its page. */
export function jobIdHover(input: JobIdHoverInput): HoverContent {
  const { kind, id, answer } = input;
  const lines = [{ strong: jobKindName(kind), text: id }];
  const openJob = { label: "Open Details", intent: { type: "openJob", kind, id } } as const;
  if (answer?.type === "failed")
    return { lines: [...lines, { text: answer.sentence }], actions: [openJob] };
  if (answer?.type !== "job") return { lines, actions: [openJob] };
  const { job } = answer;
  const type = job.resourceType === undefined ? "" : ` (${shortType(job.resourceType)})`;
  const cause = jobCause(job, 300);
  return {
    lines: [
      { strong: jobKindName(kind), text: `of ${jobName(job)}${type}` },
      { text: jobSummary(job, input) },
      ...(cause === undefined ? [] : [{ text: cause }]),
    ],
    actions: [openJob],
  };
}
