import type { BackupJob } from "../../../src/domain/job/job";
import type { ProtectionFacts } from "../../../src/domain/protection/protection";
import type { BackupPlan, PlanRule, PlanSelection } from "../../../src/domain/resource/backupPlan";
import { inOrder, made } from "./protectionTruth";
import type { WallSchedules, WallTimes } from "./wallSchedules";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A rule as the definitions have it: the jobs that it made under all of its ids. */
export interface TrueRule {
  readonly planArn: string;
  readonly ruleId: string | undefined;
  readonly ruleName: string | undefined;
  readonly planName: string | undefined;
  readonly jobs: readonly BackupJob[];
  readonly isPlanDeleted: boolean;
  readonly isDenied: boolean;
  readonly hasEnded: boolean;
  readonly schedule: WallTimes | undefined;
  readonly window: number;
}

export class TrueRules {
  readonly #jobs: readonly BackupJob[];
  readonly #facts: ProtectionFacts;
  readonly #schedules: WallSchedules;
  readonly #rules: readonly TrueRule[];
  readonly #ofResource = new Map<string, readonly TrueRule[]>();

  constructor(jobs: readonly BackupJob[], facts: ProtectionFacts, schedules: WallSchedules) {
    this.#jobs = jobs;
    this.#facts = facts;
    this.#schedules = schedules;
    const plans = [...new Set(jobs.map(planOf))].filter((arn) => arn !== undefined);
    this.#rules = plans.flatMap((arn) => this.#rulesOf(arn));
  }

  ofJob(job: BackupJob): TrueRule | undefined {
    return this.#rules.find((rule) => rule.jobs.includes(job));
  }

  planned(planArn: string): readonly TrueRule[] {
    return this.#rules.filter((rule) => rule.planArn === planArn && !rule.hasEnded);
  }

  /** Those that made a job for it, and all that are in force of plans whose selections name it. */
  of(arn: string): readonly TrueRule[] {
    const known = this.#ofResource.get(arn);
    if (known !== undefined) return known;
    const rules = this.#rules.filter(
      (rule) =>
        rule.jobs.some((job) => job.resourceArn === arn) ||
        (!rule.hasEnded && this.#naming(arn, rule.planArn).length > 0),
    );
    this.#ofResource.set(arn, rules);
    return rules;
  }

  namedArns(): readonly string[] {
    return [...new Set(this.#rules.map(({ planArn }) => planArn))].flatMap((planArn) =>
      (this.#plan(planArn)?.selections ?? [])
        .flatMap(({ resources }) => resources)
        .filter((arn) => !arn.includes("*") && this.#naming(arn, planArn).length > 0),
    );
  }

  /** Since when a run of the rule is meant for a resource of which only a selection tells. */
  namedSince(arn: string, rule: TrueRule): number {
    const since = this.#naming(arn, rule.planArn).map((each) => each.creationDate ?? -Infinity);
    const plan = rule.jobs.length === 0 ? this.#plan(rule.planArn)?.creationDate : undefined;
    return Math.max(Math.min(...since), plan ?? -Infinity);
  }

  isDeselected({ planArn }: TrueRule, mine: readonly BackupJob[], arn: string): boolean {
    const selections = this.#plan(planArn)?.selections;
    if (selections === undefined || mine.some((job) => job.parentJobId !== undefined)) return false;
    return selections.every((selection) => {
      const isExcluded = selection.notResources.some((pattern) => like(pattern, arn));
      const isChosen =
        selection.choosesByTags ||
        selection.resources.length === 0 ||
        selection.resources.some((pattern) => like(pattern, arn));
      return isExcluded || !isChosen;
    });
  }

  /** When the run of a job was. */
  runOf(job: BackupJob, { window, schedule }: Pick<TrueRule, "window" | "schedule">): number {
    const byStart = job.startBy === undefined ? Infinity : job.startBy - window;
    if (made(job) === -Infinity && job.startBy !== undefined) return byStart;
    if (byStart <= made(job) + 5 * minute) return byStart;
    return scheduled(schedule, made(job)) ?? made(job);
  }

  #plan(planArn: string): BackupPlan | undefined {
    const reading = this.#facts.planOf(planArn);
    return reading.type === "read" ? reading.plan : undefined;
  }

  #naming(arn: string, planArn: string): readonly PlanSelection[] {
    return (this.#plan(planArn)?.selections ?? []).filter(
      (selection) =>
        !selection.choosesByTags &&
        selection.resources.includes(arn) &&
        !selection.notResources.some((pattern) => like(pattern, arn)),
    );
  }

  #rulesOf(planArn: string): readonly TrueRule[] {
    const jobs = this.#jobs.filter((job) => planOf(job) === planArn);
    const plan = this.#plan(planArn);
    const left = new Set(jobs);
    const take = (which: (job: BackupJob) => boolean): readonly BackupJob[] => {
      const taken = [...left].filter(which);
      for (const job of taken) left.delete(job);
      return taken;
    };
    const rules = plan?.rules ?? [];
    const names = namesNow(jobs);
    const byId = rules.map((rule) =>
      take((job) => idOf(job) !== undefined && idOf(job) === rule.ruleId),
    );
    const found = rules.map((rule, index) => {
      const byName = take(
        (job) => names.get(job) !== undefined && names.get(job) === rule.ruleName,
      );
      return this.#rule(planArn, [...(byId[index] ?? []), ...byName], rule);
    });
    const others: TrueRule[] = [];
    for (const job of jobs) {
      if (!left.has(job)) continue;
      const name = names.get(job);
      const same = take((other) =>
        name === undefined
          ? names.get(other) === undefined && idOf(other) === idOf(job)
          : names.get(other) === name,
      );
      others.push(this.#rule(planArn, same, undefined));
    }
    return [...found, ...others];
  }

  #rule(planArn: string, jobs: readonly BackupJob[], planned: PlanRule | undefined): TrueRule {
    const reading = this.#facts.planOf(planArn);
    const [newest] = inOrder(jobs);
    const by = newest?.createdBy;
    const [ruleId, ruleName] = [
      planned?.ruleId ?? by?.backupRuleId,
      planned?.ruleName ?? by?.backupRuleName,
    ];
    const isNamed = ruleId !== undefined || ruleName !== undefined;
    const schedule = isNamed ? this.#schedule(planned, newest) : undefined;
    return {
      planArn,
      ruleId,
      ruleName,
      planName: this.#plan(planArn)?.name ?? by?.backupPlanName,
      jobs,
      isPlanDeleted: reading.type === "deleted",
      isDenied: reading.type === "unreadable" && reading.deniedActions.length > 0,
      hasEnded: reading.type === "read" && planned === undefined && isNamed,
      schedule,
      window: windowOf(planned, newest, schedule),
    };
  }

