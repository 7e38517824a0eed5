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
    "2 copy jobs failed in prod: Access denied. 1 scan job found threats in prod.",
  );
  expect(mostFrequentKind([threats, copy, copy].map((job) => ({ job, sessionName: "" })))).toBe(
    "copy",
  );
});

it("is one bounded line, however much fails and whatever AWS says", () => {
  const hostile = "[x](command:evil)\n$(x)\u202e".repeat(1000);
  const failures = Array.from({ length: 2000 }, (_, i) => ({
    job: aBackupJob({
      state: "FAILED",
      statusMessage: `${i} ${hostile}`,
      messageCategory: hostile,
    }),
    sessionName: `${i % 50} ${hostile}`,
  }));
  const text = failureMessage(failures, formats);
  expect(text).not.toMatch(/[\n\u202e]/);
  expect(text.length).toBeLessThan(1600);
  expect(text).toContain("1,840 more jobs elsewhere.");
});
