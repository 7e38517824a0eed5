import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { answer } from "../../../support/endpoint/answer";
import type { HeldPlan } from "../../../support/endpoint/heldPlan";
import { nextRuns } from "../../../support/endpoint/nextRuns";
import { previewOf } from "../../../support/endpoint/planPreview";
import { readText, type WireObject } from "../../../support/endpoint/wire";
import { noon } from "../../../support/jobs/jobBuilders";
import { wireBackupJob } from "../../../support/jobs/wireJobs";

const at = (text: string): number => Date.parse(text);
const times = (runs: readonly number[]): string[] =>
  runs.map((run) => new Date(run).toISOString().slice(0, 16));

describe("The next runs of a schedule", () => {
  it.each([
    ["0 5 ? * * *", "Etc/UTC", ["2026-11-20T05:00", "2026-11-21T05:00"]],
    ["0 5 * * ? *", "America/New_York", ["2026-11-20T10:00", "2026-11-21T10:00"]],
    ["30 0/12 ? * FRI *", "Etc/UTC", ["2026-11-20T00:30", "2026-11-20T12:30"]],
    ["0 5 ? * 1 *", "Etc/UTC", ["2026-11-22T05:00", "2026-11-29T05:00"]],
    ["0 5 ? * MON-WED *", "Etc/UTC", ["2026-11-23T05:00", "2026-11-24T05:00"]],
    ["0 5 L * ? *", "Etc/UTC", ["2026-11-30T05:00", "2026-12-31T05:00"]],
    // The 15th of November 2026 is a Sunday, that of August a Saturday.
    ["0 5 15W 8,11 ? *", "Etc/UTC", ["2027-08-16T05:00", "2027-11-15T05:00"]],
    ["0 5 ? * 6L *", "Etc/UTC", ["2026-11-27T05:00", "2026-12-25T05:00"]],
    ["0 5 ? * 2#1 *", "Etc/UTC", ["2026-12-07T05:00", "2027-01-04T05:00"]],
    ["0 5 29 2 ? *", "Etc/UTC", ["2028-02-29T05:00", "2032-02-29T05:00"]],
    ["0 5 1 1 ? 2030", "Etc/UTC", ["2030-01-01T05:00"]],
  ])("cron(%s) in %s are %j", (cron, zone, expected) => {
    expect(
      times(nextRuns(`cron(${cron})`, zone, { from: at("2026-11-20T00:00Z"), count: 2 })),
    ).toEqual(expected);
  });

  it("are none in the gap of a clock change, and one in the hour that comes twice", () => {
    const gap = nextRuns("cron(30 2 ? * * *)", "Europe/Berlin", {
      from: at("2027-03-27T12:00Z"),
      count: 2,
    });
    expect(times(gap)).toEqual(["2027-03-29T00:30", "2027-03-30T00:30"]);
    const twice = nextRuns("cron(30 2 ? * * *)", "Europe/Berlin", {
      from: at("2026-10-24T12:00Z"),
      count: 2,
    });
    expect(times(twice)).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"]);
  });

  it.each(["rate(1 day)", "at(2026-11-20T00:00:00)", "cron(0 5 * *)", ""])(
    "of %j are unknown",
    (expression) => {
      expect(nextRuns(expression, "Etc/UTC", { from: 0, count: 2 })).toEqual([]);
    },
  );
});

function rule(RuleId: string, cron: string, days?: number, window?: number): WireObject {
  return {
    RuleId,
    ScheduleExpression: `cron(${cron})`,
    ...(window !== undefined && { StartWindowMinutes: window }),
    ...(days !== undefined && { Lifecycle: { DeleteAfterDays: days } }),
  };
}

