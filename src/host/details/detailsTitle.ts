import type { Job, JobKind } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import { jobKindName } from "../../viewmodel/job/jobKindText";
import { jobName } from "../../viewmodel/job/jobText";
import { sessionName } from "../../viewmodel/session/sessionName";
import { oneLine } from "../../viewmodel/text/plainText";

/** A tab has room for so many characters. */
const longestTitle = 40;

/** What the tab of a job's page says. @param session the job's, where several are open */
export function detailsTitle(kind: JobKind, job: Job | undefined, session?: Session): string {
  const title = oneLine(job === undefined ? jobKindName(kind) : jobName(job), longestTitle);
  return session === undefined ? title : `${title} · ${sessionName(session)}`;
}
