import type { JobKind } from "./job";

/**
 * What one chain of pages asks for: the parameters of ListBackupJobs or ListRestoreJobs except
 * MaxResults and NextToken. A token is only good for the query that it came from.
 */
export interface JobQuery {
  readonly kind: JobKind;
  /** ByState / ByStatus. */
  readonly state?: string;
  /** ByBackupVaultName; ListRestoreJobs has no such filter, so never set for restore jobs. */
  readonly backupVaultName?: string;
  /** ByParentJobId. */
  readonly parentJobId?: string;
  /** ByCompleteAfter, milliseconds since the epoch. */
  readonly completeAfter?: number;
}
