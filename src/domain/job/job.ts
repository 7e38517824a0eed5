/**
 * Backup, restore, copy and scan jobs as plain values. Members are AWS Backup's, in camelCase, and every one
 * of them may be missing (API model, August 2026: all members of the list shapes are optional).
 * Times are milliseconds since the epoch, sizes are bytes. All text is untrusted.
 */
export const allJobKinds = ["backup", "restore", "copy", "scan"] as const;
export type JobKind = (typeof allJobKinds)[number];

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

/** What all jobs have. */
export interface JobMembers {
  /** BackupJobId, RestoreJobId or CopyJobId; empty when AWS left it out. */
  readonly id: string;
  /** State or Status as AWS spells it, known to us or not; empty when AWS left it out. */
  readonly state: string;
  readonly accountId?: string;
  readonly creationDate?: number;
  readonly completionDate?: number;
  readonly statusMessage?: string;
  readonly iamRoleArn?: string;
  readonly resourceType?: string;
}

/** Of jobs that make something, on their own or as a part of another job. */
export interface WorkMembers {
  readonly backupSizeInBytes?: number;
  readonly isParent?: boolean;
  readonly parentJobId?: string;
}

/** What backup and copy jobs say of their resource, plan, outcome and children, and restore jobs don't. */
export interface OriginMembers {
  readonly resourceArn?: string;
  readonly resourceName?: string;
  readonly createdBy?: RecoveryPointCreator;
  readonly messageCategory?: string;
  /** Of a parent, as is the next: DescribeBackupJob, DescribeCopyJob and ListCopyJobs have them. */
  readonly numberOfChildJobs?: number;
  /** By state, as AWS spells it. */
  readonly childJobsInState?: Readonly<Record<string, number>>;
}

/** Of jobs that have one recovery point in one vault. */
export interface RecoveryPointMembers {
  readonly recoveryPointArn?: string;
  readonly backupVaultArn?: string;
  /** A decimal number as text, e.g. "45.0"; never a proof of completion. */
  readonly percentDone?: string;
}

/** BackupJob of ListBackupJobs, or DescribeBackupJobOutput. */
export interface BackupJob extends JobMembers, WorkMembers, RecoveryPointMembers, OriginMembers {
  readonly kind: "backup";
  readonly backupVaultName?: string;
  readonly vaultType?: string;
  readonly vaultLockState?: string;
  readonly recoveryPointLifecycle?: Lifecycle;
  readonly encryptionKeyArn?: string;
  readonly isEncrypted?: boolean;
  readonly expectedCompletionDate?: number;
  readonly startBy?: number;
  readonly initiationDate?: number;
  readonly bytesTransferred?: number;
  readonly backupOptions?: Readonly<Record<string, string>>;
  readonly backupType?: string;
}

/** RestoreJobsListMember of ListRestoreJobs, or DescribeRestoreJobOutput. */
export interface RestoreJob extends JobMembers, WorkMembers, RecoveryPointMembers {
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

/** CopyJob of ListCopyJobs and DescribeCopyJob. */
export interface CopyJob extends JobMembers, WorkMembers, OriginMembers {
  readonly kind: "copy";
  readonly sourceBackupVaultArn?: string;
  readonly sourceRecoveryPointArn?: string;
  readonly destinationBackupVaultArn?: string;
  readonly destinationVaultType?: string;
  readonly destinationVaultLockState?: string;
  readonly destinationRecoveryPointArn?: string;
  readonly destinationEncryptionKeyArn?: string;
  readonly destinationRecoveryPointLifecycle?: Lifecycle;
  readonly createdByBackupJobId?: string;
  readonly compositeMemberIdentifier?: string;
}

/** ScanJob of ListScanJobs, or DescribeScanJobOutput: a recovery point is searched for malware. */
export interface ScanJob extends JobMembers {
  readonly kind: "scan";
  readonly resourceArn?: string;
  readonly resourceName?: string;
  readonly backupVaultArn?: string;
  readonly backupVaultName?: string;
  readonly recoveryPointArn?: string;
  /** ScanJobCreator: the plan's and the rule's ids, no names. */
  readonly createdBy?: RecoveryPointCreator;
  /** ScanResult.ScanResultStatus: NO_THREATS_FOUND, THREATS_FOUND or UNKNOWN; absent while the scan goes on. */
  readonly scanResultStatus?: string;
  readonly malwareScanner?: string;
  readonly scanMode?: string;
  /** The scanner's own id of the scan. */
  readonly scanId?: string;
  /** What an incremental scan goes on from. */
  readonly scanBaseRecoveryPointArn?: string;
  readonly scannerRoleArn?: string;
  /** What of a continuous backup was scanned. */
  readonly continuousScanStartTime?: number;
  readonly continuousScanEndTime?: number;
}

interface JobsByKind {
  readonly backup: BackupJob;
  readonly restore: RestoreJob;
  readonly copy: CopyJob;
  readonly scan: ScanJob;
}

/** The name of a member that jobs of some kind have. */
export type JobMember = { [K in JobKind]: keyof JobsByKind[K] }[JobKind];

/** A member that the kind does not have reads as undefined: nobody has to ask for the kind first. */
type WithAbsent<J> = J & { readonly [M in Exclude<JobMember, keyof J>]?: undefined };

export type Job = { [K in JobKind]: WithAbsent<JobsByKind[K]> }[JobKind];
