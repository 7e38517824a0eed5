import { describe, expect, it } from "vitest";
import {
  backupPlanOf,
  planSelectionOf,
  selectionIdsOf,
} from "../../../../src/aws/requests/backupPlanOf";
import {
  describedResourceOf,
  protectedResourcesOf,
  resourcePointsOf,
} from "../../../../src/aws/requests/protectedResourceOf";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { planArn } from "../../../support/endpoint/data/arns";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { HeldPlan } from "../../../support/endpoint/heldPlan";
import { wireDate } from "../../../support/endpoint/wire";
import { failureOf } from "../../../support/identity/testRuntime";
import { wireBackupJob, wireRestoreJob } from "../../../support/jobs/wireJobs";
import { never, useDemoGateway } from "./useDemoGateway";

const demo = useDemoGateway();
const place = { accountId: "111122223333", region: "eu-west-1" };
const bucket = "arn:aws:s3:::photos";
const created = Date.UTC(2026, 0, 1);
const page = { maxResults: 1000 };

const plan: HeldPlan = {
  planId: "plan-1",
  created,
  record: {
    BackupPlanName: "production",
    Rules: [
      {
        RuleName: "nightly",
        RuleId: "rule-1",
        TargetBackupVaultName: "Default",
        ScheduleExpression: "cron(0 2 ? * * *)",
        ScheduleExpressionTimezone: "Europe/Berlin",
        StartWindowMinutes: 60,
        CompletionWindowMinutes: 120,
        EnableContinuousBackup: true,
      },
      { RuleName: "weekly", RuleId: "rule-2", ScheduleExpression: "cron(0 12 ? * 1 *)" },
    ],
  },
  selections: [
    {
      selectionId: "selection-1",
      created: created + 7000,
      record: { SelectionName: "buckets", Resources: [bucket], NotResources: [], ListOfTags: [] },
    },
    {
      selectionId: "selection-2",
      record: {
        SelectionName: "tagged",
        Resources: ["*"],
        Conditions: { StringEquals: [{ ConditionKey: "aws:ResourceTag/a", ConditionValue: "b" }] },
      },
    },
  ],
};

function setAccount(plans: readonly HeldPlan[] = [plan]): void {
  demo.endpoint.setAccount(
    accountOf({
      plans,
      backup: [
        wireBackupJob({
          id: "1",
          members: {
            ResourceArn: bucket,
            ResourceName: "photos",
            RecoveryPointArn: "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
            CompletionDate: wireDate(created),
          },
        }),
        wireBackupJob({ id: "2", state: "FAILED" }),
        wireBackupJob({ id: "3" }),
      ],
      restore: [
        wireRestoreJob({
          members: {
            SourceResourceArn: bucket,
            CreationDate: wireDate(created),
            CompletionDate: wireDate(created + 5 * 60_000),
            RecoveryPointCreationDate: wireDate(created - 1000),
          },
        }),
      ],
      recoveryPoints: {
        "arn:aws:backup:eu-west-1:111122223333:recovery-point:1": {
          Status: "COMPLETED",
          BackupVaultName: "Default",
          BackupSizeInBytes: 12,
          CreationDate: wireDate(created),
          EncryptionKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1",
          VaultType: "BACKUP_VAULT",
          IsParent: false,
        },
      },
    }),
  );
}

/** The requests of the test so far, as the endpoint saw them. */
const asked = (): unknown[] =>
  demo.endpoint.requests.map(({ operation, params }) => [operation, params]);

describe("ListProtectedResources", () => {
  it("is what has a successful backup, page by page", async () => {
    setAccount();
    const first = await demo.gateway.listProtectedResources({ maxResults: 1 }, never);
    const nextToken = first.nextToken ?? "";
    const rest = await demo.gateway.listProtectedResources({ maxResults: 1, nextToken }, never);
    expect(rest).not.toHaveProperty("nextToken");
    expect([...first.items, ...rest.items]).toEqual([
      expect.objectContaining({
        resourceArn: "arn:aws:ec2:eu-west-1:111122223333:volume/3",
        resourceType: "EBS",
      }),
      {
        resourceArn: bucket,
        resourceType: "EBS",
        resourceName: "photos",
        lastBackupTime: created,
        lastBackupVaultArn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:Default",
        lastRecoveryPointArn: "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
      },
    ]);
    expect(asked()).toEqual([
      ["ListProtectedResources", { maxResults: "1" }],
      ["ListProtectedResources", { maxResults: "1", nextToken }],
    ]);
  });
});

