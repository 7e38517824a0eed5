import type { HeldJob } from "../heldJob";
import type { HeldPlan } from "../heldPlan";
import { nextRuns } from "../nextRuns";
import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import type { ResourceType } from "./arns";
import { resourceArn, vaultArn } from "./arns";
import type { JobMaker } from "./backupJobs";
import { backupJob, day } from "./backupJobs";
import { byTag } from "./demoPlans";
import type { Resource } from "./inventory";
import { roleOf } from "./inventory";
import type { Outcome } from "./outcomes";
import { kmsDenied, notAllowed, success, withoutShadowCopy } from "./outcomes";
import type { StoryRule, StoryRuleName } from "./storyPlans";
import { jobRule, wireRule } from "./storyPlans";

const minute = 60_000;
const hour = 60 * minute;

/** A run of a rule; one to come has a negative age. Milliseconds. */
interface Run {
  readonly at: number;
  readonly age: number;
}

type OutcomeOf = (run: Run) => Outcome | undefined;

/** What a rule does for a resource. */
interface Course {
  readonly rule: StoryRuleName;
  /** From so many days ago: the resource is new, or was not in the plan before. */
  readonly days: number;
  /** What becomes of the job of a run; undefined for a run that makes none. */
  readonly outcome?: OutcomeOf;
  readonly vault?: string;
}

interface Story {
  readonly type: ResourceType;
  readonly name: string;
  /** A backup ends so long after its run. */
  readonly minutes: number;
  readonly courses: readonly Course[];
}

/** No run that is younger makes a job, and none that is to come. */
const until =
  (age: number): OutcomeOf =>
  (run) =>
    run.age < age ? undefined : success;

/** At any time of the day one nightly run whose window is over is younger than this; it may be the only one. */
const lastNight = 26 * hour;
const reports = ["reports-warehouse", "reports-exports", "reports-cache"];

/** A resource or more for each thing that can be said of how a resource is backed up; the demo's first page tells of them. */
const stories: readonly Story[] = [
  // Never succeeded: it is new, and the role may not read it.
  story("EFS", "crm-uploads", 12, { rule: "nightly", days: 6, outcome: () => notAllowed }),
  // Failing for three weeks.
  story("RDS", "payroll-db", 15, {
    rule: "nightly",
    days: 29,
    outcome: ({ age }) => (age < 21 * day ? kmsDenied : success),
  }),
  // No longer backed up: the rule has missed five nights, and ran for others.
  story("EC2", "legacy-wiki", 20, { rule: "nightly", days: 12, outcome: until(5 * day) }),
  // No longer backed up: no selection names it any more.
  story("EBS", "old-intranet", 8, { rule: "nightly", days: 12, outcome: until(1.5 * day) }),
  // No longer backed up: its only rule is not in the plan any more.
  story("S3", "brand-videos", 70, { rule: "mediaEnded", days: 29, outcome: until(9 * day) }),
  // Overdue: the rule has missed last night, for this one alone.
  story("S3", "invoices-archive", 25, { rule: "nightly", days: 12, outcome: until(lastNight) }),
  // Overdue: the only resource of a rule that runs once a week.
  story("EBS", "blueprints", 11, { rule: "blueprints", days: 29, outcome: until(4 * day) }),
  // Overdue: the rule is silent, it has run for none of its resources for three days.
  ...reports.map((name) =>
    story("DynamoDB", name, 9, { rule: "reports", days: 12, outcome: until(3 * day) }),
  ),
  // No longer backed up: the plan was deleted, so its rule is silent.
  story("VirtualMachine", "mainframe-gateway", 40, retired()),
  story("Storage Gateway", "tape-library", 35, retired()),
  // With issues.
  story("EC2", "win-file-01", 18, {
    rule: "nightly",
    days: 12,
    outcome: ({ age }) => (age < lastNight ? withoutShadowCopy : success),
  }),
  // Running at any time: a backup takes nearly until the next one.
  story("DynamoDB", "order-events", 59.75, { rule: "hourly", days: 1.2 }),
  // Not known: no document says when the first run of rate(12 hours) is.
  story("Timestream", "sensor-readings", 7, { rule: "sensors", days: 4 }),
  // Up to date, and recovered: the night before last failed.
  story("FSx", "contracts-share", 30, {
    rule: "nightly",
    days: 12,
    outcome: ({ age }) => (age >= lastNight && age < lastNight + day ? kmsDenied : success),
  }),
  // Up to date by two plans, in two vaults.
  story(
    "DocumentDB",
    "orders-history",
    14,
    { rule: "nightly", days: 12 },
    { rule: "monthly", days: 29, vault: "compliance-locked" },
  ),
  // Up to date: on Sundays the weekly rule of the plan makes the backup, and the daily one none.
  story(
    "Aurora",
    "ledger-archive",
    10,
    {
      rule: "ledgerDaily",
      days: 16,
      outcome: ({ at }) => (new Date(at).getUTCDay() === 0 ? undefined : success),
    },
    { rule: "ledgerWeekly", days: 29 },
  ),
  // Up to date: a rule of the same name has taken the place of the one before.
  story(
    "S3",
    "product-images",
    33,
    { rule: "mediaBefore", days: 12, outcome: until(5 * day) },
    { rule: "media", days: 5 },
  ),
];

function story(
  type: ResourceType,
  name: string,
  minutes: number,
  ...courses: readonly Course[]
): Story {
  return { type, name, minutes, courses };
}

function retired(): Course {
  return { rule: "retired", days: 12, outcome: until(5 * day) };
}

