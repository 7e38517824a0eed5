import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import type { Notifications } from "../base/notifications";
import type { DetailsPanels } from "../details/detailsPanels";
import type { Sessions } from "../session/sessions";

/** Opens the page of a job, by its ID or with what is known of it. */
export type OpenJob = (job: Pick<Job, "kind" | "id"> | Job, session: Session) => Promise<void>;

export interface OpenJobOptions {
  readonly panels: Pick<DetailsPanels, "open">;
  readonly sessions: Pick<Sessions, "nameOf">;
  readonly notifications: Pick<Notifications, "information">;
}

/** Says so where the job's session is not open any more. */
export function opensJob({ panels, sessions, notifications }: OpenJobOptions): OpenJob {
  return async (job, session) => {
    const { kind, id } = job;
    const ref = { kind, id, ...("state" in job && { known: job }) };
    const page = await panels.open(ref, session, { preserveFocus: false });
    if (page !== undefined) return;
    notifications.information(
      `The session ${sessions.nameOf(session)} is not open. Select or add it to see the job.`,
    );
  };
}
