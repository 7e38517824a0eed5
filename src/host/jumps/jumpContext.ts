import type { JobFilter } from "../../domain/filter/jobFilter";
import type { Job } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { JobRef } from "../../viewmodel/details/actions";
import type { Formats } from "../../viewmodel/text/formats";
import type { PickJobOfArn } from "../details/lazyDetails";
import type { Notifications } from "../base/notifications";
import type { LoadedAccounts } from "../tree/loadedAccounts";
import type { QuickPickHost } from "../picks/quickPick";

/** Where jumps can lead, and what they need to get there. */
export interface JumpContext {
  /** Of all sessions that are open, the preferred one first; at least one. */
  readonly sources: readonly Source[];
  /** How many sessions are not open, whatever the reason. */
  readonly unopened: number;
  /** What a session is called. Untrusted text. */
  readonly nameOf: (session: Session) => string;
  /**
   * The session that is asked about an ARN.
   * @param own the session of what the ARN stands in
   */
  readonly sourceOf: (arn: string, own?: Session) => Source;
  /** The jobs that are loaded from a source. */
  readonly loadedJobs: (source: Source) => Iterable<Job>;
  readonly quickPicks: QuickPickHost;
  readonly notifications: Pick<Notifications, "information">;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Shows a job's page, and selects its row where the view is in sight. Nothing once the job's session was left. */
  readonly open: (ref: JobRef, source: Source) => Promise<void>;
  /** The same, and selects the row wherever it is; a job that is not loaded comes to stand in its group. */
  readonly openAndReveal: (ref: JobRef, source: Source) => Promise<void>;
  /** Shows a resource's page. Nothing once the session was left. */
  readonly openResource: (arn: string, source: Source) => Promise<void>;
  /** Makes a filter the active one, and brings the backup jobs into sight. */
  readonly showBackupJobs: (filter: JobFilter) => Promise<void>;
  readonly openConsole: (link: string | undefined, missing: string) => Promise<void>;
  readonly pickJobOfArn: PickJobOfArn;
  readonly accounts: Pick<LoadedAccounts, "named">;
}
