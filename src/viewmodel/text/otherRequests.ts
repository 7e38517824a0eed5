/** The requests besides the list and the Describe of each kind of job, and what each does: "Could not …". */
export const otherRequests: readonly (readonly [operation: string, task: string])[] = [
  ["ListRestoreJobsByProtectedResource", "list the restore jobs of the resource"],
  ["DescribeRecoveryPoint", "read the recovery point"],
  ["GetRestoreJobMetadata", "read the restore job's metadata"],
  ["ListProtectedResources", "list the protected resources"],
  ["DescribeProtectedResource", "read the protected resource"],
  ["ListRecoveryPointsByResource", "list the recovery points of the resource"],
  ["GetBackupPlan", "read the backup plan"],
  ["ListBackupSelections", "list what is assigned to the backup plan"],
  ["GetBackupSelection", "read what is assigned to the backup plan"],
  ["ListBackupVaults", "list the backup vaults"],
  ["GetSupportedResourceTypes", "list the resource types"],
];
