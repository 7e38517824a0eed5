import type { BackupJob } from "../../../src/domain/job/job";
import { evaluate } from "../../../src/domain/protection/evaluate";
import type {
  Mute,
  Protection,
  ProtectionFacts,
  ResourceProtection,
} from "../../../src/domain/protection/protection";
import type { BackupPlan, PlanRule, PlanSelection } from "../../../src/domain/resource/backupPlan";
import type { ProtectedResource } from "../../../src/domain/resource/protectedResource";
import { accountId, aBackupJob } from "../jobs/jobBuilders";

export const hour = 3_600_000;
export const day = 24 * hour;

/** Saturday, 21 November 2026, 14:00 UTC. */
export const now = Date.UTC(2026, 10, 21, 14);

/** A time of the days before {@link now}: 0 is its own day. */
export function daysAgo(days: number, hours: number, minutes = 0): number {
  return Date.UTC(2026, 10, 21 - days, hours, minutes);
}

export function volume(name: string, owner = accountId): string {
  return `arn:aws:ec2:eu-west-1:${owner}:volume/${name}`;
}

export const planArn = `arn:aws:backup:eu-west-1:${accountId}:backup-plan:plan-1`;

/** Every day at 03:00. */
const daily = "cron(0 3 * * ? *)";

export interface RuleOfJob {
  readonly plan?: string;
  readonly id?: string;
  readonly name?: string;
  readonly cron?: string;
  readonly zone?: string;
}

/** A backup that a rule made: of vol-1, completed half an hour later; say only what matters. */
export function ruleJob(
  creationDate: number,
  members: Partial<BackupJob> = {},
  rule: RuleOfJob = {},
): BackupJob {
  const { plan = planArn, id = "rule-1", name = "Daily", cron = daily, zone } = rule;
  return aBackupJob({
    id: `${members.resourceArn ?? "vol-1"} ${id} ${creationDate}`,
    resourceArn: volume("vol-1"),
    creationDate,
    completionDate: creationDate + hour / 2,
    createdBy: {
      backupPlanArn: plan,
      backupPlanName: "Plan",
      backupRuleId: id,
      backupRuleName: name,
      backupRuleCron: cron,
      ...(zone !== undefined && { backupRuleTimezone: zone }),
    },
    ...members,
  });
}

/** One of the rule's jobs for each of the days before now, the oldest first. */
export function dailyJobs(
  fromDay: number,
  toDay: number,
  members: Partial<BackupJob> = {},
  rule: RuleOfJob = {},
): BackupJob[] {
  const jobs: BackupJob[] = [];
  for (let days = fromDay; days >= toDay; days--)
    jobs.push(ruleJob(daysAgo(days, 3), members, rule));
  return jobs;
}

export function aRule(members: Partial<PlanRule> = {}): PlanRule {
  return {
    ruleId: "rule-1",
    ruleName: "Daily",
    scheduleExpression: daily,
    scheduleExpressionTimezone: undefined,
    startWindowMinutes: 480,
    completionWindowMinutes: undefined,
    targetVaultName: "Default",
    isContinuous: false,
    ...members,
  };
}

export function aPlan(members: Partial<BackupPlan> = {}): BackupPlan {
  return {
    planArn,
    name: "Plan",
    creationDate: undefined,
    rules: [aRule()],
    selections: undefined,
    nextRuns: [],
    ...members,
  };
}

export function aSelection(members: Partial<PlanSelection> = {}): PlanSelection {
  return {
    name: "Selection",
    creationDate: undefined,
    resources: [],
    notResources: [],
    choosesByTags: false,
    ...members,
  };
}

export function aProtectedResource(members: Partial<ProtectedResource> = {}): ProtectedResource {
  return {
    resourceArn: volume("vol-1"),
    resourceType: "EBS",
    resourceName: "orders-db",
    lastBackupTime: undefined,
    lastBackupVaultArn: undefined,
    lastRecoveryPointArn: undefined,
    ...members,
  };
}

export function aMute(target: Mute["target"], members: Partial<Mute> = {}): Mute {
  return { target, until: now + day, reason: "planned", finding: undefined, ...members };
}

/** All jobs that AWS lists are read, no plan, and all (no) protected resources; say only what matters. */
export function factsOf(members: Partial<ProtectionFacts> = {}): ProtectionFacts {
  return {
    jobs: [],
    readSince: -Infinity,
    readUntil: now,
    readAlone: new Map(),
    resources: [],
    areResourcesRead: true,
    planOf: () => ({ type: "unread" }),
    accountId,
    freshness: new Map(),
    mutes: [],
    ...members,
  };
}

/** Facts with one plan that can be read. */
export function withPlan(
  plan: BackupPlan,
  members: Partial<ProtectionFacts> = {},
): ProtectionFacts {
  return factsOf({
    planOf: (arn) => (arn === plan.planArn ? { type: "read", plan } : { type: "unread" }),
    ...members,
  });
}

export async function protectionOf(facts: ProtectionFacts): Promise<Protection> {
  const found = await evaluate(facts, {
    nextTask: () => Promise.resolve(),
    isCancelled: () => false,
  });
  if (found === undefined) throw new Error("The evaluation was cancelled.");
  return found;
}

/** Of vol-1, unless told. */
export async function resourceOf(
  facts: ProtectionFacts,
  name = "vol-1",
): Promise<ResourceProtection> {
  const { resources } = await protectionOf(facts);
  const found = resources.find(({ resourceArn }) => resourceArn === volume(name));
  if (found === undefined) throw new Error(`${name} is no resource of the facts.`);
  return found;
}
