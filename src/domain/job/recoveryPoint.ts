/**
 * A recovery point as DescribeRecoveryPoint tells of it. Any member may be missing; times are milliseconds since the
 * epoch. All text is untrusted.
 */
export interface RecoveryPoint {
  /** RecoveryPointStatus as AWS spells it, known to us or not. */
  readonly status: string | undefined;
  readonly statusMessage: string | undefined;
  readonly creationDate: number | undefined;
  /** CalculatedLifecycle.DeleteAt. */
  readonly deleteAt: number | undefined;
  /** CalculatedLifecycle.MoveToColdStorageAt. */
  readonly moveToColdStorageAt: number | undefined;
  readonly storageClass: string | undefined;
  readonly backupSizeInBytes: number | undefined;
  readonly isEncrypted: boolean | undefined;
  readonly encryptionKeyArn: string | undefined;
  readonly encryptionKeyType: string | undefined;
  readonly vaultType: string | undefined;
  readonly indexStatus: string | undefined;
  readonly indexStatusMessage: string | undefined;
  readonly lastRestoreTime: number | undefined;
  readonly parentRecoveryPointArn: string | undefined;
  readonly scans: readonly PointScan[];
}

/** ScanResult of the API: the last malware scan of a scanner. */
export interface PointScan {
  readonly scanner: string | undefined;
  readonly state: string | undefined;
  readonly lastScan: number | undefined;
  readonly findings: readonly string[];
}
