import { describe, expect, it } from "vitest";
import type { ResourcesNode } from "../../../../src/viewmodel/protection/resourcesNode";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { planArn } from "../../../support/endpoint/data/arns";
import type { AccountGateway } from "../../../support/jobs/accountGateway";
import { accountId, noon } from "../../../support/jobs/jobBuilders";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { EvaluatedResources } from "../../../support/protection/evaluatedResources";

const hour = 60;
const day = 24 * hour;
const place = { accountId, region: "eu-west-1" };
const volume = (name: string): string => `arn:aws:ec2:eu-west-1:${accountId}:volume/${name}`;

const createdBy = {
  BackupPlanArn: planArn(place, "nightly"),
  BackupPlanId: "nightly",
  BackupPlanName: "Nightly",
  BackupRuleId: "rule",
  BackupRuleName: "at three",
  BackupRuleCron: "cron(0 3 * * ? *)",
};

/** A job of a resource, of the run of so many nights ago. */
function job(name: string, nights: number, state = "COMPLETED") {
  const members = { ResourceArn: volume(name), ResourceName: name, CreatedBy: createdBy };
  return wireBackupJob({ id: `${name}-${nights}`, state, age: 9 * hour + nights * day, members });
}

/** Two volumes with jobs; one that only AWS's list has, one that only the plan names, one that the plan has lost. */
const account = accountOf({
  backup: [
    job("fine", 0),
    job("bad", 0, "FAILED"),
    ...[0, 1, 2, 3].map((nights) => job("lost", nights)),
  ],
  protectedResources: {
    [volume("listed")]: {
      ResourceName: "listed",
      ResourceType: "EBS",
      LastBackupTime: noon / 1000 - 90 * 86_400,
    },
  },
  plans: [
    {
      planId: "nightly",
      created: 0,
      record: {
        BackupPlanName: "Nightly",
        Rules: [
          {
            RuleName: "at three",
            RuleId: "rule",
            ScheduleExpression: createdBy.BackupRuleCron,
            StartWindowMinutes: 60,
          },
        ],
      },
      selections: [
        {
          selectionId: "some",
          record: { SelectionName: "some", Resources: ["fine", "bad", "named"].map(volume) },
        },
      ],
    },
  ],
});

interface Opened {
  readonly gateway: AccountGateway;
  /** All rows, "label | description | tooltip"; two spaces a level. */
  readonly rows: () => readonly string[];
  readonly read: () => Promise<void>;
}

async function opened(denied?: string): Promise<Opened> {
  const resources = new EvaluatedResources(account);
  const { gateway, tree } = resources;
  if (denied !== undefined) {
    const hits = ({ operation }: { operation: string }): boolean => operation === denied;
    gateway.fail("accessDenied", { times: Infinity, hits });
  }
  const rows = (parent?: ResourcesNode, level = 0): readonly string[] =>
    tree.children(parent).flatMap((node) => {
      const { label, description = "" } = tree.row(node);
      return [
        `${"  ".repeat(level)}${label} | ${description} | ${tree.tooltip(node) ?? ""}`,
        ...rows(node, level + 1),
      ];
    });
  await resources.open();
  return { gateway, rows, read: () => resources.readRecentJobs() };
}

/** What the rows say where all is permitted, by the operation that tells it. */
const told: Readonly<Record<string, RegExp>> = {
  ListProtectedResources: /^ {2}listed \|/m,
  ListBackupJobs: /^Failing \| 1 \|/m,
  GetBackupPlan: /^ {2}named \|/m,
  ListBackupSelections: /^ {2}named \|/m,
  GetBackupSelection: /^ {2}named \|/m,
};

describe("The view of protected resources", () => {
  it("costs one request to open, and each operation is asked for once when the jobs are read", async () => {
    const { gateway, read, rows } = await opened();
    expect(gateway.requests.map(({ operation }) => operation)).toEqual(["ListProtectedResources"]);
    await read();
    const asked = gateway.requests.map(({ operation }) => operation);
    expect(asked.toSorted()).toEqual(Object.keys(told).toSorted());
    const text = rows().join("\n");
    for (const pattern of Object.values(told)) expect(text).toMatch(pattern);
    expect(text).toMatch(/^No longer backed up \| 1 \|/m);
    await read();
    expect(gateway.requests).toHaveLength(asked.length);
  });

  it.each(Object.keys(told))(
    "without the permission for %s lacks what it tells, and says so",
    async (denied) => {
      const { gateway, read, rows } = await opened(denied);
      await read();
      const text = rows().join("\n");
      expect(text).toContain(`backup:${denied}`);
      expect(text).not.toMatch(told[denied] ?? /./);
      // A plan that can be read tells when its rules run, whoever may read its selections.
      expect(text.includes("When rules run is taken from jobs")).toBe(denied === "GetBackupPlan");
      // Whom a plan names takes three operations, and only jobs name plans.
      const others = ["ListProtectedResources", "ListBackupJobs"].filter(
        (other) => other !== denied,
      );
      for (const other of others) expect(text).toMatch(told[other] ?? /./);
      // What failed at the opening is tried again when somebody has the jobs read.
      const asked = gateway.requests.filter(({ operation }) => operation === denied);
      expect(asked).toHaveLength(denied === "ListProtectedResources" ? 2 : 1);
    },
  );
});