export interface ProtectionStories {
  readonly jobs: readonly HeldJob[];
  readonly plans: readonly HeldPlan[];
  /** What ListProtectedResources says besides what follows from the jobs. */
  readonly protectedResources: Readonly<Record<string, WireObject>>;
}

/** @param rules see {@link storyRules} */
export function protectionStories(
  maker: JobMaker,
  rules: Readonly<Record<StoryRuleName, StoryRule>>,
): ProtectionStories {
  const { place, random, now } = maker;
  const arns = new Map(
    stories.map(({ type, name }) => [name, resourceArn(type, name, place, random)] as const),
  );
  const jobs = stories.flatMap((each) =>
    each.courses.flatMap((course) => jobsOf(maker, rules[course.rule], { each, course, arns })),
  );
  const scratch = resourceOf(maker, rules.nightly, {
    type: "EBS",
    name: "scratch-import",
    minutes: 9,
    arn: resourceArn("EBS", "scratch-import", place, random),
  });
  // Not known: a person backed it up, no plan does.
  jobs.push(onDemand(maker, scratch, now - 12 * day));
  const tapes = resourceArn("EFS", "tape-import-2019", place, random);
  return {
    jobs,
    plans: plansOf(maker, rules, arns),
    // Not known: it has old recovery points, and no jobs.
    protectedResources: {
      [tapes]: {
        ResourceType: "EFS",
        ResourceName: "tape-import-2019",
        LastBackupTime: wireDate(now - 200 * day),
        LastBackupVaultArn: vaultArn(place, "compliance-locked"),
        LastRecoveryPointArn: `arn:aws:backup:${place.region}:${place.accountId}:recovery-point:${random.guid()}`,
      },
    },
  };
}

interface Of {
  readonly each: Story;
  readonly course: Course;
  readonly arns: ReadonlyMap<string, string>;
}

function jobsOf(maker: JobMaker, rule: StoryRule, { each, course, arns }: Of): HeldJob[] {
  const { now, random } = maker;
  const { type, name, minutes } = each;
  const { days, outcome = () => success, vault } = course;
  const arn = arns.get(name) ?? "";
  const resource = resourceOf(maker, rule, { type, name, minutes, arn }, vault);
  return runsOf(rule, now - days * day, now + day).flatMap((at) => {
    const end = outcome({ at, age: now - at });
    if (end === undefined) return [];
    const created = at + random.between(0, 10) * 1000;
    const started = created + 5000;
    // What fails fails early.
    const ended = at + minutes * minute * (end.state === "FAILED" ? 0.2 : 1);
    const startBy = at + rule.windowMinutes * minute;
    return [
      backupJob(maker, { resource, line: { created, started, ended, outcome: end }, startBy }),
    ];
  });
}

/** A rate counts from when its rule was made, which nobody tells. */
function runsOf(rule: StoryRule, from: number, to: number): readonly number[] {
  const rate = /^rate\((\d+) hours\)$/.exec(rule.schedule)?.[1];
  if (rate === undefined) {
    return nextRuns(rule.schedule, rule.zone, { from, to });
  }
  const step = Number(rate) * hour;
  const first = Math.ceil(from / step) * step + 17 * minute;
  return Array.from({ length: Math.ceil((to - first) / step) }, (_, i) => first + i * step);
}

function resourceOf(
  { place, random }: JobMaker,
  rule: StoryRule,
  of: Pick<Resource, "type" | "name" | "minutes" | "arn">,
  vault = "production-daily",
): Resource {
  return {
    ...of,
    vault,
    rule: jobRule(rule, place),
    role: roleOf(place, vault),
    bytes: random.between(5, 400) * 1_073_741_824,
    trouble: 0,
  };
}

function onDemand(maker: JobMaker, resource: Resource, created: number): HeldJob {
  const line = {
    created,
    started: created + minute,
    ended: created + 10 * minute,
    outcome: success,
  };
  return backupJob(maker, { resource, line, isOnDemand: true });
}

function plansOf(
  { place, random, now }: JobMaker,
  rules: Readonly<Record<StoryRuleName, StoryRule>>,
  arns: ReadonlyMap<string, string>,
): readonly HeldPlan[] {
  const inForce = Object.entries(rules).filter(
    ([name]) => !["mediaBefore", "mediaEnded"].includes(name),
  );
  const planIds = new Set(inForce.map(([, { planId }]) => planId));
  return [...planIds].map((planId) => {
    const own = inForce.filter(([, rule]) => rule.planId === planId);
    const names = new Set(own.map(([name]) => name));
    const planName = own[0]?.[1].planName ?? "";
    const selections = stories
      .filter(
        ({ name, courses }) =>
          name !== "old-intranet" && courses.some(({ rule }) => names.has(rule)),
      )
      .map(({ name, courses }) => ({
        selectionId: random.guid(),
        created: now - (name === "crm-uploads" ? 6 : 400) * day,
        record: {
          SelectionName: name,
          IamRoleArn: roleOf(place, courses[0]?.vault ?? "production-daily"),
          Resources: [arns.get(name) ?? ""],
          NotResources: [],
          ListOfTags: [],
        },
      }));
    const plan = {
      planId,
      created: now - 400 * day,
      record: {
        BackupPlanName: planName,
        Rules: own.map(([, rule]) => wireRule(rule, "production-daily")),
      },
      selections: selections.length > 0 ? selections : [byTag(planId, planName)],
    };
    // A plan can't be deleted before its selections.
    return names.has("retired") ? { ...plan, deleted: now - 5 * day, selections: [] } : plan;
  });
}
