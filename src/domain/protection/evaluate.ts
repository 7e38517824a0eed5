import { backupJobsListedDays } from "../time/jobRetention";
import { unitLength } from "../time/timeVocabulary";
import { GatheredJobs } from "./gatheredJobs";
import { type Basis, type JudgedResource, judgeResource, protectionOf } from "./judgedResource";
import { Mutes } from "./mutes";
import { planRules } from "./planRules";
import type { Protection, ProtectionFacts, ResourceProtection } from "./protection";
import type { Known } from "./resourceGroup";
import { Schedules } from "./schedules";
import { Slices, type Turn } from "./slices";

const { day } = unitLength;

/** Groups may be counted when the jobs reach back so far: a weekly run and its window. */
export const enoughDays = 8;

/** A schedule is read and its runs are reckoned; measured beside a job that is looked at once. */
const workOfRule = 30;
const workOfResource = 4;
/** Some sixty patterns are looked for in a message. */
const workOfCause = 60;

/**
 * How everything that is known of an account in a Region is backed up: docs/protection.md has the definitions. It works
 * in tasks of some milliseconds.
 * @returns undefined where it was cancelled
 */
export async function evaluate(
  facts: ProtectionFacts,
  turn: Turn,
): Promise<Protection | undefined> {
  const slices = new Slices(turn);
  const gathered = await gather(facts, slices);
  if (gathered === undefined || !(await findRules(gathered, facts, slices))) return undefined;
  const basis = basisOf(facts);
  const span = { since: basis.known.since, listedSince: listedSince(facts) };
  const judged: JudgedResource[] = [];
  for (const resource of gathered.resources.values()) {
    const one = judgeResource(resource, span);
    judged.push(one);
    const work = workOfResource * (1 + one.pairs.length) + resource.jobs.length;
    if (slices.isFull(work) && !(await slices.next())) return undefined;
  }
  const resources: ResourceProtection[] = [];
  for (const one of judged) {
    const protection = protectionOf(one, basis);
    resources.push(protection);
    const work = workOfResource + one.resource.jobs.length;
    const isFull = slices.isFull(protection.cause === undefined ? work : work + workOfCause);
    if (isFull && !(await slices.next())) return undefined;
  }
  return { resources, isEnoughRead: basis.known.isEnough };
}

async function gather(facts: ProtectionFacts, slices: Slices): Promise<GatheredJobs | undefined> {
  const gathered = new GatheredJobs();
  for (const job of facts.jobs) {
    gathered.add(job);
    if (slices.isFull(1) && !(await slices.next())) return undefined;
  }
  for (const { resourceArn } of facts.resources) {
    if (resourceArn !== "") gathered.resource(resourceArn);
    if (slices.isFull(1) && !(await slices.next())) return undefined;
  }
  return gathered;
}

/**
 * Tells the rules of each plan apart, and adds the resources that its selections name.
 * @returns false when it was cancelled
 */
async function findRules(
  gathered: GatheredJobs,
  { planOf, readUntil }: ProtectionFacts,
  slices: Slices,
): Promise<boolean> {
  const schedules = new Schedules(readUntil);
  for (const [planArn, jobPlan] of gathered.plans) {
    const { all, assigned } = planRules(jobPlan, planOf(planArn), schedules);
    const named = assigned?.named ?? new Map<string, number>();
    for (const [arn, since] of named) {
      const resource = gathered.resource(arn);
      resource.namedBy = [...resource.namedBy, { rules: all, since }];
    }
    const work = workOfRule * all.length + named.size;
    if (slices.isFull(work) && !(await slices.next())) return false;
  }
  return true;
}

function listedSince({ readUntil }: ProtectionFacts): number {
  return readUntil - backupJobsListedDays * day;
}

function basisOf(facts: ProtectionFacts): Basis {
  const { readUntil: now, accountId, freshness } = facts;
  const since = facts.readSince ?? Infinity;
  const known: Known = {
    now,
    since,
    isAll: since <= listedSince(facts),
    isEnough: since <= now - enoughDays * day,
    areResourcesRead: facts.areResourcesRead,
  };
  return {
    known,
    listed: new Map(facts.resources.map((resource) => [resource.resourceArn, resource])),
    readAlone: facts.readAlone,
    accountId,
    freshness,
    mutes: new Mutes(facts.mutes, now),
  };
}
