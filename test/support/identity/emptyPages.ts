/** An empty page of any list operation. */
export const emptyPages = JSON.stringify({
  BackupJobs: [],
  RestoreJobs: [],
  CopyJobs: [],
  ScanJobs: [],
  BackupVaultList: [],
  NextToken: null,
});
