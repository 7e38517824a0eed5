import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cause, causeOf } from "../../../../src/domain/cause/causeOf";
import type { Job } from "../../../../src/domain/job/job";
import { aBackupJob, aCopyJob, aRestoreJob, aScanJob } from "../../../support/jobs/jobBuilders";

function failed(statusMessage: string, messageCategory = "MISCELLANEOUS"): Job {
  return aBackupJob({ state: "FAILED", statusMessage, messageCategory });
}

function labelOf(job: Job): string | undefined {
  return causeOf(job)?.label;
}

describe("The cause of a job's trouble", () => {
  it.each([
    ["Access Denied (Service: AmazonS3; Status Code: 403)", "Access denied"],
    ["Access denied for kms:GenerateDataKey. (Service: AWSKMS)", "KMS key"],
    ["Backup job failed because there was a running job for the same resource.", "Already running"],
    ["The specified volume does not exist.", "Resource not found"],
    ["Cannot create more than 100 manual snapshots", "Quota reached"],
    ["Versioning is not enabled on reports within account 111122223333", "Versioning off"],
    ["The job did not start within the start window.", "Expired before start"],
    ["Backup job expired before completion.", "Window missed"],
  ])("is told by the message: %s", (message, label) => {
    expect(labelOf(failed(message))).toBe(label);
  });

  it("is told by the category, in any spelling, where the message tells nothing", () => {
    for (const category of ["KMS_KEY_ERROR", "KmsKeyError", "kms-key-error"]) {
      expect(labelOf(failed("Something else.", category))).toBe("KMS key");
    }
    expect(labelOf(failed("The specified volume does not exist.", "KMS_KEY_ERROR"))).toBe(
      "Resource not found",
    );
    for (const category of ["SUCCESS", "MISCELLANEOUS", "__proto__", "constructor", ""]) {
      expect(causeOf(failed("Something else.", category))).toBeUndefined();
    }
  });

  it("is told by the state where neither tells anything", () => {
    expect(labelOf(aBackupJob({ state: "EXPIRED" }))).toBe("Expired before start");
    expect(labelOf(aBackupJob({ state: "PARTIAL", statusMessage: "Hm." }))).toBe("Child jobs");
    expect(causeOf(aBackupJob({ state: "ABORTED" }))).toBeUndefined();
  });

  it("is one that the kind of job can have", () => {
    const outcome = { state: "FAILED", statusMessage: "Snapshot already exists" };
    expect(labelOf(aRestoreJob(outcome))).toBe("Already exists");
    expect(causeOf(aBackupJob(outcome))).toBeUndefined();
    expect(causeOf(aCopyJob(outcome))).toBeUndefined();
  });

  it("is none where nothing went wrong, whatever the message says", () => {
    for (const state of ["RUNNING", "CREATED", "PENDING", "COMPLETED", "QUARANTINED", ""]) {
      const job = aBackupJob({ state, statusMessage: "Access denied", messageCategory: "SUCCESS" });
      expect(causeOf(job)).toBeUndefined();
    }
  });

  it("is threats where a scan found some, whatever its state", () => {
    for (const state of ["COMPLETED", "FAILED"]) {
      expect(causeOf(aScanJob({ state, scanResultStatus: "THREATS_FOUND" }))?.id).toBe(
        "threatsFound",
      );
    }
  });

  it("fits a row in a narrow side bar, and is looked for in a bounded part of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (message, category) => {
        const cause: Cause | undefined = causeOf(failed(message, category));
        expect(cause?.label.length ?? 0).toBeLessThanOrEqual(20);
      }),
    );
    expect(causeOf(failed(`${"kms ".repeat(250_000)} access denied`))).toBeUndefined();
    expect(causeOf(failed("not in a ".repeat(1000)))).toBeUndefined();
  });
});
