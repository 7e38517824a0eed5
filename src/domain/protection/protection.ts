import type { Cause } from "../cause/causeOf";
import type { BackupJob } from "../job/job";
import type { PlanReading } from "../resource/backupPlan";
import type { ReadHistory } from "./readHistories";
import type { ProtectedResource } from "../resource/protectedResource";

/** In the order of precedence: a resource is in the first that fits. */
export const protectionGroups = [
  "muted",
  "neverSucceeded",
  "failing",
  "noLongerBackedUp",
  "overdue",
  "stale",
  "withIssues",
  "running",
  "notKnown",
  "upToDate",
] as const;
export type ProtectionGroup = (typeof protectionGroups)[number];

/** Why it can't be told whether a resource is backed up as it should. */
export type NotKnownReason =
  | "onDemandOnly"
  | "scheduleUnknown"
  | "oldRecoveryPointsOnly"
  | "notEnoughRead"
  | "permissionMissing"
  | "memberAccount";

/** What is known of one account in one Region. */
export interface ProtectionFacts {
  /** Backup jobs, each once, in any order. */
  readonly jobs: Iterable<BackupJob>;
  /** Every job that was created from this moment on, until `readUntil`, is among the jobs; -Infinity: all that AWS lists. */
  readonly readSince: number | undefined;
  /** Milliseconds since the epoch: what is due later is not looked at. */
  readonly readUntil: number;
  /** Of a resource alone, all jobs that AWS lists were read then; by its ARN. */
  readonly readAlone: ReadonlyMap<string, Pick<ReadHistory, "at">>;
  readonly resources: readonly ProtectedResource[];
  /** All pages of ListProtectedResources are read. */
  readonly areResourcesRead: boolean;
  /** By the plan's ARN. */
  readonly planOf: (planArn: string) => PlanReading;
  /** Of the session; undefined while nobody knows it. */
  readonly accountId: string | undefined;
  /** Hours, by resource type as AWS spells it. */
  readonly freshness: ReadonlyMap<string, number>;
  readonly mutes: readonly Mute[];
}

/** What the user expects, and does not want to be told, until a date. */
export interface Mute {
  readonly target:
    | { readonly type: "resource"; readonly resourceArn: string }
    | { readonly type: "rule"; readonly planArn: string; readonly ruleName: string }
    | { readonly type: "cause"; readonly causeId: string };
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly reason: string;
  /** What was the matter when it was muted (findingKey): another finding is shown. Undefined: whatever it is. */
  readonly finding: string | undefined;
}

/** A rule that should have run for a resource and did not. */
export interface MissedRule {
  readonly planArn: string;
  readonly ruleId: string | undefined;
  readonly ruleName: string | undefined;
  readonly planName: string | undefined;
  /** The first run missed, at most 30 days back; its newest job's time where the plan was deleted before a run was missed. */
  readonly since: number;
  /** At most 99. */
  readonly missedRuns: number;
  /** The rule ran for nobody: one finding for all of its resources. */
  readonly isRuleSilent: boolean;
  /** It is the only resource of the rule's last run: nobody can tell whether the rule is silent. */
  readonly isOnlyResource: boolean;
}

/** How one resource is backed up. */
export interface ResourceProtection {
  readonly resourceArn: string;
  readonly resourceType: string | undefined;
  readonly resourceName: string | undefined;
  readonly accountId: string | undefined;
  readonly group: ProtectionGroup;
  /** The group it would be in, were it not muted. */
  readonly groupUnmuted: ProtectionGroup;
  readonly mute: Mute | undefined;
  /** When its last good backup was there; of the jobs, or of AWS's protected resources where these know of a later one. */
  readonly lastGood: number | undefined;
  readonly lastGoodJob: BackupJob | undefined;
  /** The newest job that has ended. */
  readonly lastEnded: BackupJob | undefined;
  /** Jobs that failed since the last good backup. */
  readonly failuresInARow: number;
  /** The last good backup, or all jobs, were read: the streak is exact. */
  readonly isStreakExact: boolean;
  /** Of the newest failure of the streak; without one, of the last good backup's issues. */
  readonly cause: Cause | undefined;
  /** The rules that are overdue, the longest first. */
  readonly missed: readonly MissedRule[];
  /** Where it is no longer backed up: AWS says so (a plan or selection), or the missed runs do. */
  readonly isSaidByPlan: boolean;
  readonly notKnown: NotKnownReason | undefined;
  /** An unfinished job, the newest. */
  readonly running: BackupJob | undefined;
  /** A failure that a later good backup followed; none has come since. */
  readonly isRecovered: boolean;
}

/** How everything that is known of an account in a Region is backed up. */
export interface Protection {
  /** Each resource once: those of the jobs, AWS's protected resources, and those that a selection names by ARN. */
  readonly resources: readonly ResourceProtection[];
  /** The jobs reach back eight days: groups may be counted. */
  readonly isEnoughRead: boolean;
}
