import type { JobGateway } from "../../../src/domain/query/jobGateway";

const arn = "arn:aws:backup:eu-west-1:111122223333:recovery-point:one";

/** Each operation of the gateway, as it is asked, and the least that AWS Backup answers. */
export const operations: readonly {
  readonly name: string;
  readonly ask: (gateway: JobGateway, signal: AbortSignal) => Promise<unknown>;
  readonly least: string;
}[] = [
  ...(
    [
      ["ListBackupJobs", { kind: "backup" }, "BackupJobs"],
      ["ListRestoreJobs", { kind: "restore" }, "RestoreJobs"],
      ["ListRestoreJobsByProtectedResource", { kind: "restore", resourceArn: arn }, "RestoreJobs"],
      ["ListCopyJobs", { kind: "copy" }, "CopyJobs"],
      ["ListScanJobs", { kind: "scan" }, "ScanJobs"],
    ] as const
  ).map(([name, query, list]) => ({
    name,
    ask: (gateway: JobGateway, signal: AbortSignal) =>
      gateway.listJobs(query, { maxResults: 100 }, signal),
    least: `{"${list}":[]}`,
  })),
  ...(
    [
      ["DescribeBackupJob", "backup", '{"BackupJobId":"id"}'],
      ["DescribeRestoreJob", "restore", '{"RestoreJobId":"id"}'],
      ["DescribeCopyJob", "copy", '{"CopyJob":{"CopyJobId":"id"}}'],
      ["DescribeScanJob", "scan", '{"ScanJobId":"id"}'],
    ] as const
  ).map(([name, kind, least]) => ({
    name,
    ask: (gateway: JobGateway, signal: AbortSignal) => gateway.describeJob(kind, "id", signal),
    least,
  })),
  {
    name: "GetRestoreJobMetadata",
    ask: (gateway, signal) => gateway.getRestoreJobMetadata("id", signal),
    least: '{"Metadata":{}}',
  },
  {
    name: "DescribeRecoveryPoint",
    ask: (gateway, signal) => gateway.describeRecoveryPoint({ arn, vaultName: "v" }, signal),
    least: `{"RecoveryPointArn":"${arn}"}`,
  },
  {
    name: "ListProtectedResources",
    ask: (gateway, signal) => gateway.listProtectedResources({ maxResults: 100 }, signal),
    least: '{"Results":[]}',
  },
  {
    name: "DescribeProtectedResource",
    ask: (gateway, signal) => gateway.describeProtectedResource(arn, signal),
    least: `{"ResourceArn":"${arn}"}`,
  },
  {
    name: "ListRecoveryPointsByResource",
    ask: (gateway, signal) =>
      gateway.listRecoveryPointsByResource(arn, { maxResults: 100 }, signal),
    least: '{"RecoveryPoints":[]}',
  },
  {
    name: "GetBackupPlan",
    ask: (gateway, signal) => gateway.getBackupPlan("id", signal),
    least: `{"BackupPlan":{"Rules":[]},"BackupPlanArn":"${arn}"}`,
  },
  {
    name: "ListBackupSelections",
    ask: (gateway, signal) => gateway.listBackupSelections("id", { maxResults: 100 }, signal),
    least: '{"BackupSelectionsList":[]}',
  },
  {
    name: "GetBackupSelection",
    ask: (gateway, signal) => gateway.getBackupSelection("id", "id", signal),
    least: '{"BackupSelection":{"SelectionName":"s"}}',
  },
  {
    name: "ListBackupVaults",
    ask: (gateway, signal) => gateway.listVaults({ maxResults: 100 }, signal),
    least: '{"BackupVaultList":[]}',
  },
  {
    name: "GetSupportedResourceTypes",
    ask: (gateway, signal) => gateway.listResourceTypes(signal),
    least: '{"ResourceTypes":[]}',
  },
];
