/** ProtectedResource of the API: AWS Backup has backed it up successfully, and has a recovery point still. */
export interface ProtectedResource {
  readonly resourceArn: string;
  readonly resourceType: string | undefined;
  readonly resourceName: string | undefined;
  /** Milliseconds since the epoch. */
  readonly lastBackupTime: number | undefined;
  readonly lastBackupVaultArn: string | undefined;
  readonly lastRecoveryPointArn: string | undefined;
}

/** DescribeProtectedResource. */
export interface DescribedResource extends ProtectedResource {
  readonly latestRestoreExecutionMinutes: number | undefined;
  readonly latestRestoreJobCreationDate: number | undefined;
  readonly latestRestoreRecoveryPointCreationDate: number | undefined;
}

/** RecoveryPointByResource of the API. */
export interface ResourcePoint {
  readonly recoveryPointArn: string;
  readonly creationDate: number | undefined;
  /** As AWS spells it, known to us or not. */
  readonly status: string | undefined;
  readonly statusMessage: string | undefined;
  readonly vaultName: string | undefined;
  readonly vaultType: string | undefined;
  readonly backupSizeInBytes: number | undefined;
  /** Undefined where AWS names no key: the list does not say whether it is encrypted. */
  readonly encryptionKeyArn: string | undefined;
  readonly isParent: boolean | undefined;
  readonly parentRecoveryPointArn: string | undefined;
  /** Undefined where AWS tells of no malware scan. */
  readonly scan: AggregatedScan | undefined;
}

/** AggregatedScanResult of the API: what all malware scans of a recovery point came to. */
export interface AggregatedScan {
  readonly hasFailed: boolean | undefined;
  /** As AWS spells them; none where no threat was found. */
  readonly findings: readonly string[];
  readonly lastComputed: number | undefined;
}
