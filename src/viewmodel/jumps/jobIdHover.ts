import { canBeWatched } from "../../domain/live/jobEnd";
import type { Job, JobKind } from "../../domain/job/job";
import type { HoverAction, HoverContent } from "./hoverContent";
import { arnActions } from "./arnActions";
import { jobKindName } from "../job/jobKindText";
import { jobSummary, type SummaryContext } from "../job/jobSummary";
import { jobCause } from "../job/causeText";
import { jobName, shortType } from "../job/jobText";

export interface JobIdHoverInput extends SummaryContext {
  readonly kind: JobKind;
  readonly id: string;
  /** The snapshot that the job made, if it is this that somebody hovers over. */
  readonly snapshotArn?: string | undefined;
  /** undefined while no session is in use: a hover opens none. */
  readonly answer:
    | { readonly type: "job"; readonly job: Job }
    | { readonly type: "failed"; readonly sentence: string }
    | undefined;
}

/** How the job of an id stands, and the way to its page. */
export function jobIdHover(input: JobIdHoverInput): HoverContent {
  const { kind, id, answer, snapshotArn } = input;
  const made = snapshotArn === undefined ? "" : ", which made this snapshot";
  const lines = [{ strong: jobKindName(kind), text: `${id}${made}` }];
  const canWatch = answer?.type === "job" && canBeWatched(answer.job, input.now);
  const actions: readonly HoverAction[] = [
    { label: "Open Details", intent: { type: "openJob", kind, id } },
    ...(canWatch ? [{ label: "Watch Job", intent: { type: "watchJob", kind, id } } as const] : []),
    ...(snapshotArn === undefined ? [] : arnActions(snapshotArn)),
  ];
  if (answer?.type === "failed") {
    const isElsewhere = kind === "copy" && snapshotArn !== undefined;
    const where = isElsewhere
      ? [{ text: "A copy job is listed in the Region that it was made from." }]
      : [];
    return { lines: [...lines, { text: answer.sentence }, ...where], actions };
  }
  if (answer?.type !== "job") return { lines, actions };
  const { job } = answer;
  const type = job.resourceType === undefined ? "" : ` (${shortType(job.resourceType)})`;
  const cause = jobCause(job, 300);
  return {
    lines: [
      { strong: jobKindName(kind), text: `of ${jobName(job)}${type}${made}` },
      { text: jobSummary(job, input) },
      ...(cause === undefined ? [] : [{ text: cause }]),
    ],
    actions,
  };
}
