import { type Members, membersOf } from "../../base/membersOf";
import type {
  AggregatedScan,
  DescribedResource,
  ProtectedResource,
  ResourcePoint,
} from "../../domain/resource/protectedResource";
import { flag, number, text, textsIn, time } from "./members";

// Answers about protected resources: what is not of its type counts as missing. Never throw, whatever AWS sends.

/** The resources of an answer of ListProtectedResources; what has no ARN is none. */
export function protectedResourcesOf(answers: unknown): readonly ProtectedResource[] {
  return structuresIn(answers).flatMap((members) => {
    const resourceArn = text(members["ResourceArn"]);
    return resourceArn === undefined ? [] : [resourceOf(resourceArn, members)];
  });
}

/**
 * An answer of DescribeProtectedResource.
 * @param resourceArn that was asked for
 */
export function describedResourceOf(resourceArn: string, answer: unknown): DescribedResource {
  const members = membersOf(answer);
  return {
    ...resourceOf(resourceArn, members),
    latestRestoreExecutionMinutes: number(members["LatestRestoreExecutionTimeMinutes"]),
    latestRestoreJobCreationDate: time(members["LatestRestoreJobCreationDate"]),
    latestRestoreRecoveryPointCreationDate: time(members["LatestRestoreRecoveryPointCreationDate"]),
  };
}

/** The recovery points of an answer of ListRecoveryPointsByResource; what has no ARN is none. */
export function resourcePointsOf(answers: unknown): readonly ResourcePoint[] {
  return structuresIn(answers).flatMap((members) => {
    const recoveryPointArn = text(members["RecoveryPointArn"]);
    return recoveryPointArn === undefined ? [] : [pointOf(recoveryPointArn, members)];
  });
}

function structuresIn(list: unknown): readonly Members[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  return all.map(membersOf);
}

function resourceOf(resourceArn: string, members: Members): ProtectedResource {
  return {
    resourceArn,
    resourceType: text(members["ResourceType"]),
    resourceName: text(members["ResourceName"]),
    lastBackupTime: time(members["LastBackupTime"]),
    lastBackupVaultArn: text(members["LastBackupVaultArn"]),
    lastRecoveryPointArn: text(members["LastRecoveryPointArn"]),
  };
}

function pointOf(recoveryPointArn: string, members: Members): ResourcePoint {
  return {
    recoveryPointArn,
    creationDate: time(members["CreationDate"]),
    status: text(members["Status"]),
    statusMessage: text(members["StatusMessage"]),
    vaultName: text(members["BackupVaultName"]),
    vaultType: text(members["VaultType"]),
    // The one place where the API does not call it BackupSizeInBytes.
    backupSizeInBytes: number(members["BackupSizeBytes"]),
    encryptionKeyArn: text(members["EncryptionKeyArn"]),
    isParent: flag(members["IsParent"]),
    parentRecoveryPointArn: text(members["ParentRecoveryPointArn"]),
    scan: scanOf(members["AggregatedScanResult"]),
  };
}

function scanOf(value: unknown): AggregatedScan | undefined {
  const members = membersOf(value);
  const scan = {
    hasFailed: flag(members["FailedScan"]),
    findings: textsIn(members["Findings"]),
    lastComputed: time(members["LastComputed"]),
  };
  const isTold = scan.findings.length > 0 || (scan.hasFailed ?? scan.lastComputed) !== undefined;
  return isTold ? scan : undefined;
}
