import type { Job, JobKind } from "../job/job";
import { resourceArnOf } from "../job/jobFacts";
import { jobKinds, type ListParameter } from "../job/jobKinds";
import { jobKey } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";
import { type JobQuery, ofAccount } from "../query/jobQuery";
import { isGood, newestGood } from "./goodBackup";

/** What a job did not do, and what another may have done: to back a resource up, or to copy its backups to a vault. */
export interface Goal {
  readonly kind: JobKind;
  readonly resourceArn: string;
  /** Of a copy job: where the copies are to be. A backup is good in any vault. */
  readonly vaultArn: string | undefined;
}

/** States in which a job has ended without a good backup or copy, of those that AWS documents for some kind. */
export const failedStates: readonly string[] = ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"];

/** What a job that failed was to do; undefined for other jobs, and where {@link goalOf} is. */
export function missedGoal(job: Job): Goal | undefined {
  return failedStates.includes(job.state) ? goalOf(job) : undefined;
}

/** Restores and scans make no recovery point: that one of them failed says nothing of the resource's backups. */
export function hasGoals(kind: JobKind): boolean {
  return jobKinds[kind].hasOwnSize;
}

/** What a job is to do, whatever has become of it; undefined for kinds without goals, and where AWS did not report enough. */
export function goalOf(job: Job): Goal | undefined {
  const { kind } = job;
  const { isVaultHere, vault } = jobKinds[kind];
  const resourceArn = resourceArnOf(job) ?? "";
  if (!hasGoals(kind) || resourceArn === "") return undefined;
  if (isVaultHere) return { kind, resourceArn, vaultArn: undefined };
  const vaultArn = job[vault] ?? "";
  return vaultArn === "" ? undefined : { kind, resourceArn, vaultArn };
}

/** Parameters that tell nobody's goals apart: whatever a job's goal is, others of that goal are in the same answers. */
export function isOfGoal(parameter: ListParameter): boolean {
  return ["accountId", "resourceArn", "resourceType", "destinationVaultArn"].includes(parameter);
}

/** The jobs that had the goal. */
export function goalQuery(
  { kind, resourceArn, vaultArn }: Goal,
  accountId: string | undefined,
): JobQuery {
  const vault = vaultArn === undefined ? {} : { destinationVaultArn: vaultArn };
  return ofAccount({ kind, resourceArn, ...vault }, accountId);
}

/** What became of a goal that a job missed. */
export interface MadeGood {
  /** The newest good job that was created later than the one that failed. */
  readonly later: Job | undefined;
  /** The newest good job of all. */
  readonly last: Job | undefined;
  /**
   * There may be another good one: a job completed of which AWS does not say the resource or the vault, or the jobs of
   * a child's resource hold no child. No document says whether lists hold children.
   */
  readonly isUnclear: boolean;
}

/** Later is only what AWS says to be created later: jobs without a CreationDate are not, nor are those of the same moment. */
export function madeGood(failed: Job, goal: Goal, jobs: readonly Job[]): MadeGood {
  const own = jobKey(failed);
  const others = jobs.filter((job) => job.kind === goal.kind && jobKey(job) !== own);
  const good = others.filter((job) => hasReached(job, goal));
  return {
    later: newestGood(good.filter((job) => isLater(job, failed))),
    last: newestGood(good),
    isUnclear:
      others.some((job) => mayHaveReached(job, goal)) || (isChild(failed) && !jobs.some(isChild)),
  };
}

/** AWS says that a job was created after another one. */
export function isLater(job: Job, than: Job): boolean {
  return (sayable(job.creationDate) ?? -Infinity) > (sayable(than.creationDate) ?? Infinity);
}

function isChild({ parentJobId = "" }: Job): boolean {
  return parentJobId !== "";
}

function hasReached(job: Job, { resourceArn, vaultArn }: Goal): boolean {
  const isThere = vaultArn === undefined || job[jobKinds[job.kind].vault] === vaultArn;
  return isGood(job, resourceArn) && isThere;
}

/** What AWS does not say of it may be what the goal asks for. */
function mayHaveReached(job: Job, goal: Goal): boolean {
  if (job.state !== "COMPLETED" || hasReached(job, goal)) return false;
  const mayBe = (said: string | undefined, wanted: string | undefined): boolean =>
    wanted === undefined || said === undefined || said === "" || said === wanted;
  return (
    mayBe(resourceArnOf(job), goal.resourceArn) &&
    mayBe(job[jobKinds[job.kind].vault], goal.vaultArn)
  );
}
