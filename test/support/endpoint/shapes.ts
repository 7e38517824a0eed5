import type { JobKind } from "./wire";

/**
 * The members of the list shapes, copied from the service model (backup-2018-11-15, August 2026); those of
 * scan jobs also from the SDK's newer one (3.1092.0), which has the Continuous members.
 * The real service prints null for those that a job doesn't have (boto3#2260).
 */
export const jobMembers: Readonly<Record<JobKind, readonly string[]>> = {
  backup: words(`AccountId BackupJobId BackupVaultName BackupVaultArn VaultType VaultLockState
    RecoveryPointArn RecoveryPointLifecycle EncryptionKeyArn IsEncrypted ResourceArn CreationDate
    CompletionDate State StatusMessage PercentDone BackupSizeInBytes IamRoleArn CreatedBy
    ExpectedCompletionDate StartBy ResourceType BytesTransferred BackupOptions BackupType ParentJobId
    IsParent ResourceName InitiationDate MessageCategory`),
  restore:
    words(`AccountId RestoreJobId RecoveryPointArn SourceResourceArn BackupVaultArn CreationDate
    CompletionDate Status StatusMessage PercentDone BackupSizeInBytes IamRoleArn
    ExpectedCompletionTimeMinutes CreatedResourceArn ResourceType RecoveryPointCreationDate IsParent
    ParentJobId CreatedBy ValidationStatus ValidationStatusMessage DeletionStatus
    DeletionStatusMessage`),
  copy: words(`AccountId CopyJobId SourceBackupVaultArn SourceRecoveryPointArn
    DestinationBackupVaultArn DestinationVaultType DestinationVaultLockState
    DestinationRecoveryPointArn DestinationEncryptionKeyArn DestinationRecoveryPointLifecycle
    ResourceArn CreationDate CompletionDate State StatusMessage BackupSizeInBytes IamRoleArn CreatedBy
    CreatedByBackupJobId ResourceType ParentJobId IsParent CompositeMemberIdentifier NumberOfChildJobs
    ChildJobsInState ResourceName MessageCategory`),
  scan: words(`AccountId BackupVaultArn BackupVaultName CompletionDate ContinuousScanEndTime
    ContinuousScanStartTime CreatedBy CreationDate IamRoleArn MalwareScanner RecoveryPointArn
    ResourceArn ResourceName ResourceType ScanBaseRecoveryPointArn ScanId ScanJobId ScanMode ScanResult
    ScannerRoleArn State StatusMessage`),
};

export const vaultMembers: readonly string[] =
  words(`BackupVaultName BackupVaultArn VaultType VaultState
    CreationDate EncryptionKeyArn CreatorRequestId NumberOfRecoveryPoints Locked MinRetentionDays
    MaxRetentionDays LockDate EncryptionKeyType`);

/** ProtectedResource, RecoveryPointByResource and BackupSelectionsListMember of the service model. */
export const resourceMembers: readonly string[] = words(`ResourceArn ResourceType LastBackupTime
    ResourceName LastBackupVaultArn LastRecoveryPointArn`);
export const resourcePointMembers: readonly string[] = words(`RecoveryPointArn CreationDate Status
    StatusMessage EncryptionKeyArn BackupSizeBytes BackupVaultName IsParent ParentRecoveryPointArn
    ResourceName VaultType IndexStatus IndexStatusMessage EncryptionKeyType AggregatedScanResult`);
export const selectionMembers: readonly string[] = words(`SelectionId SelectionName BackupPlanId
    CreationDate CreatorRequestId IamRoleArn`);

/** Members whose value is a date, in every shape of this endpoint. */
export const dateMembers: ReadonlySet<string> = new Set(
  words(`CreationDate CompletionDate ExpectedCompletionDate StartBy InitiationDate
    RecoveryPointCreationDate LockDate ContinuousScanEndTime ContinuousScanStartTime DeleteAt
    MoveToColdStorageAt LastRestoreTime LastScanTimestamp LastBackupTime DeletionDate
    LatestRestoreJobCreationDate LatestRestoreRecoveryPointCreationDate LastComputed ExecutionTime`),
);

/** The states that ByState and ByStatus accept, in the model's order. */
export const jobStates: Readonly<Record<JobKind, readonly string[]>> = {
  backup: words("CREATED PENDING RUNNING ABORTING ABORTED COMPLETED FAILED EXPIRED PARTIAL"),
  restore: words("PENDING RUNNING COMPLETED ABORTED FAILED"),
  copy: words("CREATED RUNNING COMPLETED FAILED PARTIAL"),
  scan: words("CANCELED COMPLETED COMPLETED_WITH_ISSUES CREATED FAILED RUNNING"),
};

/** MalwareScanner, ScanResourceType, ScanMode and ScanResultStatus of the SDK's model (3.1092.0). */
export const malwareScanners: readonly string[] = ["GUARDDUTY"];
export const scanResourceTypes: readonly string[] = ["EBS", "EC2", "S3"];
export const scanModes: readonly string[] = ["FULL_SCAN", "INCREMENTAL_SCAN"];
export const scanResults: readonly string[] = ["NO_THREATS_FOUND", "THREATS_FOUND", "UNKNOWN"];

/** The members of DescribeRecoveryPointOutput. */
export const recoveryPointMembers: readonly string[] = words(`RecoveryPointArn BackupVaultName
    BackupVaultArn SourceBackupVaultArn ResourceArn ResourceType CreatedBy IamRoleArn Status StatusMessage
    CreationDate InitiationDate CompletionDate BackupSizeInBytes CalculatedLifecycle Lifecycle
    EncryptionKeyArn IsEncrypted StorageClass LastRestoreTime ParentRecoveryPointArn
    CompositeMemberIdentifier IsParent ResourceName VaultType IndexStatus IndexStatusMessage
    EncryptionKeyType ScanResults`);

export const vaultTypes: readonly string[] = words(
  "BACKUP_VAULT LOGICALLY_AIR_GAPPED_BACKUP_VAULT RESTORE_ACCESS_BACKUP_VAULT",
);

/** The members that hold a job's id and its state: restore jobs call the latter Status. */
export const idMember: Readonly<Record<JobKind, string>> = {
  backup: "BackupJobId",
  restore: "RestoreJobId",
  copy: "CopyJobId",
  scan: "ScanJobId",
};
export const stateMember: Readonly<Record<JobKind, string>> = {
  backup: "State",
  restore: "Status",
  copy: "State",
  scan: "State",
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
