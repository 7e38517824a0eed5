import type { Job, JobKind } from "../../domain/job/job";
import { jobKindName } from "../../viewmodel/job/jobKindText";
import { jobName } from "../../viewmodel/job/jobText";
import { oneLine } from "../../viewmodel/text/plainText";

/** A tab has room for so many characters. */
const longestTitle = 40;

/** What the tab of a job's page says. */
export function detailsTitle(kind: JobKind, job: Job | undefined): string {
  return oneLine(job === undefined ? jobKindName(kind) : jobName(job), longestTitle);
}
