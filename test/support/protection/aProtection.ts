import type {
  MissedRule,
  Protection,
  ResourceProtection,
} from "../../../src/domain/protection/protection";
import { accountId, noon } from "../jobs/jobBuilders";

/** The ARN of a volume of the builders' account. */
function volumeArn(name: string): string {
  return `arn:aws:ec2:eu-west-1:${accountId}:volume/${name}`;
}

/** A volume that is up to date; say only what matters. */
export function aResource(members: Partial<ResourceProtection> = {}): ResourceProtection {
  const group = members.group ?? "upToDate";
  return {
    resourceArn: volumeArn(members.resourceName ?? "vol-1"),
    resourceType: "EBS",
    resourceName: undefined,
    accountId,
    group,
    groupUnmuted: group,
    mute: undefined,
    lastGood: noon - 3_600_000,
    lastGoodJob: undefined,
    lastEnded: undefined,
    failuresInARow: 0,
    isStreakExact: true,
    cause: undefined,
    missed: [],
    isSaidByPlan: false,
    notKnown: undefined,
    running: undefined,
    isRecovered: false,
    ...members,
  };
}

/** A rule that missed its run this morning. */
export function aMissedRule(members: Partial<MissedRule> = {}): MissedRule {
  return {
    planArn: `arn:aws:backup:eu-west-1:${accountId}:backup-plan:plan-1`,
    ruleId: "rule-1",
    ruleName: "nightly",
    planName: "prod",
    since: Date.UTC(2026, 10, 17, 3),
    missedRuns: 1,
    isRuleSilent: false,
    isOnlyResource: false,
    ...members,
  };
}

export function aProtection(
  resources: readonly ResourceProtection[],
  isEnoughRead = true,
): Protection {
  return { resources, isEnoughRead };
}
