import type {
  BackupJob,
  CopyJob,
  JobKind,
  JobMembers,
  Lifecycle,
  OriginMembers,
  RecoveryPointCreator,
  RecoveryPointMembers,
  RestoreJob,
  ScanJob,
  WorkMembers,
} from "./job";
import { type RowsOf, rowsOfType, structure } from "./memberRow";

const text = rowsOfType("text");
const flag = rowsOfType("flag");
const time = rowsOfType("time");
const number = rowsOfType("number");
const bytes = rowsOfType("bytes");
const texts = rowsOfType("texts");
const numbers = rowsOfType("numbers");

const common = {
  accountId: text("AccountId", "Account ID", { short: "Account", search: 3 }),
  creationDate: time("CreationDate", "Created"),
  completionDate: time("CompletionDate", "Completed"),
  statusMessage: text("StatusMessage", "Status message", { short: "Message", search: 4 }),
  iamRoleArn: text("IamRoleArn", "IAM role", { search: 5 }),
  resourceType: text("ResourceType", "Type"),
} satisfies RowsOf<Omit<JobMembers, "id" | "state">>;

const work = {
  backupSizeInBytes: bytes("BackupSizeInBytes", "Size"),
  isParent: flag("IsParent", "Is a parent job"),
  parentJobId: text("ParentJobId", "Parent job ID", { search: 2 }),
} satisfies RowsOf<WorkMembers>;

const recoveryPoint = {
  recoveryPointArn: text("RecoveryPointArn", "Recovery point", { search: 8, unique: true }),
  backupVaultArn: text("BackupVaultArn", "Backup vault ARN", { search: 10 }),
  percentDone: text("PercentDone", "Done"),
} satisfies RowsOf<RecoveryPointMembers>;

const creator = {
  backupPlanId: text("CreatedBy.BackupPlanId", "Backup plan ID", { search: 23 }),
  backupPlanArn: text("CreatedBy.BackupPlanArn", "Backup plan ARN", { search: 22 }),
  backupPlanName: text("CreatedBy.BackupPlanName", "Backup plan", { search: 21, since: "2025-10" }),
  backupPlanVersion: text("CreatedBy.BackupPlanVersion", "Backup plan version"),
  backupRuleId: text("CreatedBy.BackupRuleId", "Rule ID", { search: 25 }),
  backupRuleName: text("CreatedBy.BackupRuleName", "Rule", { search: 24, since: "2025-10" }),
  backupRuleCron: text("CreatedBy.BackupRuleCron", "Schedule"),
  backupRuleTimezone: text("CreatedBy.BackupRuleTimezone", "Time zone of the schedule"),
} satisfies RowsOf<RecoveryPointCreator>;

const origin = {
  resourceArn: text("ResourceArn", "ARN", { search: 7 }),
  resourceName: text("ResourceName", "Name", { search: 6 }),
  createdBy: structure("CreatedBy", creator),
  numberOfChildJobs: number("NumberOfChildJobs", "Child jobs"),
  childJobsInState: numbers("ChildJobsInState", "Child jobs by state"),
  messageCategory: text("MessageCategory", "Message category", {
    short: "Category",
    search: 26,
    since: "2023-11",
  }),
} satisfies RowsOf<OriginMembers>;

function lifecycle<const Path extends string>(path: Path) {
  return structure(path, {
    moveToColdStorageAfterDays: number(
      `${path}.MoveToColdStorageAfterDays`,
      "Moved to cold storage",
    ),
    deleteAfterDays: number(`${path}.DeleteAfterDays`, "Deleted"),
    optInToArchiveForSupportedResources: flag(
      `${path}.OptInToArchiveForSupportedResources`,
      "Archive tier for supported resources",
    ),
    deleteAfterEvent: text(`${path}.DeleteAfterEvent`, "Deleted after the event"),
  } satisfies RowsOf<Lifecycle>);
}

const backup = {
  id: text("BackupJobId", "Job ID", { search: 1, unique: true }),
  state: text("State", "State"),
  ...common,
  ...work,
  ...recoveryPoint,
  ...origin,
  backupSizeInBytes: { ...work.backupSizeInBytes, label: "Backup size", short: "Size" },
  parentJobId: { ...work.parentJobId, since: "2022-11" },
  backupVaultName: text("BackupVaultName", "Backup vault", { search: 9 }),
  vaultType: text("VaultType", "Vault type"),
  vaultLockState: text("VaultLockState", "Vault lock"),
  recoveryPointLifecycle: lifecycle("RecoveryPointLifecycle"),
  encryptionKeyArn: text("EncryptionKeyArn", "KMS key", { search: 11 }),
  isEncrypted: flag("IsEncrypted", "Encrypted"),
  expectedCompletionDate: time("ExpectedCompletionDate", "Expected completion"),
  startBy: time("StartBy", "Start by"),
  initiationDate: time("InitiationDate", "Started"),
  bytesTransferred: bytes("BytesTransferred", "Transferred to the vault", { short: "Transferred" }),
  backupOptions: texts("BackupOptions", "Options"),
  backupType: text("BackupType", "Backup type"),
} satisfies RowsOf<Omit<BackupJob, "kind">>;

