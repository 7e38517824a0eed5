import { expect, it } from "vitest";
import { RequestCounts } from "../../../../src/domain/live/requestCounts";
import { noon } from "../../../support/jobs/jobBuilders";

const minute = 60_000;

it("counts the requests of the last hour by operation, most first", () => {
  const counts = new RequestCounts();
  for (let passed = 0; passed <= 300; passed++) {
    counts.note("ListBackupJobs", noon + passed * minute);
    if (passed % 2 === 0) counts.note("DescribeBackupJob", noon + passed * minute);
    if (passed % 2 === 0) counts.note("DescribeBackupJob", noon + passed * minute);
  }
  expect([...counts.lastHour(noon + 300 * minute)]).toEqual([
    ["DescribeBackupJob", 62],
    ["ListBackupJobs", 61],
  ]);
  expect([...counts.lastHour(noon + 361 * minute)]).toEqual([]);
});

it("keeps nothing of a time that a clock was set back from", () => {
  const counts = new RequestCounts();
  counts.note("ListBackupJobs", noon + 600 * minute);
  counts.note("ListBackupJobs", noon);
  expect([...counts.lastHour(noon)]).toEqual([["ListBackupJobs", 1]]);
});
