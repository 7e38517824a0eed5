import type { HeldPlan, HeldSelection } from "../heldPlan";
import type { WireObject } from "../wire";
import { readText } from "../wire";
import type { Rule } from "./inventory";

const day = 86_400_000;

/** The plans of rules as the demo's jobs know them; each chooses its resources by a tag. */
export function demoPlans(rules: readonly Rule[], now: number): readonly HeldPlan[] {
  const planIds = new Set(rules.map(({ creator }) => readText(creator["BackupPlanId"])));
  return [...planIds].map((planId) => {
    const own = rules.filter(({ creator }) => creator["BackupPlanId"] === planId);
    const name = readText(own[0]?.creator["BackupPlanName"]);
    return {
      planId,
      created: now - 500 * day,
      record: { BackupPlanName: name, Rules: own.map(wireRule) },
      selections: [byTag(planId, name)],
    };
  });
}

/** Chooses what has the plan's name as its tag. */
export function byTag(planId: string, planName: string): HeldSelection {
  return {
    selectionId: `${planId.slice(0, 24)}000000000001`,
    record: {
      SelectionName: "by-tag",
      IamRoleArn: "arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole",
      Resources: [],
      NotResources: [],
      ListOfTags: [
        { ConditionType: "STRINGEQUALS", ConditionKey: "backup", ConditionValue: planName },
      ],
    },
  };
}

function wireRule({ creator, deleteAfterDays }: Rule): WireObject {
  return {
    RuleName: creator["BackupRuleName"],
    RuleId: creator["BackupRuleId"],
    TargetBackupVaultName: "production-daily",
    ScheduleExpression: creator["BackupRuleCron"],
    ScheduleExpressionTimezone: creator["BackupRuleTimezone"],
    StartWindowMinutes: 480,
    CompletionWindowMinutes: 10_080,
    Lifecycle: { DeleteAfterDays: deleteAfterDays },
  };
}
