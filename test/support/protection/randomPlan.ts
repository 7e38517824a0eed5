import type { BackupJob, RecoveryPointCreator } from "../../../src/domain/job/job";
import type { PlanRule } from "../../../src/domain/resource/backupPlan";
import type { Random } from "../endpoint/random";
import { accountId } from "../jobs/jobBuilders";
import { day, hour } from "./protectionBuilders";
import { isMade, jobOf, type RandomResource } from "./randomResource";
import type { WallRule, WallSchedules } from "./wallSchedules";

const minute = 60_000;

export interface RandomPlan {
  readonly planArn: string;
  /** As it is now. */
  readonly rules: readonly Partial<PlanRule>[];
  readonly assigned: readonly string[];
  readonly jobs: readonly BackupJob[];
}

interface Scene {
  readonly now: number;
  readonly zones: readonly string[];
  readonly schedules: WallSchedules;
  readonly resources: readonly RandomResource[];
}

/** A rule for a time: it gets another id, name or schedule, ends, or makes no jobs any more. */
interface Life {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly cron: string;
  readonly zone: string | undefined;
  readonly window: number;
  readonly from: number;
  readonly to: number;
  /** A rule that seldom runs keeps its backups longer: AWS lets it make the backup where frames overlap. */
  readonly rank: number;
}

export function randomPlan(random: Random, index: number, scene: Scene): RandomPlan {
  const planArn = `arn:aws:backup:eu-west-1:${accountId}:backup-plan:plan-${index}`;
  const window = random.pick([60, 120, 480, 480]) * minute;
  const histories = Array.from({ length: random.between(1, 3) }, (_, rule) =>
    randomLives(random, `${index}-${rule}`, window, scene),
  );
  if (random.chance(0.08)) swapNames(histories);
  const assigned = scene.resources.filter(() => random.chance(0.7));
  const creators = new Map(
    histories.flat().map((life) => [life, creatorOf(life, planArn, random)]),
  );
  const saysStartBy = random.chance(0.85);
  const jobs = runsOf(histories.flat(), scene).flatMap(({ at, life }) => {
    const createdBy = creators.get(life) ?? {};
    const startBy = saysStartBy ? { startBy: at + life.window } : {};
    return assigned
      .filter((resource) => isMade(resource, at, random))
      .map((resource) => {
        const members = { createdBy, ...startBy };
        return jobOf(resource, {
          random,
          creationDate: createdAt(at, random),
          now: scene.now,
          members,
        });
      });
  });
  return {
    planArn,
    rules: histories.flatMap((lives) => {
      const life = lives.at(-1);
      const isInForce = life !== undefined && life.to > scene.now;
      return isInForce ? [planned(life, random)] : [];
    }),
    assigned: assigned.map(({ resourceArn }) => resourceArn),
    jobs,
  };
}

function planned(life: Life, random: Random): Partial<PlanRule> {
  return {
    ruleId: random.chance(0.95) ? life.ruleId : undefined,
    ruleName: life.ruleName,
    scheduleExpression: random.chance(0.9) ? life.cron : undefined,
    scheduleExpressionTimezone: life.zone,
    startWindowMinutes: random.chance(0.9) ? life.window / minute : undefined,
  };
}

/** Created with its run, some minutes off, or too early for it. */
function createdAt(at: number, random: Random): number {
  const late = random.pick([0, 0, 0, 1, 10, 50, -3, -5]);
  return at + (random.chance(0.02) ? -6 : late) * minute;
}

function creatorOf(life: Life, planArn: string, random: Random): RecoveryPointCreator {
  const isNameless = random.chance(0.08);
  return {
    backupPlanArn: planArn,
    backupPlanName: "Plan",
    ...(!random.chance(0.04) && { backupRuleId: life.ruleId }),
    ...(!isNameless && { backupRuleName: life.ruleName }),
    ...(!random.chance(0.06) && {
      backupRuleCron: random.chance(0.5) ? life.cron : `cron(${life.cron})`,
    }),
    ...(life.zone !== undefined && { backupRuleTimezone: life.zone }),
  };
}

