import type { BackupJob } from "../job/job";
import { given, type GatheredResource } from "./gatheredJobs";
import { madeAt } from "./goodBackup";
import type { Rule } from "./rule";
import { isTold, jobsAtOnce, type Steps } from "./slices";

/** A rule that backs a resource up, as far as its jobs or a selection tell. */
export interface RulePair {
  readonly rule: Rule;
  /** Its jobs for the resource; 0 where only a selection names it. */
  jobs: number;
  /** When the newest of them was created, in milliseconds since the epoch; -Infinity without one. */
  lastMade: number;
  /** When one of them was created can't be told: it may have reached any run. */
  hasUndated: boolean;
  /** A parent's job made one of them: selections may name the parent only. */
  isChild: boolean;
  /** Runs before are not meant for the resource. */
  readonly expectedSince: number;
}

/** The rules of a resource, each once. */
export function* rulePairs({ jobs, rules, namedBy }: GatheredResource): Steps<readonly RulePair[]> {
  const pairs = new RulePairs();
  let index = -1;
  for (const job of jobs) {
    index += 1;
    const rule = rules[index]?.rule;
    if (rule !== undefined) note(job, pairs.find(rule) ?? pairs.add(rule, -Infinity));
    if (isTold(index)) yield jobsAtOnce;
  }
  for (const { rules: named, since } of namedBy) {
    for (const rule of named) {
      if (rule.standing !== "inForce" || pairs.find(rule) !== undefined) continue;
      // A rule that has made no job at all may be younger than its plan's selection.
      const ruleSince = rule.newest === undefined ? rule.plan.plan?.creationDate : undefined;
      pairs.add(rule, Math.max(since, ruleSince ?? -Infinity));
    }
  }
  return pairs.all;
}

/** Few are found faster one after the other, and most resources have few. */
const fewRules = 8;

class RulePairs {
  readonly all: RulePair[] = [];
  #byRule: Map<Rule, RulePair> | undefined;

  find(rule: Rule): RulePair | undefined {
    if (this.all.length <= fewRules) return this.all.find((pair) => pair.rule === rule);
    this.#byRule ??= new Map(this.all.map((pair) => [pair.rule, pair]));
    return this.#byRule.get(rule);
  }

  add(rule: Rule, expectedSince: number): RulePair {
    const pair = {
      rule,
      jobs: 0,
      lastMade: -Infinity,
      hasUndated: false,
      isChild: false,
      expectedSince,
    };
    this.all.push(pair);
    this.#byRule?.set(rule, pair);
    return pair;
  }
}

function note(job: BackupJob, pair: RulePair): void {
  const made = madeAt(job);
  pair.jobs += 1;
  if (made > pair.lastMade) pair.lastMade = made;
  if (made === -Infinity) pair.hasUndated = true;
  if (given(job.parentJobId) !== undefined) pair.isChild = true;
}
