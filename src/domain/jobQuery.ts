import type { JobKind } from "./job";

/**
 * What one chain of pages asks for: the parameters of ListBackupJobs, ListRestoreJobs or ListCopyJobs
 * except MaxResults and NextToken. A token is only good for the query that it came from.
 */
export interface JobQuery {
  readonly kind: JobKind;
  /** ByState / ByStatus. */
  readonly state?: string;
  /** ByBackupVaultName; for backup jobs only, the other operations have no such filter. */
  readonly backupVaultName?: string;
  /** ByParentJobId. */
  readonly parentJobId?: string;
  /**
   * ByResourceArn. Restore jobs are then asked for with ListRestoreJobsByProtectedResource, which
   * takes no other parameter of these but the state.
   */
  readonly resourceArn?: string;
  /** BySourceRecoveryPointArn, of copy jobs only. */
  readonly sourceRecoveryPointArn?: string;
  /** ByDestinationVaultArn, of copy jobs only. */
  readonly destinationVaultArn?: string;
  /** ByRestoreTestingPlanArn, of restore jobs only, and not together with a resource. */
  readonly restoreTestingPlanArn?: string;
  /** ByCompleteAfter, milliseconds since the epoch. */
  readonly completeAfter?: number;
}
