import type { BackupJob } from "../../../src/domain/job/job";
import type { ProtectionFacts } from "../../../src/domain/protection/protection";
import type { BackupPlan, PlanReading } from "../../../src/domain/resource/backupPlan";
import type { Account, ProtectedResources } from "../endpoint/account";
import { accountOf } from "../endpoint/data/accountOf";
import type { HeldPlan } from "../endpoint/heldPlan";
import { Random } from "../endpoint/random";
import { type WireObject, type WireValue, wireDate } from "../endpoint/wire";
import { accountId } from "../jobs/jobBuilders";
import { aSelection, day } from "./protectionBuilders";
import { ProtectionTruth, type TrueProtection } from "./protectionTruth";
import { planAsRead, randomAccountAt, type Scene } from "./randomAccount";

/** How far somebody has read an account's jobs. */
export type Reach = "recent" | "all";

/** A random account as the endpoint serves it now, and what is true of it. */
export interface ServedAccount {
  readonly seed: number;
  readonly account: Account;
  /** Nobody may read its plans. */
  readonly isDenied: boolean;
  /** The session lists the jobs of all accounts. */
  readonly isOrganization: boolean;
  readonly freshness: ReadonlyMap<string, number>;
  /** @param at when the jobs were read */
  truth(reach: Reach, at: number): readonly TrueProtection[];
  /** What AWS calls it, or for one that only a selection names the end of its ARN. */
  nameOf(resource: TrueProtection): string;
}

