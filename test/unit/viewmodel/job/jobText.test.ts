import { describe, expect, it } from "vitest";
import { jobMoment, jobName, jobPercent, vaultLabel } from "../../../../src/viewmodel/job/jobText";
import { aBackupJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";

describe("A job's name", () => {
  it("is its resource's", () => {
    expect(jobName(aBackupJob())).toBe("orders-db");
  });

  it("is the recovery point's where the resource is not reported", () => {
    const job = {
      kind: "restore",
      id: "1",
      state: "FAILED",
      recoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    } as const;
    expect(jobName(job)).toBe("snap-1");
  });

  it("is its id where nothing else is reported", () => {
    expect(jobName({ kind: "backup", id: "abc", state: "FAILED" })).toBe("abc");
  });

  it("is not an empty or invisible name", () => {
    expect(jobName(aBackupJob({ resourceName: " \u200b\u202e " }))).toBe("vol-1");
  });
});

describe("A job's percentage", () => {
  it.each([
    ["45.0", 45],
    ["99.9", 99],
    ["0.0", 0],
    ["0.00%", 0],
    ["45.50%", 45],
    ["100 %", 100],
    ["", undefined],
    ["%", undefined],
    ["0x10", undefined],
    ["45%%", undefined],
    ["NaN", undefined],
    ["1e999", undefined],
    ["-1", undefined],
    ["101", undefined],
  ])("of %j is %s", (percentDone, percent) => {
    expect(jobPercent(aBackupJob({ state: "RUNNING", percentDone }))).toBe(percent);
  });

  it("says nothing of finished jobs: AWS's own example of a finished restore has 0", () => {
    expect(jobPercent(aRestoreJob({ percentDone: "0.0" }))).toBeUndefined();
  });
});

describe("The moment on a row", () => {
  it("is when the job finished", () => {
    expect(jobMoment(aBackupJob({ completionDate: noon }))).toEqual({
      verb: "finished",
      time: noon,
    });
  });

  it("is when it started, while it runs", () => {
    const job = {
      kind: "backup",
      id: "1",
      state: "RUNNING",
      creationDate: 1,
      initiationDate: 2,
    } as const;
    expect(jobMoment(job)).toEqual({ verb: "started", time: 2 });
  });

  it("is when it was created, where nothing else is known", () => {
    const job = { kind: "backup", id: "1", state: "EXPIRED", creationDate: 1 } as const;
    expect(jobMoment(job)).toEqual({ verb: "created", time: 1 });
  });

  it("is not known of a job without times", () => {
    expect(jobMoment({ kind: "restore", id: "1", state: "FAILED" })).toBeUndefined();
  });
});

describe("A vault's label", () => {
  it("is its name, with the account where several are shown", () => {
    const vault = { key: "1/Default", name: "Default", accountId: "111122223333" };
    expect(vaultLabel(vault, { withAccount: false })).toBe("Default");
    expect(vaultLabel(vault, { withAccount: true })).toBe("Default (111122223333)");
  });

  it("says when no vault was reported", () => {
    expect(vaultLabel({ key: "" }, { withAccount: true })).toBe("Vault not reported");
    expect(vaultLabel(undefined, { withAccount: true })).toBe("Vault not reported");
  });
});
