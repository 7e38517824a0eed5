import type { BackupJob, CopyJob, RestoreJob, ScanJob } from "../../../src/domain/job/job";

/** 21 November 2026, 14:00 UTC. */
export const noon = Date.UTC(2026, 10, 21, 14);

export const accountId = "111122223333";

/** The ARN of a vault in the builders' account. */
export function vaultArn(name: string, owner = accountId): string {
  return `arn:aws:backup:eu-west-1:${owner}:backup-vault:${name}`;
}

/** A completed backup of a volume; say only what matters. */
export function aBackupJob(members: Partial<BackupJob> = {}): BackupJob {
  const vault = members.backupVaultName ?? "Default";
  return {
    kind: "backup",
    id: "job-1",
    state: "COMPLETED",
    messageCategory: "SUCCESS",
    backupVaultName: vault,
    backupVaultArn: vaultArn(vault),
    resourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`,
    resourceName: "orders-db",
    resourceType: "EBS",
    creationDate: noon - 3_600_000,
    completionDate: noon - 1_800_000,
    accountId,
    ...members,
  };
}

/** A completed restore of a volume; say only what matters. */
export function aRestoreJob(members: Partial<RestoreJob> = {}): RestoreJob {
  return {
    kind: "restore",
    id: "restore-1",
    state: "COMPLETED",
    backupVaultArn: vaultArn("Default"),
    sourceResourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`,
    resourceType: "EBS",
    creationDate: noon - 3_600_000,
    completionDate: noon - 1_800_000,
    accountId,
    ...members,
  };
}

/** A completed copy of a volume's recovery point; say only what matters. */
export function aCopyJob(members: Partial<CopyJob> = {}): CopyJob {
  return {
    kind: "copy",
    id: "copy-1",
    state: "COMPLETED",
    messageCategory: "SUCCESS",
    sourceBackupVaultArn: vaultArn("Default"),
    sourceRecoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    destinationBackupVaultArn: vaultArn("Copies"),
    destinationRecoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/snap-2",
    resourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`,
    resourceName: "orders-db",
    resourceType: "EBS",
    creationDate: noon - 3_600_000,
    completionDate: noon - 1_800_000,
    accountId,
    ...members,
  };
}

/** A completed scan of a volume's recovery point that found nothing; say only what matters. */
export function aScanJob(members: Partial<ScanJob> = {}): ScanJob {
  return {
    kind: "scan",
    id: "scan-1",
    state: "COMPLETED",
    scanResultStatus: "NO_THREATS_FOUND",
    malwareScanner: "GUARDDUTY",
    scanMode: "FULL_SCAN",
    backupVaultName: "Default",
    backupVaultArn: vaultArn("Default"),
    recoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    resourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`,
    resourceName: "orders-db",
    resourceType: "EBS",
    creationDate: noon - 3_600_000,
    completionDate: noon - 1_800_000,
    accountId,
    ...members,
  };
}
