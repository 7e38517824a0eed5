import type { BackupJob } from "../job/job";
import type { BackupPlan, PlanReading, PlanRule } from "../resource/backupPlan";
import { AssignedResources } from "./assignedResources";
import { given, type JobPlan, type JobRule } from "./gatheredJobs";
import { compareMade, madeAt } from "./goodBackup";
import type { PlanRules, Rule } from "./rule";
import { RuleRuns } from "./ruleRuns";
import { ruleSchedule } from "./ruleSchedule";
import type { Schedules } from "./schedules";
import type { Steps } from "./slices";

/** A schedule is read and its runs are reckoned; measured beside a job that is looked at once. */
const workOfRule = 30;

/**
 * Tells the rules of a plan apart, and notes in the jobs' rules what each is a name of.
 */
export function* planRules(
  jobPlan: JobPlan,
  reading: PlanReading,
  schedules: Schedules,
): Steps<PlanRules> {
  const plan = reading.type === "read" ? reading.plan : undefined;
  const all: Rule[] = [];
  const rules: PlanRules = {
    planArn: jobPlan.planArn,
    plan,
    isDenied: reading.type === "unreadable" && reading.deniedActions.length > 0,
    assigned: plan?.selections && new AssignedResources(plan.selections),
    all,
  };
  for (const same of yield* sameRules(jobPlan, plan)) {
    yield workOfRule;
    const rule = makeRule(rules, same, { isDeleted: reading.type === "deleted", schedules });
    all.push(rule);
    for (const jobRule of same.jobRules) jobRule.rule = rule;
  }
  return rules;
}

interface SameRule {
  readonly planned: PlanRule | undefined;
  readonly jobRules: JobRule[];
}

/** A rule goes on under a new id where its plan and its name are the same. */
function* sameRules(jobPlan: JobPlan, plan: BackupPlan | undefined): Steps<Iterable<SameRule>> {
  const byId = new Map<string | undefined, PlanRule>();
  const byName = new Map<string | undefined, PlanRule>();
  const same = new Map<PlanRule | string, SameRule>();
  for (const planned of plan?.rules ?? []) {
    same.set(planned, { planned, jobRules: [] });
    byId.set(given(planned.ruleId), planned);
    byName.set(given(planned.ruleName), planned);
  }
  byId.delete(undefined);
  byName.delete(undefined);
  for (const jobRule of jobPlan.rules.values()) {
    yield 1;
    const name = nameOf(jobRule);
    const planned = byId.get(jobRule.ruleId) ?? byName.get(name);
    const key = planned ?? (name === undefined ? `id ${jobRule.ruleId ?? ""}` : `name ${name}`);
    const found = same.get(key);
    if (found === undefined) same.set(key, { planned, jobRules: [jobRule] });
    else found.jobRules.push(jobRule);
  }
  return same.values();
}

/** Names change: the newest job's counts. */
function nameOf({ newest }: JobRule): string | undefined {
  return given(newest.createdBy?.backupRuleName);
}

function makeRule(
  plan: PlanRules,
  { planned, jobRules }: SameRule,
  { isDeleted, schedules }: { readonly isDeleted: boolean; readonly schedules: Schedules },
): Rule {
  const [newest] = jobRules.map((rule) => rule.newest).sort(compareMade);
  const createdBy = newest?.createdBy;
  const ruleId = given(planned?.ruleId) ?? given(createdBy?.backupRuleId);
  const ruleName = given(planned?.ruleName) ?? given(createdBy?.backupRuleName);
  const isUnnamed = ruleId === undefined && ruleName === undefined;
  const isEnded = plan.plan !== undefined && planned === undefined && !isUnnamed;
  // Jobs that name a plan and no rule may be of several rules.
  const last = newest && { createdBy, madeAt: madeAt(newest) };
  const schedule = isUnnamed ? undefined : ruleSchedule(planned, last, schedules);
  const windowMinutes = planned?.startWindowMinutes;
  const runs = new RuleRuns({
    schedule,
    windowMinutes,
    newest,
    dueRuns: (times, window) => schedules.due(times, window),
  });
  return {
    plan,
    ruleId,
    ruleName,
    planName: given(plan.plan?.name) ?? given(createdBy?.backupPlanName),
    standing: isDeleted ? "planDeleted" : isEnded ? "ended" : "inForce",
    newest,
    planned,
    schedule,
    isScheduleKnown: schedule !== undefined,
    runs,
    lastRun: {
      from: lastRunFrom(newest, runs),
      newestMade: newest === undefined ? -Infinity : madeAt(newest),
      resources: 0,
      missed: 0,
    },
  };
}

/** Without a time of its newest job, nobody can tell who was in the rule's last run. */
function lastRunFrom(newest: BackupJob | undefined, runs: RuleRuns): number {
  const made = newest === undefined ? -Infinity : madeAt(newest);
  if (newest === undefined || made === -Infinity) return Infinity;
  return Math.min(runs.createdFrom(runs.runOf(newest)), made);
}
