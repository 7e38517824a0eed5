import type { Job } from "../../domain/job/job";
import type { DetailsParts } from "../../protocol/jobDetails";
import type { DescribedJob } from "./describedJob";
import type { JobFamily } from "./jobFamily";
import { jobNotices } from "./jobNotices";
import type { JobPoint } from "./jobPoint";
import type { JobSafety } from "./jobSafety";
import { outcomePart } from "./outcomePart";
import type { PartContext } from "./partContext";
import type { RelatedJobs } from "./relatedJobs";
import { relatedPart } from "./relatedPart";
import type { RestoreMetadata } from "./restoreMetadata";
import { safetyPart } from "./safetyPart";
import { sections } from "./sections";
import type { ShownFamily } from "./shownFamily";

/** What is known of a job and of what belongs to it. */
export interface KnownOfJob {
  readonly described: DescribedJob;
  readonly safety: JobSafety;
  readonly family: JobFamily;
  readonly shownFamily: ShownFamily;
  readonly metadata: RestoreMetadata;
  readonly point: JobPoint;
  readonly related: RelatedJobs;
}

/**
 * The parts that change with what is known only, not with the clock.
 * @param contextOf gives the actions of a part anew
 */
export function stillParts(
  job: Job,
  known: KnownOfJob,
  contextOf: (part: string) => PartContext,
): Omit<DetailsParts, "header" | "timeline"> {
  const described = known.described.describedAt !== undefined;
  const outcome = contextOf("outcome");
  return {
    safety: safetyPart(
      known.safety.input(job, { isExpected: known.described.isBusy }),
      contextOf("safety"),
    ),
    outcome: outcomePart(
      job,
      { notices: jobNotices(known.described, outcome), described },
      outcome,
    ),
    family: known.shownFamily.part(known.family.input(job, described), outcome.now, () =>
      contextOf("family"),
    ),
    sections: sections(
      job,
      { described, metadata: known.metadata.state, point: known.point.state },
      contextOf("sections"),
    ),
    related: relatedPart(known.related.input(job), contextOf("related")),
  };
}