describe("A protected resource", () => {
  it("is described with its last restore", async () => {
    setAccount();
    expect(await demo.gateway.describeProtectedResource(bucket, never)).toMatchObject({
      resourceArn: bucket,
      lastBackupTime: created,
      latestRestoreExecutionMinutes: 5,
      latestRestoreJobCreationDate: created,
      latestRestoreRecoveryPointCreationDate: created - 1000,
    });
    expect(asked()).toEqual([["DescribeProtectedResource", { resourceArn: bucket }]]);
  });

  it("that was never backed up is not found", async () => {
    setAccount();
    const failure = await failureOf(
      demo.gateway.describeProtectedResource("arn:aws:s3:::other", never),
    );
    expect(failure.kind).toBe("notFound");
  });

  it("has its recovery points listed", async () => {
    setAccount();
    expect(await demo.gateway.listRecoveryPointsByResource(bucket, page, never)).toEqual({
      items: [
        {
          recoveryPointArn: "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
          creationDate: created,
          status: "COMPLETED",
          statusMessage: undefined,
          vaultName: "Default",
          vaultType: "BACKUP_VAULT",
          backupSizeInBytes: 12,
          encryptionKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1",
          isParent: false,
          parentRecoveryPointArn: undefined,
          scan: undefined,
        },
      ],
    });
    expect(asked()).toEqual([
      ["ListRecoveryPointsByResource", { maxResults: "1000", resourceArn: bucket }],
    ]);
  });
});

describe("A backup plan", () => {
  it("is read with its rules and AWS's next ten runs", async () => {
    setAccount();
    const read = await demo.gateway.getBackupPlan("plan-1", never);
    expect(read).toMatchObject({
      planArn: planArn(place, "plan-1"),
      name: "production",
      creationDate: created,
      selections: undefined,
      rules: [
        {
          ruleId: "rule-1",
          ruleName: "nightly",
          scheduleExpression: "cron(0 2 ? * * *)",
          scheduleExpressionTimezone: "Europe/Berlin",
          startWindowMinutes: 60,
          completionWindowMinutes: 120,
          targetVaultName: "Default",
          isContinuous: true,
        },
        { ruleId: "rule-2", startWindowMinutes: undefined, isContinuous: false },
      ],
    });
    const runs = read === "deleted" ? [] : read.nextRuns;
    expect(runs).toHaveLength(10);
    expect(new Set(runs.map(({ ruleId }) => ruleId))).toEqual(new Set(["rule-1", "rule-2"]));
    expect(asked()).toEqual([
      ["GetBackupPlan", { backupPlanId: "plan-1", MaxScheduledRunsPreview: "10" }],
    ]);
  });

  it.each([
    ["has a DeletionDate", [{ ...plan, deleted: created + 1 }]],
    ["is not there", []],
  ])("is deleted where it %s", async (_, plans) => {
    setAccount(plans);
    expect(await demo.gateway.getBackupPlan("plan-1", never)).toBe("deleted");
  });

  it("has its selections read one by one", async () => {
    setAccount();
    const first = await demo.gateway.listBackupSelections("plan-1", { maxResults: 1 }, never);
    const nextToken = first.nextToken ?? "";
    const rest = await demo.gateway.listBackupSelections(
      "plan-1",
      { maxResults: 1, nextToken },
      never,
    );
    expect([first.items, rest]).toEqual([["selection-1"], { items: ["selection-2"] }]);
    expect(await demo.gateway.getBackupSelection("plan-1", "selection-1", never)).toEqual({
      name: "buckets",
      creationDate: created + 7000,
      resources: [bucket],
      notResources: [],
      choosesByTags: false,
    });
    expect(await demo.gateway.getBackupSelection("plan-1", "selection-2", never)).toMatchObject({
      resources: ["*"],
      choosesByTags: true,
    });
  });
});

const calls: readonly (readonly [string, (gateway: JobGateway, id: string) => Promise<unknown>])[] =
  [
    ["DescribeProtectedResource", (of, id) => of.describeProtectedResource(id, never)],
    ["ListRecoveryPointsByResource", (of, id) => of.listRecoveryPointsByResource(id, page, never)],
    ["GetBackupPlan", (of, id) => of.getBackupPlan(id, never)],
    ["ListBackupSelections", (of, id) => of.listBackupSelections(id, page, never)],
    ["GetBackupSelection", (of, id) => of.getBackupSelection(id, "s", never)],
    ["GetBackupSelection", (of, id) => of.getBackupSelection("p", id, never)],
    ["DescribeBackupJob", (of, id) => of.describeJob("backup", id, never)],
    ["GetRestoreJobMetadata", (of, id) => of.getRestoreJobMetadata(id, never)],
  ];