/** @param now within some hours of the scene's time */
export function servedAccount(seed: number, scene: Scene, now: number): ServedAccount {
  const random = new Random(seed);
  const { facts, plans, schedules } = randomAccountAt(now, scene, random);
  // AWS makes no job in the future. Lists by time hold none without one.
  const jobs = [...facts.jobs].filter(
    ({ creationDate }) => creationDate !== undefined && creationDate <= now,
  );
  const isDenied = random.chance(0.25);
  const isOrganization = random.chance(0.4);
  const freshness = new Map([["EBS", 30]]);
  const readings = new Map(
    plans.map((plan): readonly [string, PlanReading] => {
      if (isDenied) {
        return [plan.planArn, { type: "unreadable", deniedActions: ["backup:GetBackupPlan"] }];
      }
      const isDeleted = facts.planOf(plan.planArn).type === "deleted";
      return [
        plan.planArn,
        isDeleted
          ? { type: "deleted" }
          : { type: "read", plan: whole(planAsRead(plan, random, now), now) },
      ];
    }),
  );
  const isOwn = (job: BackupJob): boolean => job.accountId === accountId;
  const account = accountOf({
    backup: jobs.map(wireJob),
    accountId,
    managesOrganization: true,
    plans: [...readings].flatMap(([planArn, reading]) => heldPlans(planArn, reading, now)),
    protectedResources: wireResources(facts, jobs),
  });
  return {
    ...{ seed, account, isDenied, isOrganization, freshness },
    truth: (reach, at) => {
      const since = at - (reach === "all" ? 30 : 8) * day;
      const known: ProtectionFacts = {
        jobs: jobs.filter(
          (job) => (isOrganization || isOwn(job)) && (job.creationDate ?? 0) >= since,
        ),
        readSince: reach === "all" ? -Infinity : since,
        readUntil: at,
        readAlone: new Map(),
        resources: facts.resources,
        areResourcesRead: true,
        planOf: (planArn) => readings.get(planArn) ?? { type: "unread" },
        // Whose keys these are, jobs tell that no account was named for, or AWS's list of the account's own.
        accountId:
          (!isOrganization && jobs.some(isOwn)) || facts.resources.length > 0
            ? accountId
            : undefined,
        freshness,
        mutes: [],
      };
      return new ProtectionTruth(known, schedules).all();
    },
    nameOf: ({ resourceArn, lastEnded, running }) => {
      const isListed = facts.resources.some((each) => each.resourceArn === resourceArn);
      const hasName = isListed || lastEnded !== undefined || running !== undefined;
      return hasName ? nameOf(resourceArn) : resourceArn.replace(/^.*\//, "");
    },
  };
}

/** AWS says when everything was made, and who may read a plan may read its selections: one without any chooses by tags. */
function whole(plan: BackupPlan, now: number): BackupPlan {
  const longAgo = now - 400 * day;
  const byTags = aSelection({ name: "by-tags", choosesByTags: true });
  return {
    ...plan,
    creationDate: plan.creationDate ?? longAgo,
    selections: (plan.selections ?? [byTags]).map((selection) => ({
      ...selection,
      creationDate: selection.creationDate ?? longAgo,
    })),
  };
}

/** A name that tells the same volume of two accounts apart. */
function nameOf(resourceArn: string): string {
  const [, , , , owner = "", rest = ""] = resourceArn.split(":");
  return `${rest.replace("volume/", "")}-${owner.slice(0, 4)}`;
}

const times = ["creationDate", "completionDate", "startBy"];

function wireJob(job: BackupJob): WireObject {
  const { createdBy, ...members } = job;
  return {
    BackupJobId: job.id,
    ResourceName: nameOf(job.resourceArn ?? ""),
    BackupVaultName: "Default",
    ...capitalised(members),
    ...(createdBy !== undefined && { CreatedBy: capitalised(createdBy) }),
  };
}

/** What AWS lists is random: it does not follow from the jobs. */
function wireResources(
  { resources }: ProtectionFacts,
  jobs: readonly BackupJob[],
): ProtectedResources {
  const all: Record<string, WireObject | "gone"> = {};
  for (const { resourceArn = "" } of jobs) all[resourceArn] = "gone";
  for (const resource of resources) all[resource.resourceArn] = wireResource(resource);
  return all;
}

function wireResource(resource: ProtectionFacts["resources"][number]): WireObject {
  const { resourceArn, resourceType, lastBackupTime } = resource;
  return {
    ...capitalised({ resourceArn, resourceType }),
    ResourceName: nameOf(resourceArn),
    ...(lastBackupTime !== undefined && { LastBackupTime: wireDate(lastBackupTime) }),
  };
}

/** Members as AWS spells them. */
function capitalised(members: object): WireObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]: [string, WireValue | undefined]) => {
      if (value === undefined) return [];
      const wire = times.includes(name) && typeof value === "number" ? wireDate(value) : value;
      return [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, wire]];
    }),
  );
}

function heldPlans(planArn: string, reading: PlanReading, now: number): readonly HeldPlan[] {
  const planId = planArn.split(":").at(-1) ?? "";
  const plan = { planId, created: now - 400 * day, record: {}, selections: [] };
  if (reading.type === "deleted") return [{ ...plan, deleted: now - day }];
  if (reading.type !== "read") return [plan];
  const { name, creationDate = plan.created, rules, selections = [] } = reading.plan;
  return [
    {
      planId,
      created: creationDate,
      record: {
        BackupPlanName: name,
        Rules: rules.map((rule) => ({
          RuleId: rule.ruleId,
          RuleName: rule.ruleName,
          ScheduleExpression: rule.scheduleExpression,
          ScheduleExpressionTimezone: rule.scheduleExpressionTimezone,
          StartWindowMinutes: rule.startWindowMinutes,
          TargetBackupVaultName: rule.targetVaultName,
        })),
      },
      selections: selections.map((selection, index) => ({
        selectionId: `${planId}-selection-${index}`,
        ...(selection.creationDate !== undefined && { created: selection.creationDate }),
        record: {
          SelectionName: selection.name,
          Resources: selection.resources,
          NotResources: selection.notResources,
          ListOfTags: selection.choosesByTags
            ? [{ ConditionType: "STRINGEQUALS", ConditionKey: "backup", ConditionValue: "yes" }]
            : [],
        },
      })),
    },
  ];
}
