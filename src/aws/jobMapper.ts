import type {
  BackupJob,
  Job,
  JobKind,
  Lifecycle,
  RecoveryPointCreator,
  RestoreJob,
} from "../domain/job";
import { flag, membersOf, number, set, text, time } from "./members";
import type { Members } from "./members";
import { SharedValues } from "./sharedValues";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Answers of the SDK as lean jobs: known members of the right type only, repeated values shared.
 * Never throws, whatever AWS sends. Members as in the service model of August 2026.
 */
export class JobMapper {
  readonly #texts = new SharedValues<string>();
  readonly #creators = new SharedValues<RecoveryPointCreator>();
  readonly #lifecycles = new SharedValues<Lifecycle>();
  readonly #options = new SharedValues<Readonly<Record<string, string>>>();

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
    }
  }

  /** BackupJob of ListBackupJobs, or DescribeBackupJobOutput. */
  #backupJob(from: Members): BackupJob {
    const job: Writable<BackupJob> = {
      kind: "backup",
      id: text(from["BackupJobId"]) ?? "",
      state: this.#shared(from["State"]) ?? "",
    };
    this.#common(job, from);
    set(job, "backupVaultName", this.#shared(from["BackupVaultName"]));
    set(job, "vaultType", this.#shared(from["VaultType"]));
    set(job, "vaultLockState", this.#shared(from["VaultLockState"]));
    set(job, "recoveryPointLifecycle", this.#lifecycle(from["RecoveryPointLifecycle"]));
    set(job, "encryptionKeyArn", this.#shared(from["EncryptionKeyArn"]));
    set(job, "isEncrypted", flag(from["IsEncrypted"]));
    set(job, "resourceArn", this.#shared(from["ResourceArn"]));
    set(job, "resourceName", this.#shared(from["ResourceName"]));
    set(job, "createdBy", this.#creator(from["CreatedBy"]));
    set(job, "expectedCompletionDate", time(from["ExpectedCompletionDate"]));
    set(job, "startBy", time(from["StartBy"]));
    set(job, "initiationDate", time(from["InitiationDate"]));
    set(job, "bytesTransferred", number(from["BytesTransferred"]));
    set(job, "backupOptions", this.#backupOptions(from["BackupOptions"]));
    set(job, "backupType", this.#shared(from["BackupType"]));
    set(job, "messageCategory", this.#shared(from["MessageCategory"]));
    return job;
  }

  /** RestoreJobsListMember of ListRestoreJobs, or DescribeRestoreJobOutput. */
  #restoreJob(from: Members): RestoreJob {
    const job: Writable<RestoreJob> = {
      kind: "restore",
      id: text(from["RestoreJobId"]) ?? "",
      state: this.#shared(from["Status"]) ?? "",
    };
    this.#common(job, from);
    set(job, "sourceResourceArn", this.#shared(from["SourceResourceArn"]));
    set(job, "expectedCompletionTimeMinutes", number(from["ExpectedCompletionTimeMinutes"]));
    set(job, "createdResourceArn", text(from["CreatedResourceArn"]));
    set(job, "recoveryPointCreationDate", time(from["RecoveryPointCreationDate"]));
    const createdBy = membersOf(from["CreatedBy"]);
    set(job, "restoreTestingPlanArn", this.#shared(createdBy["RestoreTestingPlanArn"]));
    set(job, "validationStatus", this.#shared(from["ValidationStatus"]));
    set(job, "validationStatusMessage", this.#shared(from["ValidationStatusMessage"]));
    set(job, "deletionStatus", this.#shared(from["DeletionStatus"]));
    set(job, "deletionStatusMessage", this.#shared(from["DeletionStatusMessage"]));
    return job;
  }

  #common(job: Writable<BackupJob> | Writable<RestoreJob>, from: Members): void {
    set(job, "accountId", this.#shared(from["AccountId"]));
    set(job, "recoveryPointArn", text(from["RecoveryPointArn"]));
    set(job, "backupVaultArn", this.#shared(from["BackupVaultArn"]));
    set(job, "creationDate", time(from["CreationDate"]));
    set(job, "completionDate", time(from["CompletionDate"]));
    set(job, "statusMessage", this.#shared(from["StatusMessage"]));
    set(job, "percentDone", this.#shared(from["PercentDone"]));
    set(job, "backupSizeInBytes", number(from["BackupSizeInBytes"]));
    set(job, "iamRoleArn", this.#shared(from["IamRoleArn"]));
    set(job, "resourceType", this.#shared(from["ResourceType"]));
    set(job, "isParent", flag(from["IsParent"]));
    set(job, "parentJobId", this.#shared(from["ParentJobId"]));
  }

  #creator(value: unknown): RecoveryPointCreator | undefined {
    if (value === undefined) return undefined;
    const from = membersOf(value);
    const creator: Writable<RecoveryPointCreator> = {};
    set(creator, "backupPlanId", this.#shared(from["BackupPlanId"]));
    set(creator, "backupPlanArn", this.#shared(from["BackupPlanArn"]));
    set(creator, "backupPlanName", this.#shared(from["BackupPlanName"]));
    set(creator, "backupPlanVersion", this.#shared(from["BackupPlanVersion"]));
    set(creator, "backupRuleId", this.#shared(from["BackupRuleId"]));
    set(creator, "backupRuleName", this.#shared(from["BackupRuleName"]));
    set(creator, "backupRuleCron", this.#shared(from["BackupRuleCron"]));
    set(creator, "backupRuleTimezone", this.#shared(from["BackupRuleTimezone"]));
    return sharedRecord(this.#creators, creator);
  }

  #lifecycle(value: unknown): Lifecycle | undefined {
    if (value === undefined) return undefined;
    const from = membersOf(value);
    const lifecycle: Writable<Lifecycle> = {};
    set(lifecycle, "moveToColdStorageAfterDays", number(from["MoveToColdStorageAfterDays"]));
    set(lifecycle, "deleteAfterDays", number(from["DeleteAfterDays"]));
    set(
      lifecycle,
      "optInToArchiveForSupportedResources",
      flag(from["OptInToArchiveForSupportedResources"]),
    );
    set(lifecycle, "deleteAfterEvent", this.#shared(from["DeleteAfterEvent"]));
    return sharedRecord(this.#lifecycles, lifecycle);
  }

  #backupOptions(value: unknown): Readonly<Record<string, string>> | undefined {
    if (value === undefined) return undefined;
    const options = Object.entries(membersOf(value)).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    // fromEntries defines members, so that one called __proto__ stays a mere member.
    return sharedRecord(this.#options, Object.fromEntries(options));
  }

  #shared(value: unknown): string | undefined {
    const checked = text(value);
    return checked === undefined ? undefined : this.#texts.get(checked, checked);
  }
}

/** Shared by content; a record without members counts as missing. */
function sharedRecord<T extends object>(records: SharedValues<T>, record: T): T | undefined {
  const key = JSON.stringify(record);
  return key === "{}" ? undefined : records.get(key, record);
}
