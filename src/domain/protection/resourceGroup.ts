import { completedWithIssues, displayState } from "../job/jobState";
import { backupJobsListedDays } from "../time/jobRetention";
import { unitLength } from "../time/timeVocabulary";
import { type BackupHistory, endedWell, isEndKnown, isFailing } from "./backupHistory";
import type { Judgement } from "./judgePair";
import type { NotKnownReason, ProtectionGroup } from "./protection";

const { hour, day } = unitLength;

/** What is known of a resource, before it is told in one word. */
export interface ResourceState {
  readonly history: BackupHistory;
  /** Of each of its rules. */
  readonly judgements: readonly Judgement[];
  /** Deniedness of the plans whose schedule is unknown. */
  readonly isPlanDenied: boolean;
  readonly hasOnDemandJobs: boolean;
  /** AWS has a recovery point of it. */
  readonly isListed: boolean;
  readonly isMembers: boolean;
  /** Its last good backup is older than it may be. */
  readonly isStale: boolean;
  readonly lastGood: number | undefined;
}

/** How much was read. Milliseconds since the epoch. */
export interface Known {
  readonly now: number;
  /** Every job that was created from then on is known; Infinity: none is sure to be. */
  readonly since: number;
  /** Every job that AWS lists. */
  readonly isAll: boolean;
  /** Eight days of jobs. */
  readonly isEnough: boolean;
  readonly areResourcesRead: boolean;
}

export interface GroupFound {
  readonly group: ProtectionGroup;
  readonly isSaidByPlan: boolean;
  readonly notKnown: NotKnownReason | undefined;
}

/** The first group that fits; muted ones apart. */
export function resourceGroup(state: ResourceState, known: Known): GroupFound {
  const { history } = state;
  const isSaidByPlan = isGone(state, known);
  const found = (group: ProtectionGroup): GroupFound => ({
    group,
    isSaidByPlan: group === "noLongerBackedUp" && isSaidByPlan,
    notKnown: undefined,
  });
  if (hasNeverSucceeded(state, known)) return found("neverSucceeded");
  if (isFailing(history) && isEndKnown(history, known.since)) return found("failing");
  if (isSaidByPlan || wasLeftOut(state, known)) return found("noLongerBackedUp");
  if (state.judgements.some(({ type }) => type === "missed")) return found("overdue");
  if (state.isStale) return found("stale");
  if (hasIssues(state, known)) return found("withIssues");
  if (history.running !== undefined) return found("running");
  const notKnown = whyNotKnown(state, known);
  return notKnown === undefined
    ? found("upToDate")
    : { group: "notKnown", isSaidByPlan: false, notKnown };
}

/**
 * Whether a job in a state that nobody knows has ended can't be told. AWS's list of protected resources is of the session's
 * own account.
 */
function hasNeverSucceeded(
  { history, isMembers, isListed }: ResourceState,
  { isAll, areResourcesRead }: Known,
): boolean {
  return (
    history.failures > 0 &&
    history.lastGood === undefined &&
    isAll &&
    areResourcesRead &&
    !isListed &&
    !isMembers
  );
}

/** Its plans or their selections say so. With less than eight days read, another plan may back it up. */
function isGone({ judgements }: ResourceState, { isEnough }: Known): boolean {
  const told = judgements.filter(({ type }) => type !== "notDue");
  return isEnough && told.length > 0 && told.every(({ type }) => type === "gone");
}

/** Every rule of it ran for others, and three runs and 48 hours were missed. */
function wasLeftOut(state: ResourceState, { now }: Known): boolean {
  let count = 0;
  let first = Infinity;
  for (const judgement of state.judgements) {
    switch (judgement.type) {
      case "missed":
        if (!judgement.ranForOthers) return false;
        count += judgement.missedRuns;
        first = Math.min(first, judgement.since);
        break;
      case "gone":
      case "notDue":
        break;
      case "onTime":
      case "notRead":
      case "scheduleUnknown":
      case "untold":
        return false;
    }
  }
  const wasBackedUp = state.history.newest !== undefined || state.isListed;
  return wasBackedUp && count >= 3 && now - first >= 48 * hour;
}

function hasIssues({ history }: ResourceState, { since }: Known): boolean {
  const { lastGood } = history;
  return (
    lastGood !== undefined &&
    endedWell(history) &&
    isEndKnown(history, since) &&
    displayState(lastGood) === completedWithIssues
  );
}

/** Undefined: it is known to be backed up as its rules say. */
function whyNotKnown(state: ResourceState, known: Known): NotKnownReason | undefined {
  const { history, judgements, isMembers } = state;
  if (isMembers) return "memberAccount";
  const are = (type: Judgement["type"]): boolean =>
    judgements.some((judgement) => judgement.type === type);
  const isUnread = history.lastEnded !== undefined && !isEndKnown(history, known.since);
  if (are("notRead") || isUnread) return "notEnoughRead";
  // A job that ended in a state that nobody knows says nothing.
  if (are("onTime")) return endedWell(history) ? undefined : "notEnoughRead";
  if (!known.isEnough) return "notEnoughRead";
  if (are("scheduleUnknown")) return state.isPlanDenied ? "permissionMissing" : "scheduleUnknown";
  if (state.hasOnDemandJobs) return "onDemandOnly";
  return isBackupUnread(state, known) ? "notEnoughRead" : "oldRecoveryPointsOnly";
}

/** AWS says when it was backed up, and the job of that backup may be among those that nobody has read. */
function isBackupUnread({ history, lastGood }: ResourceState, { now, isAll }: Known): boolean {
  if (lastGood === undefined) return true;
  return !isAll && history.newest === undefined && lastGood > now - backupJobsListedDays * day;
}
