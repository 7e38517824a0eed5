import { causeOf } from "../cause/causeOf";
import type { Job } from "../job/job";
import { resourceArnOf } from "../job/jobFacts";
import type { Mutes } from "../protection/mutes";

/** Whether a failed job is not to be told of: its resource, or its cause, is muted. */
export function isMuted(job: Job, mutes: Mutes): boolean {
  const finding = {
    resourceArn: resourceArnOf(job) ?? "",
    groupUnmuted: "failing",
    cause: causeOf(job),
    missed: [],
    isSaidByPlan: false,
    notKnown: undefined,
  } as const;
  return mutes.find(finding) !== undefined;
}
