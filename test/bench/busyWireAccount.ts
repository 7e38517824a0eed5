import type { Account } from "../support/endpoint/account";
import { accountOf } from "../support/endpoint/data/accountOf";
import { planArn } from "../support/endpoint/data/arns";
import { byTag } from "../support/endpoint/data/demoPlans";
import type { HeldPlan } from "../support/endpoint/heldPlan";
import { type WireObject, wireDate } from "../support/endpoint/wire";
import { accountId } from "../support/jobs/jobBuilders";
import { wireBackupJob } from "../support/jobs/wireJobs";

const hour = 3_600_000;
const day = 24 * hour;
const place = { accountId, region: "eu-west-1" };
const crons = ["0 3 * * ? *", "0 5 ? * 7 *", "0 15 1 * ? *", "0 0/12 * * ? *"];
const resourcesOfPlan = 500;

/** The account of `busyAccount` as AWS sends it, with its plans: every twentieth job failed with a message. */
export function busyWireAccount(size: {
  readonly resources: number;
  readonly jobs: number;
}): Account {
  const now = Date.now();
  const plans = Math.ceil(size.resources / resourcesOfPlan);
  return accountOf({
    backup: Array.from({ length: size.jobs }, (_, index) => wireJob(index, size.resources, now)),
    plans: Array.from({ length: plans }, (_, plan) => wirePlan(plan, now)),
  });
}

function wireJob(index: number, resources: number, now: number): WireObject {
  const resource = index % resources;
  const turn = Math.floor(index / resources);
  const isFailed = index % 20 === 7;
  const created = now - 11 * hour - turn * day + (index % 600) * 1000;
  const plan = Math.floor(resource / resourcesOfPlan);
  const rule = turn % crons.length;
  const message = `Backup job failed because of insufficient privileges on volume ${resource}.`;
  return wireBackupJob({
    id: `job-${index}`,
    state: isFailed ? "FAILED" : "COMPLETED",
    category: isFailed ? "FAILED" : "SUCCESS",
    members: {
      ResourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-${resource}`,
      ResourceName: `volume ${resource}`,
      CreationDate: wireDate(created),
      CompletionDate: wireDate(created + hour / 2),
      StartBy: wireDate(created + 8 * hour),
      ...(isFailed && { StatusMessage: message }),
      CreatedBy: {
        BackupPlanArn: planArn(place, planIdOf(plan)),
        BackupPlanId: planIdOf(plan),
        BackupPlanName: `plan ${plan}`,
        BackupRuleId: `rule-${plan}-${rule}`,
        BackupRuleName: `rule ${rule}`,
        BackupRuleCron: `cron(${crons[rule] ?? ""})`,
        BackupRuleTimezone: "Europe/Berlin",
      },
    },
  });
}

function wirePlan(plan: number, now: number): HeldPlan {
  const planId = planIdOf(plan);
  return {
    planId,
    created: now - 500 * day,
    record: {
      BackupPlanName: `plan ${plan}`,
      Rules: crons.map((cron, rule) => ({
        RuleName: `rule ${rule}`,
        RuleId: `rule-${plan}-${rule}`,
        TargetBackupVaultName: "Default",
        ScheduleExpression: `cron(${cron})`,
        ScheduleExpressionTimezone: "Europe/Berlin",
        StartWindowMinutes: 480,
      })),
    },
    selections: [byTag(planId, `plan ${plan}`)],
  };
}

function planIdOf(plan: number): string {
  return `${String(plan).padStart(8, "0")}-0000-4000-8000-000000000000`;
}