describe.each(calls)("%s", (operation, call) => {
  it.each(["", ".", ".."])("sends nothing for %j, which would lead elsewhere", async (id) => {
    expect((await failureOf(call(demo.gateway, id))).reason).toBe("missingParameterValue");
    expect(demo.endpoint.requests).toEqual([]);
  });

  it("keeps what an ID has in it, and names the permission that is denied", async () => {
    demo.endpoint.addFault({ kind: "accessDenied" });
    const failure = await failureOf(call(demo.gateway, "../a?b=c&d#e/%2F/./é"));
    expect(failure).toMatchObject({ reason: "accessDenied", details: { operation } });
    expect(demo.endpoint.requests).toMatchObject([{ operation }]);
    const [request] = demo.endpoint.requests;
    expect(Object.values(request?.params ?? {})).toContain("../a?b=c&d#e/%2F/./é");
  });
});

describe("An untrusted answer", () => {
  it.each([undefined, null, 7, "x", [], {}])("of %j has no members, and is no plan", (answer) => {
    expect(protectedResourcesOf(answer)).toEqual([]);
    expect(resourcePointsOf(answer)).toEqual([]);
    expect(describedResourceOf("arn", answer)).toMatchObject({ resourceArn: "arn" });
    expect(backupPlanOf(answer)).toBeUndefined();
    expect(planSelectionOf(answer)).toBeUndefined();
  });

  it("has no member of another type", () => {
    expect(
      protectedResourcesOf([
        null,
        { ResourceArn: 7 },
        { ResourceArn: "" },
        { ResourceArn: "a", ResourceType: 7, LastBackupTime: "today", ResourceName: {} },
      ]),
    ).toEqual([
      {
        resourceArn: "a",
        resourceType: undefined,
        resourceName: undefined,
        lastBackupTime: undefined,
        lastBackupVaultArn: undefined,
        lastRecoveryPointArn: undefined,
      },
    ]);
    const [point] = resourcePointsOf([
      { RecoveryPointArn: "a", BackupSizeBytes: "1", IsParent: 1, AggregatedScanResult: "x" },
    ]);
    expect(Object.values(point ?? {}).filter((value) => value !== undefined)).toEqual(["a"]);
    const scan = { FailedScan: "no", Findings: [7, "MALWARE"], LastComputed: new Date(NaN) };
    expect(
      resourcePointsOf([{ RecoveryPointArn: "a", AggregatedScanResult: scan }])[0]?.scan,
    ).toEqual({ hasFailed: undefined, findings: ["MALWARE"], lastComputed: undefined });
  });

  it("is a plan with rules only: one without them would have ended for all of its resources", () => {
    const of = (members: object): unknown =>
      backupPlanOf({ BackupPlanArn: "arn", BackupPlan: { Rules: [] }, ...members });
    expect(of({})).toMatchObject({ planArn: "arn", rules: [], nextRuns: [] });
    expect(of({ BackupPlan: {} })).toBeUndefined();
    expect(of({ BackupPlan: { Rules: {} } })).toBeUndefined();
    expect(of({ BackupPlanArn: 7 })).toBeUndefined();
    expect(of({ DeletionDate: new Date(0), BackupPlan: null })).toBe("deleted");
    expect(of({ DeletionDate: "yes" })).toMatchObject({ planArn: "arn" });
    const rules = [null, { StartWindowMinutes: "60", EnableContinuousBackup: "true" }];
    const preview = [null, { ExecutionTime: "soon" }, { ExecutionTime: new Date(5), RuleId: 7 }];
    expect(of({ BackupPlan: { Rules: rules }, ScheduledRunsPreview: preview })).toMatchObject({
      rules: [{ ruleId: undefined }, { startWindowMinutes: undefined, isContinuous: false }],
      nextRuns: [{ at: 5, ruleId: undefined }],
    });
  });

  it("with a selection that can't be asked for, or is not told, says nothing of who is assigned", () => {
    expect(selectionIdsOf([])).toEqual([]);
    expect(selectionIdsOf([{ SelectionId: "a" }, { SelectionId: "" }])).toBeUndefined();
    expect(selectionIdsOf([null])).toBeUndefined();
    for (const selection of [null, "x", {}, { SelectionName: 7, Resources: ["*"] }]) {
      expect(planSelectionOf({ BackupSelection: selection })).toBeUndefined();
    }
  });

  it.each([
    [{}, false],
    [{ ListOfTags: null, Conditions: null }, false],
    [{ ListOfTags: [], Conditions: { StringEquals: [], StringLike: null } }, false],
    [{ ListOfTags: [{}] }, true],
    [{ ListOfTags: "x" }, true],
    [{ Conditions: { StringNotLike: [{}] } }, true],
  ])("with the selection %j chooses by tags: %s", (selection, choosesByTags) => {
    expect(
      planSelectionOf({ BackupSelection: { SelectionName: "s", ...selection } })?.choosesByTags,
    ).toBe(choosesByTags);
  });
});
