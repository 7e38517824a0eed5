import type { BackupJob } from "../job/job";
import { given, type GatheredResource } from "./gatheredJobs";
import { madeAt } from "./goodBackup";
import type { PlanRules, Rule } from "./planRules";

/** A rule that backs a resource up, as far as its jobs or a selection tell. */
export interface RulePair {
  readonly rule: Rule;
  /** The rule's jobs for the resource; none where only a selection names it. */
  readonly jobs: BackupJob[];
  /** Of these, in milliseconds since the epoch; -Infinity without one. */
  lastMade: number;
  /** When one of them was created can't be told: it may have reached any run. */
  hasUndated: boolean;
  /** A parent's job made one of them: selections may name the parent only. */
  isChild: boolean;
  /** Runs before are not meant for the resource. */
  readonly expectedSince: number;
}

/** The rules of a resource, each once. */
export function rulePairs(
  resource: GatheredResource,
  plans: ReadonlyMap<string, PlanRules>,
): readonly RulePair[] {
  const pairs = new Map<Rule, RulePair>();
  for (const { job, rule: jobRule } of resource.jobs) {
    const rule = jobRule && plans.get(jobRule.plan.planArn)?.ofJobs.get(jobRule);
    if (rule === undefined) continue;
    let pair = pairs.get(rule);
    if (pair === undefined) {
      pair = newPair(rule, -Infinity);
      pairs.set(rule, pair);
    }
    note(job, pair);
  }
  for (const [planArn, since] of resource.namedBy) {
    for (const rule of plans.get(planArn)?.all ?? []) {
      if (rule.standing !== "inForce" || pairs.has(rule)) continue;
      // A rule that has made no job at all may be younger than its plan's selection.
      const ruleSince = rule.newest === undefined ? rule.plan.plan?.creationDate : undefined;
      pairs.set(rule, newPair(rule, Math.max(since, ruleSince ?? -Infinity)));
    }
  }
  return [...pairs.values()];
}

function newPair(rule: Rule, expectedSince: number): RulePair {
  return {
    rule,
    jobs: [],
    lastMade: -Infinity,
    hasUndated: false,
    isChild: false,
    expectedSince,
  };
}

function note(job: BackupJob, pair: RulePair): void {
  const made = madeAt(job);
  pair.jobs.push(job);
  if (made > pair.lastMade) pair.lastMade = made;
  if (made === -Infinity) pair.hasUndated = true;
  if (given(job.parentJobId) !== undefined) pair.isChild = true;
}
