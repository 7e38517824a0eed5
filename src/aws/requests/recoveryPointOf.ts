import { membersOf } from "../../base/membersOf";
import type { PointScan, RecoveryPoint } from "../../domain/job/recoveryPoint";
import { flag, number, text, textsIn, time } from "./members";

/** ScanResults of the service model: one for each scanner, 5 at most. */
const mostScans = 5;

/** An answer of DescribeRecoveryPoint: what is not of its type counts as missing. Never throws, whatever AWS sends. */
export function recoveryPointOf(answer: unknown): RecoveryPoint {
  const members = membersOf(answer);
  const lifecycle = membersOf(members["CalculatedLifecycle"]);
  return {
    status: text(members["Status"]),
    statusMessage: text(members["StatusMessage"]),
    creationDate: time(members["CreationDate"]),
    deleteAt: time(lifecycle["DeleteAt"]),
    moveToColdStorageAt: time(lifecycle["MoveToColdStorageAt"]),
    storageClass: text(members["StorageClass"]),
    backupSizeInBytes: number(members["BackupSizeInBytes"]),
    isEncrypted: flag(members["IsEncrypted"]),
    encryptionKeyArn: text(members["EncryptionKeyArn"]),
    encryptionKeyType: text(members["EncryptionKeyType"]),
    vaultType: text(members["VaultType"]),
    indexStatus: text(members["IndexStatus"]),
    indexStatusMessage: text(members["IndexStatusMessage"]),
    lastRestoreTime: time(members["LastRestoreTime"]),
    parentRecoveryPointArn: text(members["ParentRecoveryPointArn"]),
    scans: scansOf(members["ScanResults"]),
  };
}

function scansOf(value: unknown): readonly PointScan[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.slice(0, mostScans).map((each) => {
    const scan = membersOf(each);
    return {
      scanner: text(scan["MalwareScanner"]),
      state: text(scan["ScanJobState"]),
      lastScan: time(scan["LastScanTimestamp"]),
      findings: textsIn(scan["Findings"]),
    };
  });
}
