import { expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { endMessage, type EndMessage } from "../../../../src/viewmodel/live/endMessage";
import { createFormats } from "../../../../src/viewmodel/text/formats";
import { aBackupJob, aRestoreJob, aScanJob, noon } from "../../../support/jobs/jobBuilders";

const context = { formats: createFormats({ locale: "en", timeZone: "UTC" }), now: noon };
const message = (job: Job, children?: ReadonlyMap<string, number>): EndMessage =>
  endMessage(
    { job, children: children && { states: children, isComplete: true } },
    "prod · eu-west-1",
    context,
  );

it("tells what came of a job, and why", () => {
  expect(message(aBackupJob())).toEqual({
    severity: "information",
    text: "Backup job of orders-db completed in prod · eu-west-1 after 30 min.",
  });
  const failed = aBackupJob({
    state: "FAILED",
    statusMessage: "The disk is on fire. Request ID: 1",
  });
  expect(message(failed)).toEqual({
    severity: "error",
    text: "Backup job of orders-db failed in prod · eu-west-1 after 30 min: The disk is on fire.",
  });
  expect(message(aBackupJob({ state: "EXPIRED" })).text).toContain("orders-db expired in prod");
  expect(message(aBackupJob({ state: "PARTIAL" })).severity).toBe("warning");
  expect(message(aBackupJob({ state: "TELEPORTED" }))).toMatchObject({
    severity: "warning",
    text: expect.stringContaining("ended in the state TELEPORTED") as string,
  });
  expect(message(aScanJob({ scanResultStatus: "THREATS_FOUND" }))).toMatchObject({
    severity: "error",
    text: expect.stringContaining(": Threats found.") as string,
  });
});

it("tells what came of a parent's children", () => {
  const counts = new Map([
    ["COMPLETED", 10],
    ["FAILED", 2],
  ]);
  expect(message(aBackupJob({ state: "PARTIAL" }), counts).text).toContain(
    "Child jobs: 2 failed, 10 completed.",
  );
});

it("tells what came of a restore test's validation and deletion", () => {
  const { severity, text } = message(
    aRestoreJob({
      validationStatus: "FAILED",
      validationStatusMessage: "Row count is 0.",
      deletionStatus: "SUCCESSFUL",
    }),
  );
  expect(severity).toBe("error");
  expect(text).toContain(
    "Its validation failed: Row count is 0. The deletion of what was restored was successful.",
  );
});

it("is one bounded line, whatever AWS says", () => {
  const hostile = "[x](command:evil)\n\u202e<b>$(x)".repeat(5000);
  const { text } = message(
    aRestoreJob({
      state: "FAILED",
      statusMessage: hostile,
      resourceType: hostile,
      sourceResourceArn: hostile,
      validationStatus: hostile,
      validationStatusMessage: hostile,
      deletionStatus: hostile,
      deletionStatusMessage: hostile,
    }),
  );
  expect(text).not.toMatch(/[\n\u202e]/);
  expect(text.length).toBeLessThan(1500);
});