  /** The plan's; before its change the newest job's. */
  #schedule(planned: PlanRule | undefined, newest: BackupJob | undefined): WallTimes | undefined {
    const by = newest?.createdBy;
    const before = this.#schedules.find(by?.backupRuleCron, by?.backupRuleTimezone);
    if (planned?.scheduleExpression === undefined) return before;
    const now = this.#schedules.find(
      planned.scheduleExpression,
      planned.scheduleExpressionTimezone,
    );
    if (now === undefined || before === undefined || newest === undefined || now === before) {
      return now;
    }
    const next = before.runs.find((run) => run > made(newest) + 5 * minute);
    const changedAt = next ?? made(newest) + 5 * minute + 1;
    return {
      runs: [
        ...before.runs.filter((run) => run < changedAt),
        ...now.runs.filter((run) => run >= changedAt),
      ],
      isNearClockChange: (at) => (at < changedAt ? before : now).isNearClockChange(at),
    };
  }
}

function windowOf(
  planned: PlanRule | undefined,
  newest: BackupJob | undefined,
  schedule: WallTimes | undefined,
): number {
  if (planned?.startWindowMinutes !== undefined) return planned.startWindowMinutes * minute;
  const run = newest && scheduled(schedule, made(newest));
  const window = (newest?.startBy ?? Number.NaN) - (run ?? Number.NaN);
  return window > 0 && window <= 30 * day ? window : 8 * hour;
}

/** The newest run at a job's creation; no run is looked for more than 400 days back. */
function scheduled(schedule: WallTimes | undefined, at: number): number | undefined {
  return schedule?.runs.findLast((run) => run <= at + 5 * minute && run >= at - 400 * day);
}

function planOf({ createdBy }: BackupJob): string | undefined {
  return createdBy?.backupPlanArn;
}

function idOf({ createdBy }: BackupJob): string | undefined {
  return createdBy?.backupRuleId;
}

/** What the rule of each job is called by its newest job; the name itself where the job names no id. */
function namesNow(jobs: readonly BackupJob[]): ReadonlyMap<BackupJob, string | undefined> {
  const newest = new Map<string | undefined, BackupJob>();
  for (const job of inOrder(jobs)) if (!newest.has(idOf(job))) newest.set(idOf(job), job);
  return new Map(
    jobs.map((job) => {
      const named = idOf(job) === undefined ? job : newest.get(idOf(job));
      return [job, named?.createdBy?.backupRuleName];
    }),
  );
}

function like(pattern: string, arn: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`).test(arn);
}