const restore = {
  id: text("RestoreJobId", "Job ID", { search: 1, unique: true }),
  state: text("Status", "State"),
  ...common,
  ...work,
  ...recoveryPoint,
  backupSizeInBytes: {
    ...work.backupSizeInBytes,
    label: "Size of the restored resource",
    short: "Size",
  },
  parentJobId: { ...work.parentJobId, since: "2025-11" },
  backupVaultArn: { ...recoveryPoint.backupVaultArn, label: "Backup vault", since: "2025-10" },
  sourceResourceArn: text("SourceResourceArn", "Source resource", { search: 6, since: "2025-10" }),
  expectedCompletionTimeMinutes: number("ExpectedCompletionTimeMinutes", "Expected to take"),
  createdResourceArn: text("CreatedResourceArn", "Created resource", { search: 7, unique: true }),
  recoveryPointCreationDate: time("RecoveryPointCreationDate", "Recovery point created"),
  validationStatus: text("ValidationStatus", "Validation"),
  validationStatusMessage: text("ValidationStatusMessage", "Validation message", { search: 12 }),
  deletionStatus: text("DeletionStatus", "Deletion of the restored resource"),
  deletionStatusMessage: text("DeletionStatusMessage", "Deletion message", { search: 13 }),
  restoreTestingPlanArn: text("CreatedBy.RestoreTestingPlanArn", "Restore testing plan", {
    search: 11,
    since: "2023-11",
  }),
} satisfies RowsOf<Omit<RestoreJob, "kind">>;

const copy = {
  id: text("CopyJobId", "Job ID", { search: 1, unique: true }),
  state: text("State", "State"),
  ...common,
  ...work,
  ...origin,
  backupSizeInBytes: { ...work.backupSizeInBytes, label: "Size of the copy", short: "Size" },
  sourceBackupVaultArn: text("SourceBackupVaultArn", "Backup vault", { search: 10 }),
  sourceRecoveryPointArn: text("SourceRecoveryPointArn", "Recovery point", {
    search: 8,
    unique: true,
  }),
  destinationBackupVaultArn: text("DestinationBackupVaultArn", "Backup vault", { search: 11 }),
  destinationVaultType: text("DestinationVaultType", "Vault type"),
  destinationVaultLockState: text("DestinationVaultLockState", "Vault lock"),
  destinationRecoveryPointArn: text("DestinationRecoveryPointArn", "Recovery point", {
    search: 9,
    unique: true,
  }),
  destinationEncryptionKeyArn: text("DestinationEncryptionKeyArn", "KMS key", { search: 12 }),
  destinationRecoveryPointLifecycle: lifecycle("DestinationRecoveryPointLifecycle"),
  createdByBackupJobId: text("CreatedByBackupJobId", "Backup job", { search: 13, unique: true }),
  compositeMemberIdentifier: text("CompositeMemberIdentifier", "Member of the composite", {
    search: 14,
    unique: true,
  }),
} satisfies RowsOf<Omit<CopyJob, "kind">>;

const scan = {
  id: text("ScanJobId", "Job ID", { search: 1, unique: true }),
  state: text("State", "State"),
  ...common,
  resourceArn: origin.resourceArn,
  resourceName: origin.resourceName,
  backupVaultArn: recoveryPoint.backupVaultArn,
  backupVaultName: backup.backupVaultName,
  recoveryPointArn: recoveryPoint.recoveryPointArn,
  createdBy: structure("CreatedBy", {
    backupPlanId: creator.backupPlanId,
    backupPlanArn: creator.backupPlanArn,
    backupPlanVersion: creator.backupPlanVersion,
    backupRuleId: creator.backupRuleId,
  }),
  scanResultStatus: text("ScanResult.ScanResultStatus", "Result", { search: 12 }),
  malwareScanner: text("MalwareScanner", "Scanner"),
  scanMode: text("ScanMode", "Mode"),
  scanId: text("ScanId", "Scan ID", { search: 13, unique: true }),
  scanBaseRecoveryPointArn: text("ScanBaseRecoveryPointArn", "Base recovery point", {
    search: 14,
    unique: true,
  }),
  scannerRoleArn: text("ScannerRoleArn", "Scanner's IAM role", { search: 15 }),
  continuousScanStartTime: time("ContinuousScanStartTime", "Continuous backup scanned from"),
  continuousScanEndTime: time("ContinuousScanEndTime", "Continuous backup scanned to"),
} satisfies RowsOf<Omit<ScanJob, "kind" | "createdBy">> & Record<"createdBy", object>;

/**
 * The table of members: whatever reads or shows a member takes what is true of it from its row. Of each kind a row for
 * every member, in the order in which a job and its JSON have them.
 */
export const jobMembers = { backup, restore, copy, scan } as const satisfies Record<
  JobKind,
  object
>;
