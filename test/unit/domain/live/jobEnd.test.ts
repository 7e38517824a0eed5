import { describe, expect, it } from "vitest";
import type { RestoreJob } from "../../../../src/domain/job/job";
import {
  canBeWatched,
  goesOn,
  outcomeOf,
  restoreTestStep,
} from "../../../../src/domain/live/jobEnd";
import { aBackupJob, aRestoreJob, aScanJob, noon } from "../../../support/jobs/jobBuilders";

const test = (members: Partial<RestoreJob> = {}): RestoreJob =>
  aRestoreJob({
    restoreTestingPlanArn: "arn:aws:backup:eu-west-1:1:restore-testing-plan:p",
    ...members,
  });
const hour = 3_600_000;

describe("a restore test after its restore", () => {
  it.each<[Partial<RestoreJob>, string | undefined]>([
    [{}, "validation"],
    [{ validationStatus: "VALIDATING" }, "validation"],
    [{ validationStatus: "SUCCESSFUL" }, "deletion"],
    [{ validationStatus: "TIMED_OUT", deletionStatus: "DELETING" }, "deletion"],
    [{ validationStatus: "SUCCESSFUL", deletionStatus: "SUCCESSFUL" }, undefined],
    [{ validationStatus: "FAILED", deletionStatus: "FAILED" }, undefined],
    // Nobody validates: what is deleted can't be validated any more.
    [{ deletionStatus: "SUCCESSFUL" }, undefined],
    [{ validationStatus: "VALIDATING", deletionStatus: "SUCCESSFUL" }, "validation"],
    [{ state: "FAILED" }, undefined],
    [{ state: "FAILED", deletionStatus: "DELETING" }, "deletion"],
    // Statuses that tomorrow's AWS may have.
    [{ validationStatus: "SKIPPED" }, "deletion"],
    [{ validationStatus: "SKIPPED", deletionStatus: "KEPT" }, undefined],
  ])("%o goes on with %s", (members, step) => {
    expect(restoreTestStep(test(members))).toBe(step);
    expect(goesOn(test(members))).toBe(step !== undefined);
  });

  it("is worth waiting for as long as a validation and a deletion may take", () => {
    expect(canBeWatched(test(), noon)).toBe(true);
    expect(canBeWatched(test(), noon + 8 * 24 * hour)).toBe(false);
    expect(canBeWatched(aRestoreJob(), noon)).toBe(false);
    expect(canBeWatched(aBackupJob({ state: "RUNNING" }), noon + 999 * hour)).toBe(true);
    expect(canBeWatched(aBackupJob({ state: "RUNNING", id: "" }), noon)).toBe(false);
  });

  it("is not begun while the restore runs, and other restores have no such step", () => {
    expect(restoreTestStep(test({ state: "RUNNING" }))).toBeUndefined();
    expect(goesOn(test({ state: "RUNNING" }))).toBe(true);
    expect(goesOn(aRestoreJob())).toBe(false);
  });
});

it("tells what came of a job as a whole", () => {
  expect(outcomeOf(aBackupJob())).toBe("good");
  expect(outcomeOf(aBackupJob({ messageCategory: "AGGREGATE" }))).toBe("issues");
  expect(outcomeOf(aBackupJob({ state: "PARTIAL" }))).toBe("issues");
  for (const state of ["FAILED", "EXPIRED", "ABORTED"]) {
    expect(outcomeOf(aBackupJob({ state }))).toBe("bad");
  }
  expect(outcomeOf(aBackupJob({ state: "TELEPORTED" }))).toBe("unknown");
  expect(outcomeOf(aScanJob({ scanResultStatus: "THREATS_FOUND" }))).toBe("bad");
  expect(outcomeOf(test({ validationStatus: "FAILED" }))).toBe("bad");
  expect(outcomeOf(test({ deletionStatus: "FAILED" }))).toBe("bad");
  expect(outcomeOf(test({ validationStatus: "TIMED_OUT" }))).toBe("issues");
});
