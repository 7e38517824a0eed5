import { describe, expect, it } from "vitest";
import { planFilter } from "../../../../src/domain/filter/filterPlan";
import { rangesOf } from "../../../../src/domain/filter/filterRanges";
import type { ViewKind } from "../../../../src/domain/job/viewKinds";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { createLocalTime } from "../../../../src/domain/time/localTime";
import { readTimeWindow } from "../../../../src/domain/time/timeWindow";
import {
  filterHeader,
  filterNotes,
  filterWords,
} from "../../../../src/viewmodel/filter/filterText";
import { utcFormats } from "../../../support/jobs/treeFixture";

/** Sunday. */
const now = Date.UTC(2026, 10, 22, 14, 2);
const local = createLocalTime("UTC");

function rangesIn(filter: JobFilter) {
  const read = (window: string, at: number) => {
    const reading = readTimeWindow(window, at, local);
    return reading.type === "range" ? reading.range : undefined;
  };
  return rangesOf(filter, read, now);
}

function words(filter: JobFilter): string {
  return filterWords(filter, { ranges: rangesIn(filter), now, formats: utcFormats });
}

function notes(filter: JobFilter, kind: ViewKind): readonly string[] {
  return filterNotes(filter, planFilter(filter, kind, rangesIn(filter)));
}

const plan = "arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:weekly";

describe("a filter in words", () => {
  it.each<readonly [JobFilter, string]>([
    [
      {
        states: ["FAILED", "EXPIRED"],
        resourceTypes: ["RDS"],
        vaults: ["prod-vault"],
        created: "last 2 days",
      },
      "Failed, Expired · RDS · vault prod-vault · created since Fri, Nov 20, 14:02",
    ],
    [{ created: "yesterday", completed: "today" }, "created Sat, Nov 21 · completed Sun, Nov 22"],
    [{ created: "last night" }, "created Sat, Nov 21, 18:00 – Sun, Nov 22, 08:00"],
    [{ created: "whenever" }, "created “whenever”"],
    [{ resourceTypes: ["RDS", "EBS", "EC2"] }, "RDS, EBS, EC2"],
    [{ resourceTypes: ["RDS", "EBS", "EC2", "S3", "EFS"] }, "RDS, EBS and 3 more"],
    [{ vaults: ["a", "b"] }, "vaults a, b"],
    [{ states: ["FAILED"], laterBackup: ["none"] }, "Failed · without a later good backup"],
    [{ resourceArns: ["arn:aws:ec2:eu-west-1:111122223333:volume/vol-1"] }, "resource vol-1"],
    [{ accountIds: ["111122223333"] }, "account 111122223333"],
    [{ accountIds: ["*"] }, "all accounts of the organization"],
    [{ messageCategories: ["AccessDenied"] }, "category AccessDenied"],
    [{ backupPlans: ["daily"], backupRules: ["nightly"] }, "plan daily · rule nightly"],
    [
      { backupPlans: ["arn:aws:backup:eu-west-1:111122223333:backup-plan:p-1", "a/b:c"] },
      "plans p-1, a/b:c",
    ],
    [{ restoreTestingPlanArns: [plan] }, "restore testing plan weekly"],
    [
      {
        restoreTestingPlanArns: [
          `${plan}_tests_of_all_that_is_kept-8f81f553-3a74-4a3f-b93d-b3360dc80c50`,
        ],
      },
      "restore testing plan weekly_tests_of_all_that_is_kept",
    ],
    [{ parentJobIds: ["p-1", "p-2"] }, "child jobs of p-1, p-2"],
    [{ states: ["QUARANTINED", "COMPLETED_WITH_ISSUES"] }, "QUARANTINED, Completed with issues"],
  ])("%j", (filter, text) => {
    expect(words(filter)).toBe(text);
  });

  it("is one short line, whatever the values are", () => {
    const hostile = `$(flame)\n\u202e${"x".repeat(1000)}`;
    const filter = {
      states: [hostile],
      vaults: [hostile, "a", "b", "c"],
      backupPlans: [hostile],
      created: hostile,
    };
    expect(words(filter)).not.toMatch(/\p{Cc}|\u202e/u);
    expect(words(filter).length).toBeLessThan(260);
  });
});

