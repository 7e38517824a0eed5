import { MergedRuns, type RunsOfRules } from "./mergedRuns";
import type { MissedRule } from "./protection";
import type { DueRun } from "./dueRuns";
import type { RulePair } from "./rulePairs";

/** More are not counted: a rule that has missed so many runs is not a matter of numbers. */
const mostMissed = 99;

/** What is known of the jobs. Milliseconds since the epoch. */
export interface ReadSpan {
  /** Every job that was created from then on is known; Infinity: none is sure to be. */
  readonly since: number;
  /** AWS lists no jobs that were created before. */
  readonly listedSince: number;
}

/** The runs that a rule has missed for a resource. */
export interface MissedRuns {
  readonly type: "missed";
  readonly since: number;
  readonly missedRuns: number;
  /** The rule has made jobs for other resources since. */
  readonly ranForOthers: boolean;
}

/** What can be said of a rule and a resource. */
export type Judgement =
  /** The newest run that is due was reached, or none was due since the last one that was. */
  | { readonly type: "onTime" }
  | MissedRuns
  /** It does not back the resource up any more, as AWS says; what it has missed where its plan was deleted. */
  | { readonly type: "gone"; readonly missed: Omit<MissedRuns, "type"> | undefined }
  /** The jobs of the newest run are not all read, or a job has no time. */
  | { readonly type: "notRead" }
  | { readonly type: "scheduleUnknown" }
  /** Its runs are older than what AWS lists, or another rule of the plan may go on for it. */
  | { readonly type: "untold" }
  /** Only a selection names the resource, and no run that AWS still lists was meant for it. */
  | { readonly type: "notDue" };

/** A resource of which a rule is judged. */
export interface Judging {
  readonly resourceArn: string;
  /** All its rules. */
  readonly pairs: readonly RulePair[];
  /** Their runs, from {@link mergesFrom} on. */
  readonly runs: RunsOfRules;
  readonly span: ReadSpan;
}

export function judgePair(pair: RulePair, judging: Judging): Judgement {
  const { rule } = pair;
  if (rule.standing === "planDeleted") {
    return { type: "gone", missed: deletedRuns(pair, judging) };
  }
  if (isDeselected(pair, judging.resourceArn)) return { type: "gone", missed: undefined };
  if (rule.standing === "ended") {
    return isTakenOver(pair, judging.pairs)
      ? { type: "untold" }
      : { type: "gone", missed: undefined };
  }
  if (!rule.isScheduleKnown) return { type: "scheduleUnknown" };
  return judgeRuns(pair, judging);
}

/**
 * Since when other rules of the plan may have run in place of a rule, as far as that decides; undefined where nothing is
 * missed by its own jobs.
 */
export function mergesFrom(
  { rule, lastMade, expectedSince }: RulePair,
  span: ReadSpan,
): number | undefined {
  const newest = rule.plan.all.length > 1 ? rule.runs.due?.newest : undefined;
  if (newest === undefined || newest.at < expectedSince || newest.from <= lastMade)
    return undefined;
  return Math.min(newest.at, Math.max(lastMade, span.listedSince));
}

/** A rule whose schedule is known. */
function judgeRuns(pair: RulePair, { runs, span }: Judging): Judgement {
  const { rule, lastMade, jobs } = pair;
  const newest = rule.runs.due?.newest;
  const isOurs = jobs > 0;
  if (newest === undefined || newest.at < pair.expectedSince) {
    return { type: isOurs ? "onTime" : "notDue" };
  }
  if (newest.from <= lastMade) return { type: "onTime" };
  const merged = new MergedRuns(rule, runs);
  if (merged.has(newest)) return { type: "onTime" };
  if (newest.from < span.listedSince) return { type: isOurs ? "untold" : "notDue" };
  if (pair.hasUndated || newest.from < span.since) return { type: "notRead" };
  const missed = missedRuns(pair, merged, span);
  const [first = newest] = missed;
  return {
    type: "missed",
    since: first.at,
    missedRuns: Math.min(missed.length, mostMissed),
    ranForOthers: rule.lastRun.newestMade >= first.from,
  };
}

/** Since the rule's last job for the resource, in order; only those of which all jobs are read. */
function missedRuns(
  { rule, lastMade, expectedSince }: RulePair,
  merged: MergedRuns,
  { since, listedSince }: ReadSpan,
): readonly DueRun[] {
  const known = Math.max(since, listedSince);
  const runs = rule.runs.due?.listed ?? [];
  return runs.filter(
    (run) =>
      run.from > lastMade && run.from >= known && run.at >= expectedSince && !merged.has(run),
  );
}

/** No run of a deleted plan is to come: what was missed until now, or nothing since its last job; undefined without a time. */
function deletedRuns(pair: RulePair, judging: Judging): Omit<MissedRuns, "type"> | undefined {
  const judged = pair.rule.isScheduleKnown ? judgeRuns(pair, judging) : undefined;
  if (judged?.type === "missed") return judged;
  if (pair.lastMade === -Infinity) return undefined;
  return { since: pair.lastMade, missedRuns: 0, ranForOthers: false };
}

/** The selections can be read, and none of them can have chosen it. */
function isDeselected({ rule, jobs, isChild }: RulePair, resourceArn: string): boolean {
  const { assigned } = rule.plan;
  return jobs > 0 && !isChild && assigned?.mayHave(resourceArn) === false;
}

/**
 * The plan has another rule that has not run since the ended one's last job: whether it backs the resource up shows with
 * its next run. Selections are a plan's, not a rule's.
 */
function isTakenOver({ rule, lastMade }: RulePair, pairs: readonly RulePair[]): boolean {
  const ours = new Set(pairs.map((pair) => pair.rule));
  return rule.plan.all.some(
    (other) =>
      other.standing === "inForce" &&
      !ours.has(other) &&
      (other.runs.due?.newest?.from ?? -Infinity) <= lastMade,
  );
}

/** As a rule's missed runs are shown. */
export function missedRule(
  { rule, lastMade }: RulePair,
  { since, missedRuns: count }: Omit<MissedRuns, "type">,
): MissedRule {
  const { plan, lastRun, standing } = rule;
  const isOfLastRun = lastMade >= lastRun.from;
  return {
    planArn: plan.planArn,
    ruleId: rule.ruleId,
    ruleName: rule.ruleName,
    planName: rule.planName,
    since,
    missedRuns: count,
    isRuleSilent:
      standing === "planDeleted" || (lastRun.resources > 1 && lastRun.missed === lastRun.resources),
    isOnlyResource: lastRun.resources === 1 && isOfLastRun,
  };
}
