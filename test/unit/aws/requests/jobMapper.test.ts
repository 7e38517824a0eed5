import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JobMapper } from "../../../../src/aws/requests/jobMapper";
import { plainMembers } from "../../../../src/aws/requests/plainMembers";

const date = new Date("2026-01-02T03:04:05.678Z");
const time = date.getTime();

describe("JobMapper", () => {
  it("keeps every member of ListBackupJobs", () => {
    const answer = {
      AccountId: "111122223333",
      BackupJobId: "id",
      BackupVaultName: "vault",
      BackupVaultArn: "vault arn",
      VaultType: "BACKUP_VAULT",
      VaultLockState: "COMPLIANCE",
      RecoveryPointArn: "recovery point",
      RecoveryPointLifecycle: {
        MoveToColdStorageAfterDays: 1,
        DeleteAfterDays: 2,
        OptInToArchiveForSupportedResources: false,
        DeleteAfterEvent: "DELETE_AFTER_COPY",
      },
      EncryptionKeyArn: "key",
      IsEncrypted: true,
      ResourceArn: "resource",
      CreationDate: date,
      CompletionDate: date,
      State: "COMPLETED",
      StatusMessage: "message",
      PercentDone: "100.0",
      BackupSizeInBytes: 0,
      IamRoleArn: "role",
      CreatedBy: {
        BackupPlanId: "plan",
        BackupPlanArn: "plan arn",
        BackupPlanName: "plan name",
        BackupPlanVersion: "version",
        BackupRuleId: "rule",
        BackupRuleName: "rule name",
        BackupRuleCron: "cron",
        BackupRuleTimezone: "zone",
      },
      ExpectedCompletionDate: date,
      StartBy: date,
      ResourceType: "EBS",
      BytesTransferred: 5,
      BackupOptions: { WindowsVSS: "enabled" },
      BackupType: "SNAPSHOT",
      ParentJobId: "parent",
      IsParent: false,
      ResourceName: "name",
      InitiationDate: date,
      MessageCategory: "SUCCESS",
    };
    expect(new JobMapper().job("backup", answer)).toEqual({
      kind: "backup",
      id: "id",
      state: "COMPLETED",
      accountId: "111122223333",
      recoveryPointArn: "recovery point",
      backupVaultArn: "vault arn",
      backupVaultName: "vault",
      vaultType: "BACKUP_VAULT",
      vaultLockState: "COMPLIANCE",
      recoveryPointLifecycle: {
        moveToColdStorageAfterDays: 1,
        deleteAfterDays: 2,
        optInToArchiveForSupportedResources: false,
        deleteAfterEvent: "DELETE_AFTER_COPY",
      },
      encryptionKeyArn: "key",
      isEncrypted: true,
      resourceArn: "resource",
      resourceName: "name",
      creationDate: time,
      completionDate: time,
      statusMessage: "message",
      percentDone: "100.0",
      backupSizeInBytes: 0,
      iamRoleArn: "role",
      createdBy: {
        backupPlanId: "plan",
        backupPlanArn: "plan arn",
        backupPlanName: "plan name",
        backupPlanVersion: "version",
        backupRuleId: "rule",
        backupRuleName: "rule name",
        backupRuleCron: "cron",
        backupRuleTimezone: "zone",
      },
      expectedCompletionDate: time,
      startBy: time,
      initiationDate: time,
      resourceType: "EBS",
      bytesTransferred: 5,
      backupOptions: { WindowsVSS: "enabled" },
      backupType: "SNAPSHOT",
      parentJobId: "parent",
      isParent: false,
      messageCategory: "SUCCESS",
    });
  });

  it("keeps every member of ListRestoreJobs", () => {
    const answer = {
      AccountId: "111122223333",
      RestoreJobId: "id",
      RecoveryPointArn: "recovery point",
      SourceResourceArn: "source",
      BackupVaultArn: "vault arn",
      CreationDate: date,
      CompletionDate: date,
      Status: "COMPLETED",
      StatusMessage: "message",
      PercentDone: "100.0",
      BackupSizeInBytes: 7,
      IamRoleArn: "role",
      ExpectedCompletionTimeMinutes: 3,
      CreatedResourceArn: "created",
      ResourceType: "EBS",
      RecoveryPointCreationDate: date,
      IsParent: true,
      ParentJobId: "parent",
      CreatedBy: { RestoreTestingPlanArn: "testing plan" },
      ValidationStatus: "FAILED",
      ValidationStatusMessage: "validation",
      DeletionStatus: "FAILED",
      DeletionStatusMessage: "deletion",
    };
    expect(new JobMapper().job("restore", answer)).toEqual({
      kind: "restore",
      id: "id",
      state: "COMPLETED",
      accountId: "111122223333",
      recoveryPointArn: "recovery point",
      sourceResourceArn: "source",
      backupVaultArn: "vault arn",
      creationDate: time,
      completionDate: time,
      statusMessage: "message",
      percentDone: "100.0",
      backupSizeInBytes: 7,
      iamRoleArn: "role",
      expectedCompletionTimeMinutes: 3,
      createdResourceArn: "created",
      resourceType: "EBS",
      recoveryPointCreationDate: time,
      isParent: true,
      parentJobId: "parent",
      restoreTestingPlanArn: "testing plan",
      validationStatus: "FAILED",
      validationStatusMessage: "validation",
      deletionStatus: "FAILED",
      deletionStatusMessage: "deletion",
    });
  });

  it("keeps every member of ListCopyJobs", () => {
    const answer = {
      AccountId: "111122223333",
      CopyJobId: "id",
      SourceBackupVaultArn: "source vault",
      SourceRecoveryPointArn: "source recovery point",
      DestinationBackupVaultArn: "destination vault",
      DestinationVaultType: "BACKUP_VAULT",
      DestinationVaultLockState: "GOVERNANCE",
      DestinationRecoveryPointArn: "destination recovery point",
      DestinationEncryptionKeyArn: "key",
      DestinationRecoveryPointLifecycle: { DeleteAfterDays: 2 },
      ResourceArn: "resource",
      CreationDate: date,
      CompletionDate: date,
      State: "PARTIAL",
      StatusMessage: "message",
      BackupSizeInBytes: 7,
      IamRoleArn: "role",
      CreatedBy: { BackupPlanId: "plan" },
      CreatedByBackupJobId: "backup job",
      ResourceType: "EKS",
      ParentJobId: "parent",
      IsParent: true,
      CompositeMemberIdentifier: "member",
      NumberOfChildJobs: 3,
      ChildJobsInState: { COMPLETED: 2, FAILED: 1 },
      ResourceName: "name",
      MessageCategory: "AccessDenied",
    };
    expect(new JobMapper().job("copy", answer)).toEqual({
      kind: "copy",
      id: "id",
      state: "PARTIAL",
      accountId: "111122223333",
      sourceBackupVaultArn: "source vault",
      sourceRecoveryPointArn: "source recovery point",
      destinationBackupVaultArn: "destination vault",
      destinationVaultType: "BACKUP_VAULT",
      destinationVaultLockState: "GOVERNANCE",
      destinationRecoveryPointArn: "destination recovery point",
      destinationEncryptionKeyArn: "key",
      destinationRecoveryPointLifecycle: { deleteAfterDays: 2 },
      resourceArn: "resource",
      creationDate: time,
      completionDate: time,
      statusMessage: "message",
      backupSizeInBytes: 7,
      iamRoleArn: "role",
      createdBy: { backupPlanId: "plan" },
      createdByBackupJobId: "backup job",
      resourceType: "EKS",
      parentJobId: "parent",
      isParent: true,
      compositeMemberIdentifier: "member",
      numberOfChildJobs: 3,
      childJobsInState: { COMPLETED: 2, FAILED: 1 },
      resourceName: "name",
      messageCategory: "AccessDenied",
    });
  });

  it.each(["backup", "copy"] as const)("counts the children of a %s job by state", (kind) => {
    const answer: unknown = JSON.parse(
      '{"NumberOfChildJobs":0,"ChildJobsInState":{"__proto__":5,"constructor":1,"":2,"A":"3","B":null,"FAILED":0}}',
    );
    const job = new JobMapper().job(kind, answer);
    expect(JSON.stringify(job)).toContain(
      '"childJobsInState":{"__proto__":5,"constructor":1,"":2,"FAILED":0}',
    );
    expect(job).toMatchObject({ numberOfChildJobs: 0 });
    expect({}).not.toHaveProperty("FAILED");
  });

  it("leaves out counts that are not numbers", () => {
    const answer = { NumberOfChildJobs: "3", ChildJobsInState: { FAILED: Number.NaN } };
    expect(new JobMapper().job("copy", answer)).toEqual({ kind: "copy", id: "", state: "" });
  });

  it("leaves out what is missing, empty, of another type or not a date", () => {
    const answer = {
      BackupJobId: 5,
      State: undefined,
      AccountId: "",
      CreationDate: "2026-01-01",
      CompletionDate: new Date(Number.NaN),
      BackupSizeInBytes: Number.POSITIVE_INFINITY,
      IsParent: "true",
      CreatedBy: {},
      RecoveryPointLifecycle: "x",
      BackupOptions: { a: 1 },
      Unknown: "x",
    };
    expect(new JobMapper().job("backup", answer)).toEqual({ kind: "backup", id: "", state: "" });
  });

  it("keeps options under hostile names as mere members", () => {
    const answer: unknown = JSON.parse('{"BackupOptions":{"__proto__":"x","constructor":"y"}}');
    const job = new JobMapper().job("backup", answer);
    expect(job).toHaveProperty("backupOptions");
    expect(JSON.stringify(job)).toContain('{"__proto__":"x","constructor":"y"}');
    expect({}).not.toHaveProperty("x");
  });

  it("shares what jobs repeat", () => {
    const answer = (): unknown => ({
      CreatedBy: { BackupPlanId: "plan" },
      RecoveryPointLifecycle: { DeleteAfterDays: 3 },
      BackupOptions: { a: "b" },
    });
    const [first, second] = new JobMapper().jobs("backup", [answer(), answer()]);
    if (first?.kind !== "backup" || second?.kind !== "backup") throw new Error("No jobs.");
    expect(first.createdBy).toBe(second.createdBy);
    expect(first.recoveryPointLifecycle).toBe(second.recoveryPointLifecycle);
    expect(first.backupOptions).toBe(second.backupOptions);
  });

  it("never throws", () => {
    const member = fc.constantFrom(
      "BackupJobId",
      "State",
      "CreationDate",
      "CreatedBy",
      "ChildJobsInState",
      "__proto__",
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(member, fc.anything())), (answer) => {
        for (const kind of ["backup", "restore", "copy", "scan"] as const) {
          const job = new JobMapper().job(kind, answer);
          expect(typeof job.id).toBe("string");
          expect(Array.isArray(new JobMapper().jobs(kind, answer))).toBe(true);
        }
      }),
    );
  });
});

describe("plainMembers", () => {
  it("gives JSON-ready data", () => {
    const answer = {
      $metadata: { httpStatusCode: 200 },
      A: date,
      B: { C: [date, 1n] },
      D: undefined,
    };
    expect(plainMembers(answer)).toEqual({
      A: "2026-01-02T03:04:05.678Z",
      B: { C: ["2026-01-02T03:04:05.678Z", "1"] },
    });
  });

  it("ends with data that refers to itself, and leaves out broken dates", () => {
    const loop: Record<string, unknown> = { Date: new Date(Number.NaN) };
    loop["Self"] = loop;
    expect(() => JSON.stringify(plainMembers(loop))).not.toThrow();
    expect(plainMembers(loop)).not.toHaveProperty("Date");
  });
});
