import type { JobKind } from "../../domain/job/job";
import type { jobMembers } from "../../domain/job/jobMembers";

/** Our names of the members of a kind of job, or of several. */
type MemberName = { [Kind in JobKind]: keyof (typeof jobMembers)[Kind] }[JobKind];

/** A job while its members are set. */
export type OpenJob = { [Name in MemberName]?: unknown };

/** Sets one member of a job. */
export type MemberSetter = (job: OpenJob, value: unknown) => void;

/**
 * A function for each member: in a page of 1,000 jobs, V8 sets a member that stands in the code five times as fast as one whose
 * name it has to look up (measured).
 */
export const memberSetters: Readonly<Record<MemberName, MemberSetter>> = {
  id: (job, value) => {
    job.id = value;
  },
  state: (job, value) => {
    job.state = value;
  },
  accountId: (job, value) => {
    job.accountId = value;
  },
  creationDate: (job, value) => {
    job.creationDate = value;
  },
  completionDate: (job, value) => {
    job.completionDate = value;
  },
  statusMessage: (job, value) => {
    job.statusMessage = value;
  },
  iamRoleArn: (job, value) => {
    job.iamRoleArn = value;
  },
  resourceType: (job, value) => {
    job.resourceType = value;
  },
  backupSizeInBytes: (job, value) => {
    job.backupSizeInBytes = value;
  },
  isParent: (job, value) => {
    job.isParent = value;
  },
  parentJobId: (job, value) => {
    job.parentJobId = value;
  },
  recoveryPointArn: (job, value) => {
    job.recoveryPointArn = value;
  },
  backupVaultArn: (job, value) => {
    job.backupVaultArn = value;
  },
  percentDone: (job, value) => {
    job.percentDone = value;
  },
  resourceArn: (job, value) => {
    job.resourceArn = value;
  },
  resourceName: (job, value) => {
    job.resourceName = value;
  },
  createdBy: (job, value) => {
    job.createdBy = value;
  },
  numberOfChildJobs: (job, value) => {
    job.numberOfChildJobs = value;
  },
  childJobsInState: (job, value) => {
    job.childJobsInState = value;
  },
  messageCategory: (job, value) => {
    job.messageCategory = value;
  },
  backupVaultName: (job, value) => {
    job.backupVaultName = value;
  },
  vaultType: (job, value) => {
    job.vaultType = value;
  },
  vaultLockState: (job, value) => {
    job.vaultLockState = value;
  },
  recoveryPointLifecycle: (job, value) => {
    job.recoveryPointLifecycle = value;
  },
  encryptionKeyArn: (job, value) => {
    job.encryptionKeyArn = value;
  },
  isEncrypted: (job, value) => {
    job.isEncrypted = value;
  },
  expectedCompletionDate: (job, value) => {
    job.expectedCompletionDate = value;
  },
  startBy: (job, value) => {
    job.startBy = value;
  },
  initiationDate: (job, value) => {
    job.initiationDate = value;
  },
  bytesTransferred: (job, value) => {
    job.bytesTransferred = value;
  },
  backupOptions: (job, value) => {
    job.backupOptions = value;
  },
  backupType: (job, value) => {
    job.backupType = value;
  },
  sourceResourceArn: (job, value) => {
    job.sourceResourceArn = value;
  },
  expectedCompletionTimeMinutes: (job, value) => {
    job.expectedCompletionTimeMinutes = value;
  },
  createdResourceArn: (job, value) => {
    job.createdResourceArn = value;
  },
  recoveryPointCreationDate: (job, value) => {
    job.recoveryPointCreationDate = value;
  },
  validationStatus: (job, value) => {
    job.validationStatus = value;
  },
  validationStatusMessage: (job, value) => {
    job.validationStatusMessage = value;
  },
  deletionStatus: (job, value) => {
    job.deletionStatus = value;
  },
  deletionStatusMessage: (job, value) => {
    job.deletionStatusMessage = value;
  },
  restoreTestingPlanArn: (job, value) => {
    job.restoreTestingPlanArn = value;
  },
  sourceBackupVaultArn: (job, value) => {
    job.sourceBackupVaultArn = value;
  },
  sourceRecoveryPointArn: (job, value) => {
    job.sourceRecoveryPointArn = value;
  },
  destinationBackupVaultArn: (job, value) => {
    job.destinationBackupVaultArn = value;
  },
  destinationVaultType: (job, value) => {
    job.destinationVaultType = value;
  },
  destinationVaultLockState: (job, value) => {
    job.destinationVaultLockState = value;
  },
  destinationRecoveryPointArn: (job, value) => {
    job.destinationRecoveryPointArn = value;
  },
  destinationEncryptionKeyArn: (job, value) => {
    job.destinationEncryptionKeyArn = value;
  },
  destinationRecoveryPointLifecycle: (job, value) => {
    job.destinationRecoveryPointLifecycle = value;
  },
  createdByBackupJobId: (job, value) => {
    job.createdByBackupJobId = value;
  },
  compositeMemberIdentifier: (job, value) => {
    job.compositeMemberIdentifier = value;
  },
  scanResultStatus: (job, value) => {
    job.scanResultStatus = value;
  },
  malwareScanner: (job, value) => {
    job.malwareScanner = value;
  },
  scanMode: (job, value) => {
    job.scanMode = value;
  },
  scanId: (job, value) => {
    job.scanId = value;
  },
  scanBaseRecoveryPointArn: (job, value) => {
    job.scanBaseRecoveryPointArn = value;
  },
  scannerRoleArn: (job, value) => {
    job.scannerRoleArn = value;
  },
  continuousScanStartTime: (job, value) => {
    job.continuousScanStartTime = value;
  },
  continuousScanEndTime: (job, value) => {
    job.continuousScanEndTime = value;
  },
};
