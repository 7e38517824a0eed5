import type { JobKind } from "../../../src/domain/job/job";
import type { JobQuery } from "../../../src/domain/query/jobQuery";
import type { OperationName } from "../endpoint/operations";

/** The operation that a query is asked with. */
export function listOperation({ kind, resourceArn }: JobQuery): OperationName {
  switch (kind) {
    case "backup":
      return "ListBackupJobs";
    case "restore":
      return resourceArn === undefined ? "ListRestoreJobs" : "ListRestoreJobsByProtectedResource";
    case "copy":
      return "ListCopyJobs";
    case "scan":
      return "ListScanJobs";
  }
}

/** The member of a list's answer that holds the jobs. */
export const listMember = {
  backup: "BackupJobs",
  restore: "RestoreJobs",
  copy: "CopyJobs",
  scan: "ScanJobs",
} as const satisfies Record<JobKind, string>;

export const describeOperation = {
  backup: "DescribeBackupJob",
  restore: "DescribeRestoreJob",
  copy: "DescribeCopyJob",
  scan: "DescribeScanJob",
} as const satisfies Record<JobKind, OperationName>;
