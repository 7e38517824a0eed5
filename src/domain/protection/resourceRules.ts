import type { BackupJob } from "../job/job";
import type { PlanReading, PlanRule } from "../resource/backupPlan";
import { unitLength } from "../time/timeVocabulary";
import { GatheredJobs } from "./gatheredJobs";
import { planRules } from "./planRules";
import type { Rule } from "./rule";
import { Schedules } from "./schedules";
import { atOnce } from "./slices";

const { day } = unitLength;

/** A rule of the plans that back a resource up, and when it runs next. */
export interface ResourceRule extends Pick<
  Rule,
  "ruleId" | "ruleName" | "planName" | "standing" | "newest" | "isScheduleKnown"
> {
  readonly planArn: string;
  /** As the plan that can be read has it. */
  readonly planned: PlanRule | undefined;
  /** Milliseconds since the epoch, in order; at most as many as were asked for. */
  readonly nextRuns: readonly number[];
  /** The next runs are AWS's own preview; else they are reckoned from the schedule. */
  readonly isPreview: boolean;
}

export interface ResourceRulesOptions {
  readonly planOf: (planArn: string) => PlanReading;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How many next runs of a rule are wanted. */
  readonly runs: number;
}

/** More than hourly runs have in 40 days. */
const mostRuns = 1000;

/** The rules of each plan that some jobs name. @param jobs of one resource */
export function resourceRules(
  jobs: Iterable<BackupJob>,
  { planOf, now, runs }: ResourceRulesOptions,
): readonly ResourceRule[] {
  const gathered = new GatheredJobs();
  for (const job of jobs) gathered.add(job);
  const schedules = new Schedules(now);
  return [...gathered.plans].flatMap(([planArn, jobPlan]) => {
    const reading = planOf(planArn);
    const preview = reading.type === "read" ? reading.plan.nextRuns : [];
    return atOnce(planRules(jobPlan, reading, schedules)).all.map((rule): ResourceRule => {
      const isInForce = rule.standing === "inForce";
      const previewed = preview.flatMap(({ ruleId, at }) =>
        ruleId !== undefined && ruleId === rule.ruleId && at > now ? at : [],
      );
      const isPreview = previewed.length > 0;
      const next = isPreview ? previewed.sort((a, b) => a - b) : reckoned(rule, now, runs);
      const { ruleId, ruleName, planName, standing, newest, isScheduleKnown, planned } = rule;
      return {
        ...{ planArn, ruleId, ruleName, planName, standing, newest, isScheduleKnown, planned },
        nextRuns: isInForce ? next.slice(0, runs) : [],
        isPreview,
      };
    });
  });
}

function reckoned({ schedule }: Rule, now: number, runs: number): readonly number[] {
  let found: readonly number[] = [];
  for (const days of [2, 40, 400]) {
    found = schedule?.between(now + 1, now + days * day, mostRuns) ?? [];
    if (found.length >= runs) break;
  }
  return found;
}
