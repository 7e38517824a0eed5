import type { BackupJob } from "../../../src/domain/job/job";
import type { ProtectionFacts } from "../../../src/domain/protection/protection";
import type {
  BackupPlan,
  PlanReading,
  PlanSelection,
} from "../../../src/domain/resource/backupPlan";
import type { ProtectedResource } from "../../../src/domain/resource/protectedResource";
import { Random } from "../endpoint/random";
import { accountId } from "../jobs/jobBuilders";
import {
  aPlan,
  aProtectedResource,
  aRule,
  aSelection,
  day,
  hour,
  volume,
} from "./protectionBuilders";
import { type RandomPlan, randomPlan } from "./randomPlan";
import { type RandomResource, randomResource } from "./randomResource";
import { made } from "./protectionTruth";
import { WallSchedules } from "./wallSchedules";

/** A time, and the zones and schedules that rules may have then. */
export interface Scene {
  readonly at: number;
  readonly zones: readonly string[];
  readonly schedules: WallSchedules;
}

/** Days on which, or before which, a clock was changed, and a plain one; and the zones that rules have there. */
const scenes = [
  { at: Date.UTC(2026, 5, 15), zones: ["UTC", "Asia/Kolkata"] },
  { at: Date.UTC(2026, 2, 30), zones: ["Europe/Berlin", ""] },
  { at: Date.UTC(2026, 9, 26), zones: ["Europe/Berlin", ""] },
  { at: Date.UTC(2026, 10, 2), zones: ["America/New_York", ""] },
  { at: Date.UTC(2026, 3, 6), zones: ["Australia/Lord_Howe", ""] },
].map(({ at, zones }) => sceneAt(at, zones));

export interface RandomAccount {
  readonly facts: ProtectionFacts;
  readonly schedules: WallSchedules;
  /** What its plans are now; {@link planAsRead} tells what can be read of one. */
  readonly plans: readonly RandomPlan[];
}

/** @param at a whole half hour */
export function sceneAt(at: number, zones: readonly string[]): Scene {
  // A job of 75 days ago may belong to the run of the 31st of a month; the next such run is two months off at most.
  return { at, zones, schedules: new WallSchedules(at - 150 * day, at + 66 * day) };
}

/** An account of planted situations: each seed has its own, the same on every machine. */
export function randomAccount(seed: number): RandomAccount {
  const random = new Random(seed);
  const scene = random.pick(scenes);
  const now = scene.at + random.between(0, 3 * 24 * 12) * 300_000;
  return randomAccountAt(now, scene, random);
}

/** @param now within three days of the scene's time */
export function randomAccountAt(now: number, scene: Scene, random: Random): RandomAccount {
  const { zones, schedules } = scene;
  const resources = Array.from({ length: random.between(1, 6) }, (_, index) =>
    randomResource(random, index, now),
  );
  const plans = Array.from({ length: random.between(1, 3) }, (_, index) =>
    randomPlan(random, index, { now, zones, schedules, resources }),
  );
  const all = [
    ...plans.flatMap(({ jobs }) => jobs),
    ...resources.flatMap(({ onDemand }) => onDemand),
  ];
  const readDays = random.pick([Infinity, Infinity, Infinity, 31, 8, 8, 3, 0]);
  const readSince = readDays === 0 ? undefined : now - readDays * day;
  const readings = new Map(plans.map((plan) => [plan.planArn, reading(plan, random, now)]));
  const facts: ProtectionFacts = {
    jobs: known(all, readSince, random, now),
    readSince,
    readUntil: now,
    readAlone: new Map(),
    resources: listed(resources, all, random, now),
    areResourcesRead: random.chance(0.8),
    planOf: (planArn) => readings.get(planArn) ?? { type: "unread" },
    accountId: random.chance(0.9) ? accountId : undefined,
    freshness: new Map(random.chance(0.3) ? [["EBS", random.pick([1, 20, 30, 200])]] : []),
    mutes: [],
  };
  return { facts, schedules, plans };
}

/** What was read of the jobs: all that AWS still lists, all since a time and some older ones, or any. */
function known(
  jobs: readonly BackupJob[],
  readSince: number | undefined,
  random: Random,
  now: number,
): readonly BackupJob[] {
  const isOlderDropped = random.chance(0.6);
  const since = readSince === -Infinity ? now - 30 * day : (readSince ?? Infinity);
  const shuffled = [...jobs];
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = random.between(0, index);
    const [a, b] = [shuffled[index], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[index], shuffled[other]] = [b, a];
  }
  if (readSince === -Infinity && !isOlderDropped) return shuffled;
  return shuffled.filter((job) => {
    if (made(job) >= since) return true;
    return !isOlderDropped && random.chance(0.5);
  });
}

function listed(
  resources: readonly RandomResource[],
  jobs: readonly BackupJob[],
  random: Random,
  now: number,
): readonly ProtectedResource[] {
  const others = random.chance(0.3)
    ? [aProtectedResource({ resourceArn: volume("old"), lastBackupTime: now - 90 * day })]
    : [];
  return [
    ...others,
    // AWS lists those of the session's own account.
    ...resources.flatMap(({ resourceArn, accountId: owner }) => {
      if (owner !== accountId) return [];
      const good = jobs.filter(
        (job) => job.resourceArn === resourceArn && job.state === "COMPLETED",
      );
      // It may have recovery points of a time before all of its jobs.
      if (random.chance(good.length === 0 ? 0.8 : 0.3)) return [];
      const last = Math.max(now - 90 * day, ...good.map((job) => job.completionDate ?? made(job)));
      const lastBackupTime = random.chance(0.8) ? last : undefined;
      return [aProtectedResource({ resourceArn, lastBackupTime })];
    }),
  ];
}

function reading(plan: RandomPlan, random: Random, now: number): PlanReading {
  const type = random.pick([
    ...(["unread", "denied", "denied", "failed", "deleted"] as const),
    ...(["read", "read", "read", "read", "read"] as const),
  ]);
  switch (type) {
    case "unread":
    case "deleted":
      return { type };
    case "denied":
      return { type: "unreadable", deniedActions: ["backup:GetBackupPlan"] };
    case "failed":
      return { type: "unreadable", deniedActions: [] };
    case "read":
      return { type, plan: planAsRead(plan, random, now) };
  }
}

/** What GetBackupPlan tells of it, and, unless that is denied, what its selections choose. */
export function planAsRead(plan: RandomPlan, random: Random, now: number): BackupPlan {
  return aPlan({
    planArn: plan.planArn,
    creationDate: random.chance(0.5) ? now - random.between(1, 60) * day : undefined,
    rules: plan.rules.map((rule) => aRule(rule)),
    selections: random.chance(0.4) ? undefined : selections(plan, random, now),
  });
}

function selections(plan: RandomPlan, random: Random, now: number): readonly PlanSelection[] {
  const resources = [
    ...plan.assigned.filter(() => random.chance(0.8)),
    ...(random.chance(0.3) ? [volume("never-1")] : []),
    ...(random.chance(0.15) ? ["arn:aws:ec2:*:*:volume/v*"] : []),
    ...(random.chance(0.15) ? ["arn:aws:rds:*"] : []),
  ];
  const creationDate = random.chance(0.6) ? now - random.between(1, 40 * 24) * hour : undefined;
  return [
    aSelection({
      creationDate,
      resources,
      notResources: random.chance(0.2) ? [random.pick([volume("v*1"), volume("v1")])] : [],
      choosesByTags: random.chance(0.3),
    }),
    ...(random.chance(0.2)
      ? [aSelection({ resources: [volume("v2")], creationDate: now - day })]
      : []),
  ];
}
