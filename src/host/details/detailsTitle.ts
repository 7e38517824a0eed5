import { arnName } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import type { PageRef } from "../../viewmodel/details/actions";
import { jobKindName } from "../../viewmodel/job/jobKindText";
import { jobName } from "../../viewmodel/job/jobText";
import { oneLine } from "../../viewmodel/text/plainText";
import type { Sessions } from "../session/sessions";

/** A tab has room for so many characters. */
const longestTitle = 40;

/** What a tab is about. */
export interface TitledPage {
  readonly ref: Pick<PageRef, "kind" | "id">;
  readonly job: Job | undefined;
  /** Of a resource. */
  readonly name?: string | undefined;
  readonly subject: { readonly session: Session };
}

/** What the tab of a job's page says: the job, and its session where several are open. */
export function detailsTitle(
  { ref, job, name: own, subject }: TitledPage,
  sessions: Pick<Sessions, "nameOf" | "sources">,
): string {
  const name =
    ref.kind === "resource"
      ? (own ?? arnName(ref.id))
      : job === undefined
        ? jobKindName(ref.kind)
        : jobName(job);
  const title = oneLine(name, longestTitle);
  return sessions.sources.length > 1 ? `${title} · ${sessions.nameOf(subject.session)}` : title;
}
