import { describe, expect, it } from "vitest";
import { countValues, mostFrequent } from "../../../../src/domain/filter/filterValues";
import { aBackupJob, aRestoreJob } from "../../../support/jobs/jobBuilders";

describe("The values that jobs have", () => {
  it("are counted for each criterion, most frequent first, then by name", () => {
    const a = aBackupJob({ id: "a", state: "FAILED", backupVaultName: "prod" });
    const b = aBackupJob({ id: "b", state: "RUNNING", backupVaultName: "prod" });
    const c = aRestoreJob({ id: "c", state: "RUNNING" });
    const counted = countValues(["states", "vaults", "parentJobIds"], [a, b, c]);
    const first = (values: Parameters<typeof mostFrequent>[0] = []) => mostFrequent(values, 10);
    expect(first(counted.get("states"))).toEqual([
      { value: "RUNNING", count: 2, example: b },
      { value: "FAILED", count: 1, example: a },
    ]);
    expect(first(counted.get("vaults")).map(({ value, count }) => [value, count])).toEqual([
      ["prod", 2],
      ["Default", 1],
    ]);
    expect(counted.get("parentJobIds")).toEqual([]);
  });

  it("are so many at most, those of several jobs before those that one job each has", () => {
    const own = Array.from({ length: 20 }, (_, i) => aBackupJob({ recoveryPointArn: `arn:${i}` }));
    const shared = aBackupJob({ recoveryPointArn: "arn:shared" });
    const counted = countValues(["recoveryPointArns"], [...own, shared, shared]);
    const values = counted.get("recoveryPointArns") ?? [];
    expect(values).toHaveLength(21);
    const offered = mostFrequent(values, 3).map(({ value }) => value);
    expect(offered[0]).toBe("arn:shared");
    expect(new Set(offered).size).toBe(3);
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
