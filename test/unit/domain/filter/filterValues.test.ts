import { describe, expect, it } from "vitest";
import { countValues } from "../../../../src/domain/filter/filterValues";
import { aBackupJob, aRestoreJob } from "../../../support/jobs/jobBuilders";

describe("The values that jobs have", () => {
  it("are counted for each criterion, most frequent first, then by name", () => {
    const a = aBackupJob({ id: "a", state: "FAILED", backupVaultName: "prod" });
    const b = aBackupJob({ id: "b", state: "RUNNING", backupVaultName: "prod" });
    const c = aRestoreJob({ id: "c", state: "RUNNING" });
    const counted = countValues(["states", "vaults", "parentJobIds"], [a, b, c]);
    expect(counted.get("states")).toEqual([
      { value: "RUNNING", count: 2, example: b },
      { value: "FAILED", count: 1, example: a },
    ]);
    expect(counted.get("vaults")?.map(({ value, count }) => [value, count])).toEqual([
      ["prod", 2],
      ["Default", 1],
    ]);
    expect(counted.get("parentJobIds")).toEqual([]);
  });

  it("are names where a job has them, and ids where it has not", () => {
    const named = aBackupJob({
      id: "a",
      createdBy: { backupPlanId: "id-1", backupPlanName: "daily" },
    });
    const unnamed = aBackupJob({
      id: "b",
      createdBy: { backupPlanId: "id-2", backupPlanName: "" },
    });
    const counted = countValues(["backupPlans"], [named, unnamed]).get("backupPlans");
    expect(counted?.map(({ value }) => value)).toEqual(["daily", "id-2"]);
  });
});
