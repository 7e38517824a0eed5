import type { JobFilter } from "../../domain/filter/jobFilter";
import type { Source } from "../../domain/session/source";
import type { JobRef } from "../../viewmodel/details/actions";
import type { Formats } from "../../viewmodel/text/formats";
import type { PickJobOfArn } from "../details/lazyDetails";
import type { Notifications } from "../base/notifications";
import type { LoadedAccounts } from "../tree/loadedAccounts";
import type { QuickPickHost } from "../picks/quickPick";

/** Where a jump starts, and what it needs to get somewhere. */
export interface JumpContext {
  readonly source: Source;
  readonly quickPicks: QuickPickHost;
  readonly notifications: Pick<Notifications, "information">;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Shows a job's page, and selects its row where the view is in sight. */
  readonly open: (ref: JobRef) => Promise<void>;
  /**
   * Shows a job's page and selects its row; a job that is not loaded comes to stand in its group.
   * @param source where the job was found, if not where the jump started
   */
  readonly openAndReveal: (ref: JobRef, source?: Source) => Promise<void>;
  /** Makes a filter the active one, and brings the backup jobs into sight. */
  readonly showBackupJobs: (filter: JobFilter) => Promise<void>;
  readonly openConsole: (link: string | undefined, missing: string) => Promise<void>;
  readonly pickJobOfArn: PickJobOfArn;
  readonly accounts: Pick<LoadedAccounts, "named">;
}
