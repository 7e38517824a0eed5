import { parseArn } from "../arn/arn";
import { causeOf } from "../cause/causeOf";
import { sayable } from "../job/jobTimes";
import type { ProtectedResource } from "../resource/protectedResource";
import { unitLength } from "../time/timeVocabulary";
import { backupHistory, type BackupHistory, endedWell } from "./backupHistory";
import { given, type GatheredResource } from "./gatheredJobs";
import { goodSince, madeAt } from "./goodBackup";
import {
  type Judgement,
  judgePair,
  type Judging,
  mergesFrom,
  missedRule,
  type ReadSpan,
} from "./judgePair";
import { type RunsOfRules, runsOfRules } from "./mergedRuns";
import type { Mutes } from "./mutes";
import type { MissedRule, ProtectionFacts, ResourceProtection } from "./protection";
import { type Known, resourceGroup } from "./resourceGroup";
import { type RulePair, rulePairs } from "./rulePairs";
import { jobsAtOnce, type Steps } from "./slices";

/** What all resources are judged by. */
export interface Basis {
  readonly known: Known;
  /** Of a resource alone more may be known than of all. */
  readonly readAlone: ProtectionFacts["readAlone"];
  /** AWS's protected resources, by ARN. */
  readonly listed: ReadonlyMap<string, ProtectedResource>;
  /** Of the session. */
  readonly accountId: string | undefined;
  readonly freshness: ReadonlyMap<string, number>;
  readonly mutes: Mutes;
}

/** A resource whose rules are judged one by one. */
export interface JudgedResource {
  readonly resource: GatheredResource;
  readonly pairs: readonly RulePair[];
  /** In their order. */
  readonly judgements: readonly Judgement[];
}

/** Beside a job that is looked at once. */
export const workOfPair = 4;

/** Where nothing is missed, nobody asks for them. */
const noRuns: RunsOfRules = new Map();

/** Judges each rule of a resource, and notes in the rules what that says of their last runs. */
export function* judgeResource(resource: GatheredResource, span: ReadSpan): Steps<JudgedResource> {
  const pairs = yield* rulePairs(resource);
  const { resourceArn } = resource;
  const from = pairs.map((pair) => mergesFrom(pair, span)).filter((at) => at !== undefined);
  const runs = from.length === 0 ? noRuns : yield* runsOfRules(resource, Math.min(...from));
  const judging: Judging = { resourceArn, pairs, runs, span };
  const judgements: Judgement[] = [];
  let work = 0;
  for (const pair of pairs) {
    judgements.push(judgePair(pair, judging));
    work += workOfPair + runs.size;
    if (work >= jobsAtOnce) {
      yield work;
      work = 0;
    }
  }
  pairs.forEach(({ rule: { lastRun }, lastMade }, index) => {
    const type = judgements[index]?.type;
    // What has left the rule since tells nothing of it.
    if (!(lastMade >= lastRun.from) || type === "gone") return;
    lastRun.resources += 1;
    if (type === "missed") lastRun.missed += 1;
  });
  return { resource, pairs, judgements };
}

/** How a resource is backed up; all others must be judged, for the rules' sake. */
export function* protectionOf(judged: JudgedResource, basis: Basis): Steps<ResourceProtection> {
  const { resource } = judged;
  const { resourceArn } = resource;
  const history = yield* backupHistory(resource);
  const listed = basis.listed.get(resourceArn);
  const isOwn = listed !== undefined || resource.namedBy.length > 0;
  const accountId = accountOf(resourceArn, history) ?? (isOwn ? basis.accountId : undefined);
  const resourceType = given(history.newest?.resourceType) ?? given(listed?.resourceType);
  const known = knownOf(resourceArn, basis);
  const last = lastGoodOf(history, listed, known);
  const found = resourceGroup(
    {
      history,
      judgements: judged.judgements,
      isPlanDenied: judged.pairs.some(({ rule }) => !rule.isScheduleKnown && rule.plan.isDenied),
      hasOnDemandJobs: resource.rules.includes(undefined),
      isListed: listed !== undefined,
      isMembers: !isOwn && isOther(accountId, basis.accountId),
      isStale: last.isKnown && isStale(last.at, basis.freshness.get(resourceType ?? ""), known),
      lastGood: last.at,
    },
    known,
  );
  const { lastFailure, lastGood } = history;
  const troubled = lastFailure ?? (endedWell(history) ? lastGood : undefined);
  const protection: ResourceProtection = {
    group: found.group,
    mute: undefined,
    resourceArn,
    resourceType,
    resourceName: given(history.newest?.resourceName) ?? given(listed?.resourceName),
    accountId,
    groupUnmuted: found.group,
    lastGood: last.at,
    lastGoodJob: lastGood,
    lastEnded: history.lastEnded,
    failuresInARow: history.failures,
    isStreakExact: known.isAll || (lastGood !== undefined && madeAt(lastGood) >= known.since),
    cause: troubled && causeOf(troubled),
    missed: missedOf(judged, found.group === "noLongerBackedUp"),
    isSaidByPlan: found.isSaidByPlan,
    notKnown: found.notKnown,
    running: history.running,
    isRecovered: history.isRecovered,
  };
  const mute = basis.mutes.find(protection);
  return mute === undefined ? protection : { ...protection, mute, group: "muted" };
}

/** The jobs of one resource say nothing of whether its rules ran for others: its judgements stay as they are. */
function knownOf(resourceArn: string, { known, readAlone }: Basis): Known {
  const alone = readAlone.get(resourceArn);
  // What came between the two readings nobody knows.
  const isJoined = alone !== undefined && (alone.at >= known.since || known.since === Infinity);
  return isJoined ? { ...known, since: -Infinity, isAll: true } : known;
}

/** The longest first. */
function missedOf({ pairs, judgements }: JudgedResource, isGone: boolean): readonly MissedRule[] {
  return pairs
    .flatMap((pair, index) => {
      const judgement = judgements[index];
      if (judgement?.type === "missed") return [missedRule(pair, judgement)];
      const missed = judgement?.type === "gone" && isGone ? judgement.missed : undefined;
      return missed === undefined ? [] : [missedRule(pair, missed)];
    })
    .sort((a, b) => a.since - b.since);
}

interface LastGood {
  readonly at: number | undefined;
  /** There is no later one. */
  readonly isKnown: boolean;
}

/** Of the jobs; AWS's list counts where it is later than the jobs that were read, or where they have none. */
function lastGoodOf(
  { lastGood }: BackupHistory,
  listed: ProtectedResource | undefined,
  { since }: Known,
): LastGood {
  const ofJobs = lastGood && goodSince(lastGood);
  const ofList = sayable(listed?.lastBackupTime);
  if (lastGood !== undefined && madeAt(lastGood) >= since) return { at: ofJobs, isKnown: true };
  if (ofJobs === undefined || ofList === undefined) {
    return { at: ofJobs ?? ofList, isKnown: ofList !== undefined };
  }
  return { at: Math.max(ofJobs, ofList), isKnown: true };
}

function isStale(lastGood: number | undefined, hours: number | undefined, { now }: Known): boolean {
  if (lastGood === undefined || hours === undefined || !(hours > 0)) return false;
  return now - lastGood > hours * unitLength.hour;
}

function accountOf(resourceArn: string, { newest }: BackupHistory): string | undefined {
  return given(newest?.accountId) ?? given(parseArn(resourceArn)?.accountId);
}

function isOther(accountId: string | undefined, own: string | undefined): boolean {
  return accountId !== undefined && own !== undefined && accountId !== own;
}
