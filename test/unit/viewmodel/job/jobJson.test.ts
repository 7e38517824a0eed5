import { describe, expect, it } from "vitest";
import {
  describedJobText,
  listedJobText,
  listedMembers,
} from "../../../../src/viewmodel/job/jobJson";

describe("listedMembers", () => {
  it("names a backup job's members as AWS does, nested ones too", () => {
    expect(
      listedMembers({
        kind: "backup",
        id: "job-1",
        state: "COMPLETED",
        creationDate: Date.UTC(2026, 10, 20, 1, 2, 3),
        backupSizeInBytes: 12,
        isParent: false,
        recoveryPointLifecycle: { deleteAfterDays: 35 },
        backupOptions: { WindowsVSS: "enabled", lower: "kept" },
        createdBy: { backupPlanId: "plan-1" },
      }),
    ).toEqual({
      BackupJobId: "job-1",
      State: "COMPLETED",
      CreationDate: "2026-11-20T01:02:03.000Z",
      BackupSizeInBytes: 12,
      IsParent: false,
      RecoveryPointLifecycle: { DeleteAfterDays: 35 },
      BackupOptions: { WindowsVSS: "enabled", lower: "kept" },
      CreatedBy: { BackupPlanId: "plan-1" },
    });
  });

  it("calls a restore job's state Status and puts its testing plan where AWS has it", () => {
    expect(
      listedMembers({
        kind: "restore",
        id: "job-2",
        state: "FAILED",
        restoreTestingPlanArn: "arn:aws:backup:eu-west-1:1:restore-testing-plan:p",
      }),
    ).toEqual({
      RestoreJobId: "job-2",
      Status: "FAILED",
      CreatedBy: { RestoreTestingPlanArn: "arn:aws:backup:eu-west-1:1:restore-testing-plan:p" },
    });
  });

  it("leaves out what AWS left out and keeps a time that no calendar holds", () => {
    expect(listedMembers({ kind: "backup", id: "", state: "", creationDate: 1e20 })).toEqual({
      CreationDate: 1e20,
    });
  });
});

describe("the documents", () => {
  it("are JSON as AWS told it", () => {
    expect(JSON.parse(describedJobText({ BackupJobId: "1" }))).toEqual({ BackupJobId: "1" });
  });

  it("say on one line why there is only the list's record", () => {
    const text = listedJobText(
      { kind: "backup", id: "1", state: "FAILED" },
      "No\r\n}\u2028{ access",
    );
    const [comment, ...rest] = text.split("\n");
    expect(comment).toBe("// No } { access");
    expect(JSON.parse(rest.join("\n"))).toEqual({ BackupJobId: "1", State: "FAILED" });
  });
});
