import { expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { failureMessage, mostFrequentKind } from "../../../../src/viewmodel/live/failureMessage";
import { createFormats } from "../../../../src/viewmodel/text/formats";
import { aBackupJob, aCopyJob, aScanJob } from "../../../support/jobs/jobBuilders";

const formats = createFormats({ locale: "en", timeZone: "UTC" });
const denied = aBackupJob({ state: "FAILED", messageCategory: "AccessDenied" });
const quota = aBackupJob({ state: "FAILED", messageCategory: "LimitExceeded" });

const message = (jobs: readonly Job[], sessionName = "prod"): string =>
  failureMessage(
    jobs.map((job) => ({ job, sessionName })),
    formats,
  );

it("groups jobs of a kind in a session, with what they have in common", () => {
  expect(message([denied, denied, denied])).toBe("3 backup jobs failed in prod: Access denied.");
  expect(message([denied])).toBe("1 backup job failed in prod: Access denied.");
  const expired = aBackupJob({ state: "EXPIRED" });
  expect(message([expired, expired])).toMatch(/^2 backup jobs expired in prod/);
  expect(message([denied, expired])).toMatch(/^2 backup jobs did not complete in prod/);
});

it("names the causes, the most frequent first", () => {
  expect(message([quota, denied, denied])).toMatch(
    /^3 backup jobs failed in prod: Access denied \(2\) and [^,()]+\.$/,
  );
});

it("tells of the largest group first, and of threats by themselves", () => {
  const threats = aScanJob({ scanResultStatus: "THREATS_FOUND" });
  const copy = aCopyJob({ state: "FAILED", messageCategory: "AccessDenied" });
  expect(message([threats, copy, copy])).toBe(
    "In prod, 2 copy jobs failed (Access denied) and 1 scan job found threats.",
  );
  expect(mostFrequentKind([threats, copy, copy].map((job) => ({ job, sessionName: "" })))).toBe(
    "copy",
  );
});

it("is one sentence of some 200 characters, and counts what it does not name", () => {
  const jobs = [
    ...Array.from({ length: 12 }, () => ({ job: denied, sessionName: "prod · eu-west-1" })),
    ...Array.from({ length: 9 }, (_, i) => ({
      job: aCopyJob({ state: "FAILED", statusMessage: `Reason ${i} of many`, messageCategory: "" }),
      sessionName: "dev · us-east-1",
    })),
    ...["a", "b", "c"].map((name) => ({ job: quota, sessionName: `account ${name} · eu-west-1` })),
  ];
  expect(failureMessage(jobs, formats)).toBe(
    "12 backup jobs failed in prod · eu-west-1 (Access denied), 9 copy jobs failed in dev · us-east-1 " +
      "(Reason 0 of many and 8 more causes), 1 backup job failed in account a · eu-west-1 (Quota reached), and 2 more.",
  );
  expect(message([quota, denied, denied], "x".repeat(200)).length).toBeLessThanOrEqual(200);
});

const hostile = "[x](command:evil)\n$(x)\u202e".repeat(1000);

it.each([1, 2, 50])(
  "is one bounded line, whatever AWS says and %i sessions are called",
  (sessions) => {
    const failures = Array.from({ length: 500 }, (_, i) => ({
      job: aBackupJob({
        state: "FAILED",
        statusMessage: `${i} ${hostile}`,
        messageCategory: hostile,
      }),
      sessionName: `${i % sessions} ${hostile}`,
    }));
    const text = failureMessage(failures, formats);
    expect(text).not.toMatch(/[\n\u202e]/);
    expect(text.length).toBeLessThan(240);
    expect(text).toMatch(/^[\d,]+ backup jobs failed in .*\d more(?: causes)?\)?\.$/);
  },
);
