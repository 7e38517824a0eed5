import type { Operation } from "./answerForms";

/** Operations that share a quota. */
export type QuotaGroup = "list" | "describe" | "protectedResource";

/**
 * Requests a second that AWS Backup takes from an account in a Region, by default ("AWS Backup endpoints and quotas" of AWS's
 * General Reference). All together may be 50; these groups, and we use no other, never make so many.
 */
const quotas: Readonly<Record<QuotaGroup, number>> = {
  list: 20,
  describe: 15,
  protectedResource: 10,
};

/** The rest is for what else asks in the account: the AWS CLI, the console, a pipeline, another window. */
export const usualShare = 0.8;

/** The page of quotas names most of these, and for the others a pattern: List* or Describe* and Get*. */
const groups: Readonly<Record<Operation, QuotaGroup>> = {
  ListBackupJobs: "list",
  ListRestoreJobs: "list",
  ListRestoreJobsByProtectedResource: "list",
  ListCopyJobs: "list",
  ListScanJobs: "list",
  ListBackupVaults: "list",
  GetSupportedResourceTypes: "describe",
  DescribeBackupJob: "describe",
  DescribeRestoreJob: "describe",
  DescribeCopyJob: "describe",
  DescribeScanJob: "describe",
  GetRestoreJobMetadata: "describe",
  DescribeRecoveryPoint: "describe",
  ListProtectedResources: "list",
  // Named by itself.
  DescribeProtectedResource: "protectedResource",
  ListRecoveryPointsByResource: "list",
  GetBackupPlan: "describe",
  ListBackupSelections: "list",
  GetBackupSelection: "describe",
};

export const quotaGroups: readonly QuotaGroup[] = ["list", "describe", "protectedResource"];

export function quotaGroupOf(operation: Operation): QuotaGroup {
  return groups[operation];
}

/** Requests a second that we send at most: whole ones. */
export function requestsPerSecond(group: QuotaGroup, share: number): number {
  return Math.floor(quotas[group] * share);
}
