import type { Random } from "../random";
import type { WireObject } from "../wire";
import type { Place } from "./arns";
import { planArn } from "./arns";
import type { Rule } from "./inventory";

/** A rule of a plan whose runs are told by its schedule. */
export interface StoryRule {
  readonly planId: string;
  readonly planName: string;
  readonly ruleId: string;
  readonly ruleName: string;
  /** With "cron(…)" or "rate(…)". */
  readonly schedule: string;
  readonly zone: string;
  readonly windowMinutes: number;
  readonly deleteAfterDays: number;
}

export type StoryRuleName =
  | "nightly"
  | "reports"
  | "retired"
  | "blueprints"
  | "ledgerDaily"
  | "ledgerWeekly"
  | "hourly"
  | "sensors"
  | "media"
  | "mediaBefore"
  | "mediaEnded"
  | "monthly"
  | "platform"
  | "payments";

type Schedule = readonly [schedule: string, windowMinutes: number, days: number, zone?: string];

const dayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const hour = 3_600_000;
const day = 24 * hour;

/** The rules of the stories about protection, and of the stacks that are backed up at a time of their own. */
export function storyRules(
  random: Random,
  now: number,
): Readonly<Record<StoryRuleName, StoryRule>> {
  const plan = (planName: string) => {
    const planId = random.guid();
    return (ruleName: string, [schedule, windowMinutes, days, zone = "Etc/UTC"]: Schedule) => ({
      planId,
      planName,
      ruleId: random.guid(),
      ruleName,
      schedule,
      zone,
      windowMinutes,
      deleteAfterDays: days,
    });
  };
  const media = plan("media");
  const ledger = plan("ledger");
  const threeDaysAgo = dayNames[new Date(now - 3 * day).getUTCDay()] ?? "";
  return {
    nightly: plan("back-office")("nightly", ["cron(0 1 ? * * *)", 60, 35, "Europe/Berlin"]),
    reports: plan("reporting")("daily-reports", ["cron(0 6 ? * * *)", 60, 14]),
    retired: plan("old-datacenter")("daily", ["cron(0 7 ? * * *)", 60, 14]),
    blueprints: plan("engineering")("weekly", [`cron(0 0 ? * ${threeDaysAgo} *)`, 60, 90]),
    ledgerDaily: ledger("daily", ["cron(0 5 ? * * *)", 60, 35]),
    ledgerWeekly: ledger("weekly", ["cron(30 5 ? * SUN *)", 60, 365]),
    hourly: plan("order-processing")("hourly", ["cron(0 * ? * * *)", 60, 3]),
    sensors: plan("telemetry")("twice-a-day", ["rate(12 hours)", 60, 14]),
    media: media("nightly-media", ["cron(0 3 ? * * *)", 60, 35]),
    mediaBefore: media("nightly-media", ["cron(0 3 ? * * *)", 60, 35]),
    mediaEnded: media("weekly-full", [`cron(0 2 ? * ${threeDaysAgo} *)`, 60, 90]),
    monthly: plan("audit")("monthly", ["cron(0 4 1 * ? *)", 60, 365]),
    platform: plan("data-lake")("weekly-stack", [weeklyAt(now - 4.3 * day), 480, 90]),
    payments: plan("payments")("weekly-stack", [weeklyAt(now - 0.2 * hour), 480, 90]),
  };
}

/** The schedule of what runs at this time of the week. */
function weeklyAt(time: number): string {
  const date = new Date(time);
  const weekDay = dayNames[date.getUTCDay()] ?? "";
  return `cron(${date.getUTCMinutes()} ${date.getUTCHours()} ? * ${weekDay} *)`;
}

/** A rule as the demo's jobs know it. */
export function jobRule(rule: StoryRule, place: Place): Rule {
  return {
    // When it runs is told by its schedule.
    hours: [],
    minute: 0,
    deleteAfterDays: rule.deleteAfterDays,
    creator: {
      BackupPlanId: rule.planId,
      BackupPlanArn: planArn(place, rule.planId),
      BackupPlanName: rule.planName,
      BackupPlanVersion: Buffer.from(rule.ruleId).toString("base64"),
      BackupRuleId: rule.ruleId,
      BackupRuleName: rule.ruleName,
      BackupRuleCron: rule.schedule,
      BackupRuleTimezone: rule.zone,
    },
  };
}

/** BackupRule of the API. */
export function wireRule(rule: StoryRule, vault: string): WireObject {
  return {
    RuleName: rule.ruleName,
    RuleId: rule.ruleId,
    TargetBackupVaultName: vault,
    ScheduleExpression: rule.schedule,
    ScheduleExpressionTimezone: rule.zone,
    StartWindowMinutes: rule.windowMinutes,
    CompletionWindowMinutes: 1440,
    Lifecycle: { DeleteAfterDays: rule.deleteAfterDays },
  };
}
