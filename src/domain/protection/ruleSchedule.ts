import type { RecoveryPointCreator } from "../job/job";
import type { PlanRule } from "../resource/backupPlan";
import type { RunTimes } from "../schedule/runTimes";
import { unitLength } from "../time/timeVocabulary";
import { given } from "./gatheredJobs";
import type { Schedules } from "./schedules";

const { day } = unitLength;

/** More runs than a rule of AWS Backup has in these spans: hourly is the most often that it allows. */
const mostRuns = 10_000;

/** The rule's newest job: what it says of the schedule, and when it was made. */
export interface LastMade {
  readonly createdBy: RecoveryPointCreator | undefined;
  readonly madeAt: number;
}

/**
 * When a rule runs: as the plan that can be read says, else as the rule's newest job does. Where the plan says something
 * else than that job, the schedule was changed after it. When, nobody tells; but not later than the next run by the old
 * schedule, for that run would have made a job. So runs count by the old one until then.
 * @returns undefined where the schedule is unknown
 */
export function ruleSchedule(
  planned: PlanRule | undefined,
  last: LastMade | undefined,
  schedules: Schedules,
): RunTimes | undefined {
  const cron = given(last?.createdBy?.backupRuleCron);
  const zone = given(last?.createdBy?.backupRuleTimezone);
  const before = cron === undefined ? undefined : schedules.times(cron, zone);
  const expression = given(planned?.scheduleExpression);
  if (expression === undefined) return before;
  const plannedZone = given(planned?.scheduleExpressionTimezone);
  const now = schedules.times(expression, plannedZone);
  if (now === undefined || before === undefined || last === undefined || cron === undefined) {
    return now;
  }
  const isSame = bare(cron) === bare(expression) && (zone ?? utc) === (plannedZone ?? utc);
  return isSame ? now : changedTimes(before, now, firstAfter(before, last.madeAt));
}

/** AWS's default (BackupRule, ScheduleExpressionTimezone). */
const utc = "Etc/UTC";

/** Jobs and plans write the same schedule with and without "cron(…)". */
function bare(expression: string): string {
  return (/^\s*cron\((.*)\)\s*$/.exec(expression)?.[1] ?? expression).trim();
}

/** A job is created up to five minutes before the time that we reckon its run at. */
function firstAfter(times: RunTimes, madeAt: number): number {
  const from = madeAt + 5 * unitLength.minute + 1;
  for (const days of [2, 40, 400]) {
    const [first] = times.between(from, from + days * day, mostRuns);
    if (first !== undefined) return first;
  }
  return from;
}

function changedTimes(before: RunTimes, now: RunTimes, changedAt: number): RunTimes {
  return {
    between: (from, to, limit) => {
      const later = now.between(Math.max(from, changedAt), to, limit);
      const rest = limit - later.length;
      if (rest <= 0 || from >= changedAt) return later;
      return [...before.between(from, Math.min(to, changedAt - 1), rest), ...later];
    },
    isNearClockChange: (at) => (at < changedAt ? before : now).isNearClockChange(at),
  };
}
