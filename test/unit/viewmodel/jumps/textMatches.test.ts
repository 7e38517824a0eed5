import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { searchableTexts } from "../../../../src/domain/job/textSearch";
import { findText, foundIn, matchesText } from "../../../../src/viewmodel/jumps/textMatches";
import { aBackupJob, aCopyJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";

const jobs: readonly Job[] = [
  aBackupJob({ id: "A1-Upper", resourceName: "orders-db", creationDate: noon }),
  aBackupJob({
    id: "b2",
    statusMessage: "Access denied to key arn:aws:kms:eu-west-1:111122223333:key/k-1",
    creationDate: noon - 1,
  }),
  aRestoreJob({ id: "c3", createdResourceArn: "arn:aws:rds:eu-west-1:111122223333:db:restored" }),
];

const ids = (text: string): readonly string[] => findText(text, jobs).shown.map(({ id }) => id);

describe("Find text", () => {
  it("finds ids, names, ARNs and messages, whatever their case", () => {
    expect(ids("a1-upper")).toEqual(["A1-Upper"]);
    expect(ids("ORDERS")).toContain("A1-Upper");
    expect(ids("access DENIED")).toEqual(["b2"]);
    expect(ids("db:restored")).toEqual(["c3"]);
  });

  it("wants every word, each wherever it stands", () => {
    expect(ids("denied b2")).toEqual(["b2"]);
    expect(ids("denied a1")).toEqual([]);
  });

  it("finds nothing for no word", () => {
    expect(ids("  ")).toEqual([]);
  });

  it("looks through what was found when more is typed, with the same result", () => {
    const first = findText("d", jobs);
    expect(findText("db:re", jobs, first)).toEqual(findText("db:re", jobs));
  });

  it("starts anew when something else is typed", () => {
    expect(findText("orders", jobs, findText("denied", jobs)).found).not.toHaveLength(0);
  });

  it("shows the newest of many, and says so", () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      aBackupJob({ id: `many-${i}`, creationDate: noon + i }),
    );
    const matches = findText("many", many);
    expect(matches.shown).toHaveLength(200);
    expect(matches.shown[0]?.id).toBe("many-299");
    expect(matchesText(matches, 3, utcFormats)).toBe(
      "300 of 300 loaded jobs match; the newest 200 are shown; 3 groups have more",
    );
  });

  it("says what it looked at", () => {
    expect(matchesText(findText("denied", jobs), 0, utcFormats)).toBe(
      "1 of 3 loaded jobs matches; no group has more",
    );
    expect(matchesText(findText("", jobs), 1, utcFormats)).toBe(
      "Searches 3 loaded jobs; 1 group has more",
    );
  });

  it("says where a word was found that the row does not show", () => {
    const [first, second] = jobs as [Job, Job];
    expect(foundIn(first, "orders")).toBeUndefined();
    expect(foundIn(second, "key/k-1")).toContain("key/k-1");
    expect(foundIn(second, "key/k-1")?.startsWith("…")).toBe(true);
  });

  it("shows a hostile message as one line", () => {
    const hostile = aBackupJob({
      statusMessage: `needle\n\u202e$(x) [a](command:b) ${"z".repeat(5000)}`,
    });
    expect(foundIn(hostile, "needle")).not.toMatch(/[\n\u202e]/);
    expect(foundIn(hostile, "needle")?.length).toBeLessThan(100);
  });

  it("leaves no id, name or ARN of a job out", () => {
    const createdBy = {
      backupPlanId: "plan-1",
      backupPlanArn: "arn:plan",
      backupPlanName: "nightly",
      backupRuleId: "rule-1",
      backupRuleName: "hourly",
    };
    const ofPlan = Object.values(createdBy);
    const backup = aBackupJob({ createdBy, encryptionKeyArn: "arn:key" });
    expect(searchableTexts(backup)).toEqual(expect.arrayContaining([...ofPlan, "arn:key"]));
    const ofCopy = {
      destinationRecoveryPointArn: "arn:x",
      destinationEncryptionKeyArn: "arn:key",
      createdByBackupJobId: "backup-1",
      compositeMemberIdentifier: "member-1",
    };
    const texts = searchableTexts(aCopyJob({ createdBy, ...ofCopy }));
    expect(texts).toEqual(expect.arrayContaining([...ofPlan, ...Object.values(ofCopy)]));
  });
});