function randomLives(random: Random, key: string, window: number, scene: Scene): Life[] {
  const { now } = scene;
  const spec = randomSpec(random, scene);
  const reach = spec.rank === 0 ? random.between(2, 6) : random.between(5, 75);
  const life: Life = {
    ruleId: `id-${key}`,
    ruleName: `Rule ${key}`,
    ...spec,
    window,
    from: now - reach * day,
    to: Infinity,
  };
  const at = now - random.between(1, 24 * Math.min(reach, 12)) * hour;
  const before = { ...life, to: at };
  const after = { ...life, from: at };
  const [ruleId, ruleName] = [`id2-${key}`, `Rule2 ${key}`];
  switch (random.between(0, 11)) {
    case 0:
      return [before, { ...after, ruleId }];
    case 1:
      return [before, { ...after, ruleName }];
    case 2:
      return [before, { ...after, ruleId, ruleName }];
    case 3:
      return [before, { ...after, ...randomSpec(random, scene) }];
    case 4:
      return [before];
    case 5:
      // It is in force, and makes no jobs.
      return [before, { ...after, from: Infinity }];
    default:
      return [life];
  }
}

/** Two rules of a plan get each other's names. */
function swapNames(histories: Life[][]): void {
  const [one, other] = histories;
  const [a, b] = [one?.at(-1), other?.at(-1)];
  if (a === undefined || b === undefined || a.from > b.to || b.from > a.to) return;
  const at = Math.max(a.from, b.from) + 12 * hour;
  for (const [lives, life, name] of [
    [one, a, b.ruleName],
    [other, b, a.ruleName],
  ] as const) {
    if (at >= life.to || at === Infinity) continue;
    lives?.splice(-1, 1, { ...life, to: at }, { ...life, from: at, ruleName: name });
  }
}

function randomSpec(random: Random, { zones, schedules }: Scene) {
  const hours = [random.between(0, 23)];
  const minutes = random.pick([0, 30] as const);
  const specs: readonly (readonly [number, WallRule])[] = [
    [0, { minute: minutes }],
    [1, { minute: minutes, hours: [1, 7, 13, 19] }],
    ...[0, 1, 2, 3].map(
      () => [2, { minute: minutes, hours: [random.pick([1, 2, 3, ...hours])] }] as const,
    ),
    ...[0, 1].map(() => [3, { minute: minutes, hours, weekday: random.between(1, 7) }] as const),
    [4, { minute: minutes, hours, dayOfMonth: random.pick([1, 15, 28, 31, "L"] as const) }],
  ];
  const [rank, wall] = random.pick(specs);
  // Most rules say no zone: they run in UTC.
  const named = random.pick(zones);
  const zone = named === "" ? undefined : named;
  const cron = random.chance(0.1) ? "rate(1 day)" : schedules.add(wall);
  return { rank, cron, zone };
}

interface Run {
  readonly at: number;
  readonly life: Life;
}

/** The runs that make jobs: of those whose frames overlap, the one of the highest rank. */
function runsOf(lives: readonly Life[], { now, schedules }: Scene): readonly Run[] {
  const runs = lives.flatMap((life) =>
    (schedules.find(life.cron, life.zone)?.runs ?? dailyRuns(now))
      .filter((at) => at >= life.from && at < life.to && at <= now)
      .map((at): Run => ({ at, life })),
  );
  return runs.filter(
    ({ at, life }) =>
      !runs.some(
        (other) =>
          other.life.rank > life.rank &&
          other.at < at + life.window &&
          at < other.at + other.life.window,
      ),
  );
}

/** Of a schedule that nobody can read. */
function dailyRuns(now: number): readonly number[] {
  return Array.from({ length: 75 }, (_, index) => now - index * day);
}
