import type { BackupJob, CopyJob, Job, JobKind, RestoreJob } from "../../domain/job/job";
import { JobValues } from "./jobValues";
import type { Writable } from "./jobValues";
import { flag, membersOf, number, set, text, time } from "./members";
import type { Members } from "./members";

/**
 * Answers of the SDK as lean jobs: known members of the right type only, repeated values shared.
 * Never throws, whatever AWS sends. Members as in the service model of August 2026.
 */
export class JobMapper {
  readonly #values = new JobValues();

  jobs(kind: JobKind, answers: unknown): readonly Job[] {
    if (!Array.isArray(answers)) return [];
    return answers.map((answer: unknown) => this.job(kind, answer));
  }

  job(kind: JobKind, answer: unknown): Job {
    const from = membersOf(answer);
    switch (kind) {
      case "backup":
        return this.#backupJob(from);
      case "restore":
        return this.#restoreJob(from);
      case "copy":
        return this.#copyJob(from);
    }
  }

  /** BackupJob of ListBackupJobs, or DescribeBackupJobOutput. */
  #backupJob(from: Members): BackupJob {
    const values = this.#values;
    const job: Writable<BackupJob> = {
      kind: "backup",
      id: text(from["BackupJobId"]) ?? "",
      state: values.text(from["State"]) ?? "",
    };
    this.#common(job, from);
    this.#recoveryPoint(job, from);
    this.#origin(job, from);
    set(job, "backupVaultName", values.text(from["BackupVaultName"]));
    set(job, "vaultType", values.text(from["VaultType"]));
    set(job, "vaultLockState", values.text(from["VaultLockState"]));
    set(job, "recoveryPointLifecycle", values.lifecycle(from["RecoveryPointLifecycle"]));
    set(job, "encryptionKeyArn", values.text(from["EncryptionKeyArn"]));
    set(job, "isEncrypted", flag(from["IsEncrypted"]));
    set(job, "expectedCompletionDate", time(from["ExpectedCompletionDate"]));
    set(job, "startBy", time(from["StartBy"]));
    set(job, "initiationDate", time(from["InitiationDate"]));
    set(job, "bytesTransferred", number(from["BytesTransferred"]));
    set(job, "backupOptions", values.texts(from["BackupOptions"]));
    set(job, "backupType", values.text(from["BackupType"]));
    return job;
  }

  /** RestoreJobsListMember of ListRestoreJobs, or DescribeRestoreJobOutput. */
  #restoreJob(from: Members): RestoreJob {
    const values = this.#values;
    const job: Writable<RestoreJob> = {
      kind: "restore",
      id: text(from["RestoreJobId"]) ?? "",
      state: values.text(from["Status"]) ?? "",
    };
    this.#common(job, from);
    this.#recoveryPoint(job, from);
    set(job, "sourceResourceArn", values.text(from["SourceResourceArn"]));
    set(job, "expectedCompletionTimeMinutes", number(from["ExpectedCompletionTimeMinutes"]));
    set(job, "createdResourceArn", text(from["CreatedResourceArn"]));
    set(job, "recoveryPointCreationDate", time(from["RecoveryPointCreationDate"]));
    const createdBy = membersOf(from["CreatedBy"]);
    set(job, "restoreTestingPlanArn", values.text(createdBy["RestoreTestingPlanArn"]));
    set(job, "validationStatus", values.text(from["ValidationStatus"]));
    set(job, "validationStatusMessage", values.text(from["ValidationStatusMessage"]));
    set(job, "deletionStatus", values.text(from["DeletionStatus"]));
    set(job, "deletionStatusMessage", values.text(from["DeletionStatusMessage"]));
    return job;
  }

  /** CopyJob of ListCopyJobs and DescribeCopyJob. */
  #copyJob(from: Members): CopyJob {
    const values = this.#values;
    const job: Writable<CopyJob> = {
      kind: "copy",
      id: text(from["CopyJobId"]) ?? "",
      state: values.text(from["State"]) ?? "",
    };
    this.#common(job, from);
    this.#origin(job, from);
    set(job, "sourceBackupVaultArn", values.text(from["SourceBackupVaultArn"]));
    set(job, "sourceRecoveryPointArn", text(from["SourceRecoveryPointArn"]));
    set(job, "destinationBackupVaultArn", values.text(from["DestinationBackupVaultArn"]));
    set(job, "destinationVaultType", values.text(from["DestinationVaultType"]));
    set(job, "destinationVaultLockState", values.text(from["DestinationVaultLockState"]));
    set(job, "destinationRecoveryPointArn", text(from["DestinationRecoveryPointArn"]));
    set(job, "destinationEncryptionKeyArn", values.text(from["DestinationEncryptionKeyArn"]));
    const lifecycle = values.lifecycle(from["DestinationRecoveryPointLifecycle"]);
    set(job, "destinationRecoveryPointLifecycle", lifecycle);
    set(job, "createdByBackupJobId", text(from["CreatedByBackupJobId"]));
    set(job, "compositeMemberIdentifier", text(from["CompositeMemberIdentifier"]));
    return job;
  }

  #common(job: Writable<BackupJob | RestoreJob | CopyJob>, from: Members): void {
    const values = this.#values;
    set(job, "accountId", values.text(from["AccountId"]));
    set(job, "creationDate", time(from["CreationDate"]));
    set(job, "completionDate", time(from["CompletionDate"]));
    set(job, "statusMessage", values.text(from["StatusMessage"]));
    set(job, "backupSizeInBytes", number(from["BackupSizeInBytes"]));
    set(job, "iamRoleArn", values.text(from["IamRoleArn"]));
    set(job, "resourceType", values.text(from["ResourceType"]));
    set(job, "isParent", flag(from["IsParent"]));
    set(job, "parentJobId", values.text(from["ParentJobId"]));
  }

  #recoveryPoint(job: Writable<BackupJob> | Writable<RestoreJob>, from: Members): void {
    set(job, "recoveryPointArn", text(from["RecoveryPointArn"]));
    set(job, "backupVaultArn", this.#values.text(from["BackupVaultArn"]));
    set(job, "percentDone", this.#values.text(from["PercentDone"]));
  }

  /** What backup and copy jobs say of their resource, plan, children and outcome, and restore jobs don't. */
  #origin(job: Writable<BackupJob> | Writable<CopyJob>, from: Members): void {
    const values = this.#values;
    set(job, "resourceArn", values.text(from["ResourceArn"]));
    set(job, "resourceName", values.text(from["ResourceName"]));
    set(job, "createdBy", values.creator(from["CreatedBy"]));
    set(job, "numberOfChildJobs", number(from["NumberOfChildJobs"]));
    set(job, "childJobsInState", values.numbers(from["ChildJobsInState"]));
    set(job, "messageCategory", values.text(from["MessageCategory"]));
  }
}
