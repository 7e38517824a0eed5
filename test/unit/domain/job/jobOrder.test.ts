import { describe, expect, it } from "vitest";
import { compareJobs, firstOf } from "../../../../src/domain/job/jobOrder";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";

describe("The first of some jobs", () => {
  it("is the one that a sort would put first", () => {
    const jobs = ["c", "a", "b"].flatMap((id, i) => [
      aBackupJob({ id, creationDate: noon + i }),
      aBackupJob({ id: `${id}2`, creationDate: noon }),
    ]);
    expect(firstOf(jobs)).toBe([...jobs].sort(compareJobs)[0]);
    expect(firstOf([])).toBeUndefined();
  });
});
