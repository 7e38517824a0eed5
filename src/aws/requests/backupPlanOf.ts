import { type Members, membersOf } from "../../base/membersOf";
import type {
  BackupPlan,
  NextRun,
  PlanRule,
  PlanSelection,
} from "../../domain/resource/backupPlan";
import { flag, number, text, textsIn, time } from "./members";

// Answers about backup plans: what is not of its type counts as missing. Never throw, whatever AWS sends.

/**
 * An answer of GetBackupPlan.
 * @returns undefined for one without rules: the API requires them, and a plan without them would have ended for all
 */
export function backupPlanOf(answer: unknown): BackupPlan | "deleted" | undefined {
  const members = membersOf(answer);
  if (time(members["DeletionDate"]) !== undefined) return "deleted";
  const [plan, planArn] = [membersOf(members["BackupPlan"]), text(members["BackupPlanArn"])];
  const rules = plan["Rules"];
  if (!Array.isArray(rules) || planArn === undefined) return undefined;
  return {
    planArn,
    name: text(plan["BackupPlanName"]),
    creationDate: time(members["CreationDate"]),
    rules: rules.map((rule) => ruleOf(membersOf(rule))),
    selections: undefined,
    nextRuns: nextRunsIn(members["ScheduledRunsPreview"]),
  };
}

/**
 * The IDs of the selections of an answer of ListBackupSelections.
 * @returns undefined where one has no ID: it can't be asked for, and whom it names stays unknown
 */
export function selectionIdsOf(answers: unknown): readonly string[] | undefined {
  const all: readonly unknown[] = Array.isArray(answers) ? answers : [];
  const ids = textsIn(all.map((selection) => membersOf(selection)["SelectionId"]));
  return ids.length === all.length ? ids : undefined;
}

/**
 * An answer of GetBackupSelection.
 * @returns undefined for one without a name, which the API requires: a selection of another form would name nobody
 */
export function planSelectionOf(answer: unknown): PlanSelection | undefined {
  const members = membersOf(answer);
  const selection = membersOf(members["BackupSelection"]);
  const name = text(selection["SelectionName"]);
  if (name === undefined) return undefined;
  return {
    name,
    creationDate: time(members["CreationDate"]),
    resources: textsIn(selection["Resources"]),
    notResources: textsIn(selection["NotResources"]),
    choosesByTags: [
      selection["ListOfTags"],
      ...Object.values(membersOf(selection["Conditions"])),
    ].some(saysSomething),
  };
}

function ruleOf(rule: Members): PlanRule {
  return {
    ruleId: text(rule["RuleId"]),
    ruleName: text(rule["RuleName"]),
    scheduleExpression: text(rule["ScheduleExpression"]),
    scheduleExpressionTimezone: text(rule["ScheduleExpressionTimezone"]),
    startWindowMinutes: number(rule["StartWindowMinutes"]),
    completionWindowMinutes: number(rule["CompletionWindowMinutes"]),
    targetVaultName: text(rule["TargetBackupVaultName"]),
    isContinuous: flag(rule["EnableContinuousBackup"]) ?? false,
  };
}

function nextRunsIn(preview: unknown): readonly NextRun[] {
  const all: readonly unknown[] = Array.isArray(preview) ? preview : [];
  return all.flatMap((each) => {
    const run = membersOf(each);
    const at = time(run["ExecutionTime"]);
    return at === undefined ? [] : [{ at, ruleId: text(run["RuleId"]) }];
  });
}

/** AWS sends null, or an empty list, for what a selection does not choose by. */
function saysSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}
