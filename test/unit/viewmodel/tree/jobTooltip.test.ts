import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { jobTooltip } from "../../../../src/viewmodel/tree/jobTooltip";
import { aBackupJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";

const lines = (job: Job): string[] =>
  jobTooltip(job, { formats: utcFormats, now: noon, vaultLabel: "Default" }).split("\n");

describe("A job's tooltip", () => {
  it("says of a failed job which good one followed it, with issues or without", () => {
    const job = aBackupJob({ state: "FAILED" });
    const recovered = (laterGood: Job): string | undefined =>
      jobTooltip(job, { formats: utcFormats, now: noon, vaultLabel: "Default", laterGood })
        .split("\n")
        .find((line) => line.startsWith("Recovered"));
    const hour = 3_600_000;
    expect(recovered(aBackupJob({ completionDate: noon - 3 * hour }))).toBe(
      "Recovered: a later backup completed 3 hours ago",
    );
    expect(recovered(aBackupJob({ completionDate: noon + 1, messageCategory: "VSS" }))).toBe(
      "Recovered: a later backup completed with issues now",
    );
  });

  it("has state, message, resource, vault, size, times and duration", () => {
    const job = aBackupJob({
      state: "FAILED",
      statusMessage: "Access denied. Ask.",
      messageCategory: "AccessDenied",
      backupSizeInBytes: 5 * 1024 ** 3,
    });
    expect(lines(job)).toEqual([
      "orders-db",
      "State: Failed · Access denied",
      "Message: Access denied. Ask.",
      "Category: AccessDenied",
      "Type: EBS",
      "Resource: arn:aws:ec2:eu-west-1:111122223333:volume/vol-1",
      "Vault: Default",
      "Size: 5 GiB",
      "Created: Sat, Nov 21, 2026, 13:00:00 (2026-11-21 13:00:00 UTC)",
      "Completed: Sat, Nov 21, 2026, 13:30:00 (2026-11-21 13:30:00 UTC)",
      "Duration: 30 min",
      "Account: 111122223333",
      "Job ID: job-1",
    ]);
  });

  it("says no cause that is not known", () => {
    const job = aBackupJob({ state: "FAILED", statusMessage: "The moon was full." });
    expect(lines(job)).toContain("State: Failed");
  });

  it("says that a size of 0 is not reported for the types whose size AWS does not report", () => {
    const job = aBackupJob({ resourceType: "RDS", backupSizeInBytes: 0 });
    expect(lines(job)).toContain("Size: not reported");
    expect(lines(aBackupJob({ backupSizeInBytes: 0 }))).toContain("Size: 0 bytes");
  });

  it("says how long a running job has run", () => {
    const running: Job = {
      kind: "backup",
      id: "1",
      state: "RUNNING",
      creationDate: noon - 7_200_000,
      initiationDate: noon - 3_600_000,
      percentDone: "45.0",
    };
    expect(lines(running)).toContain("State: Running, 45 %");
    expect(lines(running)).toContain("Duration: 1 h so far");
  });

  it("says what a restore made and whether it was validated", () => {
    const job = aRestoreJob({
      createdResourceArn: "arn:aws:ec2:eu-west-1:1:volume/new",
      validationStatus: "TIMED_OUT",
    });
    expect(lines(job)).toContain("Created resource: arn:aws:ec2:eu-west-1:1:volume/new");
    expect(lines(job)).toContain("Validation: TIMED_OUT");
  });

  it("says that the id is missing", () => {
    expect(lines({ kind: "backup", id: "", state: "FAILED" })).toContain("Job ID: not reported");
  });

  it("keeps each of AWS's texts in its own line", () => {
    const job = aBackupJob({ statusMessage: "a\nJob ID: forged", resourceName: "x\r\ny" });
    expect(lines(job).filter((line) => line.startsWith("Job ID: "))).toEqual(["Job ID: job-1"]);
  });
});
