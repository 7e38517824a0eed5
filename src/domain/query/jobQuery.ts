import { compareText } from "../../base/compareText";
import type { JobKind } from "../job/job";
import { jobKinds } from "../job/jobKinds";

/**
 * What one chain of pages asks for: the parameters of ListBackupJobs, ListRestoreJobs or ListCopyJobs
 * except MaxResults and NextToken. A token is only good for the query that it came from. Times are
 * milliseconds since the epoch; "after" and "before" leave the moment itself out.
 */
export interface JobQuery {
  readonly kind: JobKind;
  /** ByState / ByStatus. */
  readonly state?: string;
  /** ByBackupVaultName; for backup jobs only, the other operations have no such filter. */
  readonly backupVaultName?: string;
  /** ByResourceType. */
  readonly resourceType?: string;
  /** ByAccountId: 12 digits, or "*" for the organization. */
  readonly accountId?: string;
  /** ByMessageCategory, of backup and copy jobs. */
  readonly messageCategory?: string;
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
  /** ByCreatedAfter, ByCreatedBefore, ByCompleteAfter, ByCompleteBefore. */
  readonly createdAfter?: number;
  readonly createdBefore?: number;
  readonly completeAfter?: number;
  readonly completeBefore?: number;
}

/** True for the queries of ListRestoreJobsByProtectedResource, which filters by nothing else but the state. */
export function isByProtectedResource({ kind, resourceArn }: JobQuery): boolean {
  return resourceArn !== undefined && jobKinds[kind].listByResource !== undefined;
}

const keys = new WeakMap<JobQuery, string>();

/** The same text for the same query. Asked for with every row of a group that is looked at, hence kept. */
export function queryKey(query: JobQuery): string {
  let key = keys.get(query);
  if (key === undefined) {
    key = JSON.stringify(Object.entries(query).sort(([a], [b]) => compareText(a, b)));
    keys.set(query, key);
  }
  return key;
}
