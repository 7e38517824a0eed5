import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { jobCause, shortCause } from "../../../../src/viewmodel/job/causeText";
import { aBackupJob, aCopyJob, aRestoreJob, aScanJob } from "../../../support/jobs/jobBuilders";

function failed(statusMessage: string): Job {
  return aBackupJob({ state: "FAILED", statusMessage });
}

describe("A job's cause in AWS's words", () => {
  it("is looked for at the beginning of a message without end only", () => {
    expect(jobCause(failed(`${" ".repeat(10_000)}The moon was full.`), 60)).toBeUndefined();
    expect(jobCause(failed(`The moon was full. ${"x".repeat(1_000_000)}`), 60)).toBe(
      "The moon was full",
    );
  });

  it("is without the quotes that AWS puts around some messages", () => {
    expect(jobCause(failed('"The moon was full."'), 60)).toBe("The moon was full");
    expect(jobCause(failed('"orders" is not a table'), 60)).toBe('"orders" is not a table');
  });

  it.each([
    ["Backup job failed because the moon was full.", "The moon was full"],
    ['"Backup job failed because backup vault x is gone."', "Backup vault x is gone"],
    ["Copy job failed. The moon was full.", "The moon was full"],
    ["AMI snapshot copy failed with error: the moon was full", "The moon was full"],
    ["The moon was full (Service: AmazonEC2; Status Code: 400; Proxy: null)", "The moon was full"],
    [
      "An error occurred (MoonException) when calling the CreateSnapshot operation: full moon",
      "Full moon",
    ],
    ["MOON_IS_FULL: The moon was full", "The moon was full"],
    ["MoonPhaseException: The moon was full", "The moon was full"],
  ])("begins with what says something: %s", (message, words) => {
    expect(jobCause(failed(message), 60)).toBe(words);
  });

  it.each([
    ["Backup job failed.", "Backup job failed"],
    ["AMI: ami-1 is gone", "AMI: ami-1 is gone"],
    ["Backup job failed becauses", "Backup job failed becauses"],
  ])("keeps a message that has nothing else: %s", (message, words) => {
    expect(jobCause(failed(message), 60)).toBe(words);
  });

  it("is given for completed with issues, too", () => {
    const job = aBackupJob({
      messageCategory: "MISCELLANEOUS",
      statusMessage: "Two objects were skipped.",
    });
    expect(jobCause(job, 60)).toBe("Two objects were skipped");
  });

  it("is not the category SUCCESS", () => {
    const job = aBackupJob({ state: "FAILED", messageCategory: "SUCCESS" });
    expect(jobCause(job, 60)).toBeUndefined();
  });

  it("is looked for in a bounded part of a message", () => {
    const quoted = failed(`"${"a ".repeat(500_000)}`);
    expect(jobCause(quoted, 60)).toMatch(/^"a a/);
    expect(jobCause(failed("A".repeat(1_000_000)), 60)).toHaveLength(60);
  });
});

describe("A job's short cause", () => {
  it("is the known one, of the job's kind", () => {
    expect(shortCause(failed("Access Denied (Service: AmazonS3; …)"))).toBe("Access denied");
    expect(shortCause(aCopyJob({ state: "FAILED", messageCategory: "KMS_KEY_ERROR" }))).toBe(
      "KMS key",
    );
    expect(shortCause(aScanJob({ scanResultStatus: "THREATS_FOUND" }))).toBe("Threats found");
  });

  it("is the first words of a message that we don't know", () => {
    expect(shortCause(failed("The moon was full. Wait."))).toBe("The moon was full");
    expect(shortCause(aBackupJob({ state: "QUARANTINED", statusMessage: "Access denied" }))).toBe(
      "Access denied",
    );
  });

  it("is none where nothing went wrong", () => {
    expect(shortCause(aRestoreJob())).toBeUndefined();
    expect(
      shortCause(aBackupJob({ statusMessage: "Access denied", messageCategory: "SUCCESS" })),
    ).toBeUndefined();
  });
});
