import type { ProtectedResource } from "../resource/protectedResource";
import { backupJobsListedDays } from "../time/jobRetention";
import { unitLength } from "../time/timeVocabulary";
import { GatheredJobs, type GatheredResource } from "./gatheredJobs";
import {
  type Basis,
  type JudgedResource,
  judgeResource,
  protectionOf,
  workOfPair,
} from "./judgedResource";
import { Mutes } from "./mutes";
import { planRules } from "./planRules";
import type { Protection, ProtectionFacts, ResourceProtection } from "./protection";
import type { Known } from "./resourceGroup";
import { Schedules } from "./schedules";
import { inSlices, isTold, jobsAtOnce, type Steps, type Turn } from "./slices";

const { day } = unitLength;

/** Groups may be counted when the jobs reach back so far: a weekly run and its window. */
export const enoughDays = 8;

const workOfResource = 4;
/** Some sixty patterns are looked for in a message. */
const workOfCause = 60;

/**
 * How everything that is known of an account in a Region is backed up: docs/protection.md has the definitions. It works
 * in tasks of some milliseconds.
 * @returns undefined where it was cancelled
 */
export function evaluate(facts: ProtectionFacts, turn: Turn): Promise<Protection | undefined> {
  return inSlices(evaluation(facts), turn);
}

function* evaluation(facts: ProtectionFacts): Steps<Protection> {
  const gathered = yield* gather(facts);
  yield* findRules(gathered, facts);
  const basis = yield* basisOf(facts);
  const span = { since: basis.known.since, listedSince: listedSince(facts) };
  const judged: JudgedResource[] = [];
  for (const resource of gathered.resources.values()) {
    const one = yield* judgeResource(resource, span);
    judged.push(one);
    yield workOfResource + workOfPair * one.pairs.length + untold(resource);
  }
  const resources: ResourceProtection[] = [];
  for (const one of judged) {
    const protection = yield* protectionOf(one, basis);
    resources.push(protection);
    const work = workOfResource + untold(one.resource);
    yield protection.cause === undefined ? work : work + workOfCause;
  }
  return { resources, isEnoughRead: basis.known.isEnough };
}

/** Its jobs that are not told of yet. */
function untold({ jobs }: GatheredResource): number {
  return jobs.length % jobsAtOnce;
}

function* gather(facts: ProtectionFacts): Steps<GatheredJobs> {
  const gathered = new GatheredJobs();
  let index = 0;
  for (const job of facts.jobs) {
    gathered.add(job);
    if (isTold(index++)) yield jobsAtOnce;
  }
  for (const { resourceArn } of facts.resources) {
    if (resourceArn !== "") gathered.resource(resourceArn);
    if (isTold(index++)) yield jobsAtOnce;
  }
  return gathered;
}

/** Tells the rules of each plan apart, and adds the resources that its selections name. */
function* findRules(
  gathered: GatheredJobs,
  { planOf, readUntil }: ProtectionFacts,
): Steps<undefined> {
  const schedules = new Schedules(readUntil);
  for (const [planArn, jobPlan] of gathered.plans) {
    const { all, assigned } = yield* planRules(jobPlan, planOf(planArn), schedules);
    const named = assigned?.named ?? new Map<string, number>();
    for (const [arn, since] of named) {
      const resource = gathered.resource(arn);
      resource.namedBy = [...resource.namedBy, { rules: all, since }];
      yield 1;
    }
  }
  return undefined;
}

function listedSince({ readUntil }: ProtectionFacts): number {
  return readUntil - backupJobsListedDays * day;
}

function* basisOf(facts: ProtectionFacts): Steps<Basis> {
  const { readUntil: now, accountId, freshness } = facts;
  const since = facts.readSince ?? Infinity;
  const known: Known = {
    now,
    since,
    isAll: since <= listedSince(facts),
    isEnough: since <= now - enoughDays * day,
    areResourcesRead: facts.areResourcesRead,
  };
  const listed = new Map<string, ProtectedResource>();
  for (const [index, resource] of facts.resources.entries()) {
    listed.set(resource.resourceArn, resource);
    if (isTold(index)) yield jobsAtOnce;
  }
  const { readAlone } = facts;
  return { known, listed, readAlone, accountId, freshness, mutes: new Mutes(facts.mutes, now) };
}