describe("The preview of a plan's runs", () => {
  const runs = (rules: readonly WireObject[], count = 4): string[] =>
    previewOf({ Rules: rules }, at("2026-11-20T00:00Z"), count).map(
      ({ RuleId, ExecutionTime }) =>
        `${readText(RuleId)} ${new Date(Number(ExecutionTime) * 1000).toISOString().slice(5, 16)}`,
    );

  it("merges runs that overlap: the one that is kept longer is there", () => {
    const weekly = rule("weekly", "0 6 ? * SUN *", 90);
    expect(runs([rule("daily", "0 5 ? * * *", 35), weekly])).toEqual([
      "daily 11-20T05:00",
      "daily 11-21T05:00",
      "weekly 11-22T06:00",
      "daily 11-23T05:00",
    ]);
  });

  it("keeps both of two runs whose time frames only touch", () => {
    const weekly = rule("weekly", "0 6 ? * SUN *", 90);
    expect(runs([rule("daily", "0 5 ? * SUN *", 35, 60), weekly], 2)).toEqual([
      "daily 11-22T05:00",
      "weekly 11-22T06:00",
    ]);
  });

  it("is in order, though one rule runs far more often", () => {
    expect(runs([rule("monthly", "0 3 20 * ? *"), rule("hourly", "0 * ? * * *", 1, 60)])).toEqual([
      "hourly 11-20T01:00",
      "hourly 11-20T02:00",
      "monthly 11-20T03:00",
      "hourly 11-20T11:00",
    ]);
  });
});

const plan: HeldPlan = {
  planId: "one",
  created: 0,
  record: { BackupPlanName: "one", Rules: [rule("daily", "0 5 ? * * *")] },
  selections: [{ selectionId: "a", record: { SelectionName: "a" } }],
};

describe("The endpoint", () => {
  const account = accountOf({
    plans: [plan, { ...plan, planId: "future", created: noon + 1 }],
    backup: [wireBackupJob({ id: "1" }), wireBackupJob({ id: "2", state: "PARTIAL" })],
    protectedResources: { "arn:aws:s3:::old": { ResourceType: "S3", LastBackupTime: 1 } },
  });
  const ask = (
    operation: Parameters<typeof answer>[0]["operation"],
    params: Readonly<Record<string, string>> = {},
  ) => answer({ account, operation, params, now: noon });

  it("previews runs where it is asked to, ten at most", () => {
    expect(ask("GetBackupPlan", { backupPlanId: "one" }).body).not.toHaveProperty(
      "ScheduledRunsPreview",
    );
    const params = { backupPlanId: "one", MaxScheduledRunsPreview: "10" };
    expect(ask("GetBackupPlan", params).body["ScheduledRunsPreview"]).toHaveLength(10);
    const eleven = { ...params, MaxScheduledRunsPreview: "11" };
    expect(ask("GetBackupPlan", eleven).errorType).toBe("InvalidParameterValueException");
  });

  it("knows no plan of the future, no selection of another plan, and no resource that was never backed up", () => {
    for (const refused of [
      ask("GetBackupPlan", { backupPlanId: "future" }),
      ask("ListBackupSelections", { backupPlanId: "two" }),
      ask("GetBackupSelection", { backupPlanId: "one", selectionId: "b" }),
      ask("DescribeProtectedResource", { resourceArn: "arn:aws:s3:::new" }),
    ]) {
      expect(refused.errorType).toBe("ResourceNotFoundException");
    }
  });

  it("lists what has a good backup, and what the account says besides", () => {
    const { body } = ask("ListProtectedResources");
    expect(body["Results"]).toMatchObject([
      { ResourceArn: "arn:aws:ec2:eu-west-1:111122223333:volume/1" },
      { ResourceArn: "arn:aws:s3:::old", ResourceType: "S3" },
    ]);
  });

  it("takes tokens of the same list only", () => {
    const token = readText(ask("ListProtectedResources", { maxResults: "1" }).body["NextToken"]);
    expect(ask("ListProtectedResources", { nextToken: token }).body["Results"]).toHaveLength(1);
    const wrong = ask("ListRecoveryPointsByResource", {
      resourceArn: "arn:aws:s3:::old",
      nextToken: token,
    });
    expect(wrong.errorType).toBe("InvalidParameterValueException");
  });
});
