import type { Sessions } from "../session/sessions";
import { withoutJob } from "../../viewmodel/details/withoutJob";
import type { PageSubject } from "./pageSubject";
import type { PageContent } from "./pageUpdates";
import type { PanelJobs } from "./panelJobs";

export interface PageContentOptions {
  readonly jobs: PanelJobs;
  readonly subject: PageSubject;
  /** The session of the job is open. */
  readonly isOpen: boolean;
  readonly sessions: Pick<Sessions, "nearest" | "sources">;
}

/** What a panel shows: its job as far as it is known, else why there is none. */
export function pageContent({ jobs, subject, isOpen, sessions }: PageContentOptions): PageContent {
  const { details, actions } = jobs;
  const parts = details?.parts(subject.navigation);
  if (parts !== undefined) return { type: "parts", parts };
  const without = withoutJob({
    ref: subject.ref,
    session: subject.session,
    isOpen,
    state: sessions.nearest(subject.session).state,
    open: sessions.sources.map(({ session }) => session),
    error: details?.error,
    busy: details?.isBusy ?? false,
    actions,
  });
  return { type: "blank", ...without };
}