describe("what has to be known of a filter", () => {
  it.each<readonly [ViewKind, JobFilter, readonly string[]]>([
    ["backup", { states: ["FAILED"], vaults: ["a"], created: "yesterday" }, []],
    ["backup", { backupPlans: ["daily"] }, ["Searches only the loaded jobs for plan daily."]],
    [
      "backup",
      { backupPlans: ["daily"], backupRules: ["a", "b"], states: ["COMPLETED"] },
      ["Searches only the loaded jobs for plan daily and rules a, b."],
    ],
    ["backup", { states: ["RUNNING", "COMPLETED"] }, []],
    [
      "backup",
      { states: ["RUNNING", "QUARANTINED"] },
      ["Searches only the loaded jobs for state Running, QUARANTINED."],
    ],
    ["restore", { vaults: ["a"] }, ["Searches only the loaded jobs for vault a."]],
    ["backup", { laterBackup: ["none"] }, ["A later backup counts only when it is loaded."]],
    [
      "copy",
      { laterBackup: ["none"], states: ["FAILED"] },
      [
        "Searches only the loaded jobs for state Failed.",
        "A later copy counts only when it is loaded.",
      ],
    ],
    ["scan", { laterBackup: ["none"] }, ["Scan jobs have no later good backups."]],
    [
      "restore",
      { resourceArns: ["arn:aws:s3:::b"], created: "yesterday" },
      ["Searches only the loaded jobs for the time."],
    ],
    ["restore", { states: ["PARTIAL"] }, ["Restore jobs have no state Partial."]],
    ["restore", { states: ["PARTIAL", "FAILED"] }, ["Restore jobs have no state Partial."]],
    [
      "restore",
      { messageCategories: ["x"], vaults: ["a"] },
      ["Restore jobs have no message categories."],
    ],
    ["backup", { restoreTestingPlanArns: [plan] }, ["Backup jobs have no restore testing plans."]],
    ["backup", { created: "whenever" }, ["The time “whenever” is empty now."]],
    ["backup", { created: "last 30 days" }, []],
    ["backup", { created: "last 31 days" }, ["AWS Backup lists backup jobs for 30 days."]],
    ["scan", { completed: "before today" }, ["AWS Backup lists scan jobs for 30 days."]],
    ["backup", { completed: "before today" }, ["AWS Backup lists backup jobs for 30 days."]],
    [
      "backup",
      { created: "2026-09-01 to 2026-09-10" },
      ["AWS Backup lists backup jobs for 30 days. All of this time is older."],
    ],
    ["restore", { created: "last 31 days" }, []],
  ])("%s jobs, %j", (kind, filter, expected) => {
    expect(notes(filter, kind)).toEqual(expected);
  });

  it("stands after the words, in the view's header", () => {
    const filter = { states: ["FAILED"], vaults: ["a"] };
    const header = (kind: ViewKind) =>
      filterHeader(filter, planFilter(filter, kind, { readAt: now }), { now, formats: utcFormats });
    expect(header("backup")).toBe("Filter: Failed · vault a");
    expect(header("restore")).toBe(
      "Filter: Failed · vault a. Searches only the loaded jobs for vault a",
    );
  });

  it("is what it was when AWS was asked: the last 30 days are not cut off an hour later", () => {
    const filter = { created: "last 30 days" };
    const scope = planFilter(filter, "backup", rangesIn(filter));
    const later = { now: now + 3_600_000, formats: utcFormats };
    expect(filterHeader(filter, scope, later)).toBe("Filter: created since Fri, Oct 23, 14:02");
  });
});
