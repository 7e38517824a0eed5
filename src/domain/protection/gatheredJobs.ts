import type { BackupJob } from "../job/job";
import { compareMade } from "./goodBackup";
import type { Rule } from "./rule";

/** A rule as jobs name it: by one id, or by its name where they give no id. */
export interface JobRule {
  readonly plan: JobPlan;
  readonly ruleId: string | undefined;
  newest: BackupJob;
  /** What it is a name of, once its plan's rules are told apart. */
  rule: Rule | undefined;
}

/** A plan as jobs name it. */
export interface JobPlan {
  /** The plan's ARN; its id where jobs give no ARN, and "" where they give neither. */
  readonly planArn: string;
  readonly rules: Map<string, JobRule>;
}

export interface GatheredResource {
  readonly resourceArn: string;
  readonly jobs: BackupJob[];
  /** Of each job, in their order; undefined of one on demand. */
  readonly rules: (JobRule | undefined)[];
  /** The rules of plans with a selection that names the resource by its ARN. */
  namedBy: readonly NamedBy[];
}

export interface NamedBy {
  readonly rules: readonly Rule[];
  /** In milliseconds since the epoch; -Infinity: nobody tells. */
  readonly since: number;
}

/** Shared by the many resources that no selection names. */
const nobody: readonly NamedBy[] = [];

/** Jobs by resource and by rule. */
export class GatheredJobs {
  readonly resources = new Map<string, GatheredResource>();
  readonly plans = new Map<string, JobPlan>();

  add(job: BackupJob): void {
    const rule = this.#ruleOf(job);
    const { resourceArn = "" } = job;
    if (resourceArn === "") return;
    const resource = this.resource(resourceArn);
    resource.jobs.push(job);
    resource.rules.push(rule);
  }

  /** It is made where nobody has named it yet. */
  resource(resourceArn: string): GatheredResource {
    let resource = this.resources.get(resourceArn);
    if (resource === undefined) {
      resource = { resourceArn, jobs: [], rules: [], namedBy: nobody };
      this.resources.set(resourceArn, resource);
    }
    return resource;
  }

  #ruleOf(job: BackupJob): JobRule | undefined {
    const { createdBy } = job;
    if (createdBy === undefined) return undefined;
    const ruleId = given(createdBy.backupRuleId);
    const ruleName = given(createdBy.backupRuleName);
    const planArn = given(createdBy.backupPlanArn) ?? given(createdBy.backupPlanId) ?? "";
    if (planArn === "" && ruleId === undefined && ruleName === undefined) return undefined;
    const plan = this.#plan(planArn);
    const key = ruleId === undefined ? `name ${ruleName ?? ""}` : `id ${ruleId}`;
    const rule = plan.rules.get(key);
    if (rule !== undefined) {
      if (compareMade(job, rule.newest) < 0) rule.newest = job;
      return rule;
    }
    const added = { plan, ruleId, newest: job, rule: undefined };
    plan.rules.set(key, added);
    return added;
  }

  #plan(planArn: string): JobPlan {
    let plan = this.plans.get(planArn);
    if (plan === undefined) {
      plan = { planArn, rules: new Map() };
      this.plans.set(planArn, plan);
    }
    return plan;
  }
}

/** AWS, and who sends in its name, may say "" for nothing. */
export function given(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
