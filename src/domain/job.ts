/**
 * Backup and restore jobs as plain values. Members are AWS Backup's, in camelCase, and every one of
 * them may be missing (API model, August 2026: all members of the list shapes are optional).
 * Times are milliseconds since the epoch, sizes are bytes. All text is untrusted.
 */
export type JobKind = "backup" | "restore";

/** RecoveryPointCreator of the API: the plan and rule that made a backup job; absent for on-demand jobs. */
export interface RecoveryPointCreator {
  readonly backupPlanId?: string;
  readonly backupPlanArn?: string;
  readonly backupPlanName?: string;
  readonly backupPlanVersion?: string;
  readonly backupRuleId?: string;
  readonly backupRuleName?: string;
  readonly backupRuleCron?: string;
  readonly backupRuleTimezone?: string;
}

/** Lifecycle of a recovery point, in days. */
export interface Lifecycle {
  readonly moveToColdStorageAfterDays?: number;
  readonly deleteAfterDays?: number;
  readonly optInToArchiveForSupportedResources?: boolean;
  readonly deleteAfterEvent?: string;
}

interface JobMembers {
  /** BackupJobId or RestoreJobId; empty when AWS left it out. */
  readonly id: string;
  /** State or Status as AWS spells it, known to us or not; empty when AWS left it out. */
  readonly state: string;
  readonly accountId?: string;
  readonly recoveryPointArn?: string;
  readonly backupVaultArn?: string;
  readonly creationDate?: number;
  readonly completionDate?: number;
  readonly statusMessage?: string;
  /** A decimal number as text, e.g. "45.0"; never a proof of completion. */
  readonly percentDone?: string;
  readonly backupSizeInBytes?: number;
  readonly iamRoleArn?: string;
  readonly resourceType?: string;
  readonly isParent?: boolean;
  readonly parentJobId?: string;
}

/** BackupJob of ListBackupJobs. */
export interface BackupJob extends JobMembers {
  readonly kind: "backup";
  readonly backupVaultName?: string;
  readonly vaultType?: string;
  readonly vaultLockState?: string;
  readonly recoveryPointLifecycle?: Lifecycle;
  readonly encryptionKeyArn?: string;
  readonly isEncrypted?: boolean;
  readonly resourceArn?: string;
  readonly resourceName?: string;
  readonly createdBy?: RecoveryPointCreator;
  readonly expectedCompletionDate?: number;
  readonly startBy?: number;
  readonly initiationDate?: number;
  readonly bytesTransferred?: number;
  readonly backupOptions?: Readonly<Record<string, string>>;
  readonly backupType?: string;
  readonly messageCategory?: string;
}

/** RestoreJobsListMember of ListRestoreJobs. */
export interface RestoreJob extends JobMembers {
  readonly kind: "restore";
  readonly sourceResourceArn?: string;
  readonly expectedCompletionTimeMinutes?: number;
  readonly createdResourceArn?: string;
  readonly recoveryPointCreationDate?: number;
  /** CreatedBy.RestoreTestingPlanArn: only for restore testing. */
  readonly restoreTestingPlanArn?: string;
  readonly validationStatus?: string;
  readonly validationStatusMessage?: string;
  readonly deletionStatus?: string;
  readonly deletionStatusMessage?: string;
}

export type Job = BackupJob | RestoreJob;
