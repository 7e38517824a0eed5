import type { Random } from "../random";
import type { WireObject } from "../wire";
import type { Place, ResourceType } from "./arns";
import { planArn, resourceArn } from "./arns";

/** A rule of a backup plan: when it runs, and what CreatedBy says of it. */
export interface Rule {
  readonly creator: WireObject;
  /** Hours of the day (UTC) at which it starts. */
  readonly hours: readonly number[];
  readonly minute: number;
  readonly deleteAfterDays: number;
}

export interface Resource {
  readonly type: ResourceType;
  readonly name: string;
  readonly arn: string;
  readonly vault: string;
  readonly rule: Rule;
  readonly role: string;
  /** Of the whole resource. */
  readonly bytes: number;
  /** Of a usual backup. */
  readonly minutes: number;
  /** Share of nights on which something goes wrong. */
  readonly trouble: number;
}

type Row = readonly [
  type: ResourceType,
  name: string,
  vault: string,
  rule: RuleName,
  gigabytes: number,
  minutes: number,
  trouble: number,
];

export type RuleName = "nightly" | "databases" | "fourHourly" | "development" | "weekly";

const rows: readonly Row[] = [
  ["EC2", "shop-web-1", "production-daily", "nightly", 60, 22, 0.01],
  ["EC2", "shop-web-2", "production-daily", "nightly", 60, 24, 0.01],
  ["EC2", "win-ad-01", "production-daily", "nightly", 120, 35, 0.3],
  ["EBS", "shop-search-data", "production-daily", "nightly", 500, 41, 0.03],
  ["EBS", "shop-queue-data", "production-daily", "nightly", 200, 18, 0.02],
  ["EFS", "shared-home", "aws/efs/automatic-backup-vault", "nightly", 340, 95, 0.03],
  ["EFS", "uploads", "production-daily", "nightly", 1250, 170, 0.02],
  ["S3", "anycompany-media-assets", "production-daily", "nightly", 4200, 210, 0.08],
  ["S3", "anycompany-audit-logs", "compliance-locked", "nightly", 880, 64, 0],
  ["FSx", "finance-share", "production-daily", "nightly", 2048, 48, 0.06],
  ["Storage Gateway", "branch-office-volume", "production-daily", "nightly", 150, 30, 0.04],
  ["VirtualMachine", "erp-app-01", "production-daily", "nightly", 400, 120, 0.12],
  ["VirtualMachine", "erp-db-01", "production-daily", "nightly", 900, 190, 0.08],
  ["RDS", "orders-postgres", "databases", "fourHourly", 300, 12, 0.03],
  ["RDS", "billing-mysql", "databases", "databases", 180, 11, 0.05],
  ["Aurora", "catalog-aurora", "databases", "databases", 700, 9, 0.01],
  ["DocumentDB", "profiles-docdb", "databases", "databases", 250, 10, 0.01],
  ["Neptune", "recommendations-graph", "databases", "databases", 90, 8, 0.02],
  ["DynamoDB", "sessions", "databases", "databases", 45, 6, 0.02],
  ["DynamoDB", "carts", "databases", "databases", 130, 7, 0.02],
  ["Redshift", "warehouse", "databases", "databases", 3100, 55, 0.03],
  ["Redshift Serverless", "analytics", "databases", "databases", 800, 25, 0.03],
  ["Timestream", "iot-metrics", "databases", "databases", 60, 16, 0.02],
  ["DSQL", "ledger", "compliance-locked", "databases", 20, 5, 0],
  ["SAP HANA on Amazon EC2", "HDB-prod", "compliance-locked", "databases", 1024, 75, 0.05],
  ["EC2", "build-agent-7", "development", "development", 40, 15, 0.02],
  ["EBS", "sandbox-scratch", "development", "development", 30, 9, 0.1],
  ["RDS", "staging-postgres", "development", "development", 25, 10, 0.07],
];

/** Days of the week in a rule's schedule, where it isn't every day. */
const daysOf: Readonly<Record<string, string>> = { "weekly-stacks": "SUN", weeknights: "MON-FRI" };

const gigabyte = 1_073_741_824;

export function rulesOf(place: Place, random: Random): Readonly<Record<RuleName, Rule>> {
  const plan = (name: string): WireObject => {
    const id = random.guid();
    return {
      BackupPlanId: id,
      BackupPlanArn: planArn(place, id),
      BackupPlanName: name,
      BackupPlanVersion: Buffer.from(random.guid()).toString("base64"),
    };
  };
  const rule = (
    of: WireObject,
    name: string,
    hours: readonly number[],
    minute: number,
    days: number,
  ): Rule => ({
    hours,
    minute,
    deleteAfterDays: days,
    creator: {
      ...of,
      BackupRuleId: random.guid(),
      BackupRuleName: name,
      BackupRuleCron: `cron(${minute} ${hours.length > 1 ? "0/4" : hours.join(",")} ? * ${daysOf[name] ?? "*"} *)`,
      BackupRuleTimezone: "Etc/UTC",
    },
  });
  const production = plan("production");
  const databases = plan("databases-and-analytics");
  const development = plan("development");
  return {
    nightly: rule(production, "nightly-35-days", [2], 0, 35),
    weekly: rule(production, "weekly-stacks", [4], 0, 90),
    databases: rule(databases, "nightly-before-batch", [3], 30, 35),
    fourHourly: rule(databases, "every-four-hours", [0, 4, 8, 12, 16, 20], 15, 7),
    development: rule(development, "weeknights", [22], 0, 7),
  };
}

/** What the demo account backs up one by one; stacks and clusters are in composites.ts. */
export function resourcesOf(
  place: Place,
  rules: Readonly<Record<RuleName, Rule>>,
  random: Random,
): readonly Resource[] {
  return rows.map(([type, name, vault, rule, gigabytes, minutes, trouble]) => ({
    type,
    name,
    vault,
    minutes,
    trouble,
    arn: resourceArn(type, name, place, random),
    rule: rules[rule],
    role: roleOf(place, vault),
    bytes: gigabytes * gigabyte,
  }));
}

export function roleOf({ accountId }: Place, vault: string): string {
  return vault === "compliance-locked"
    ? `arn:aws:iam::${accountId}:role/ComplianceBackupRole`
    : `arn:aws:iam::${accountId}:role/service-role/AWSBackupDefaultServiceRole`;
}
