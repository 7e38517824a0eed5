import type { Job } from "../job/job";
import { resourceArnOf } from "../job/jobFacts";
import { jobKey } from "../job/jobOrder";
import { sayable } from "../job/jobTimes";
import { type JobQuery, ofAccount } from "../query/jobQuery";
import { isGoodBackup, isGoodCopy, newestGood } from "./goodBackup";

/** What a job did not do, and what another may have done: to back a resource up, or to copy its backups to a vault. */
export type Goal =
  | { readonly kind: "backup"; readonly resourceArn: string }
  | { readonly kind: "copy"; readonly resourceArn: string; readonly vaultArn: string };

/** States in which a job has ended without a good backup or copy, of those that AWS documents for some kind. */
const failedStates: ReadonlySet<string> = new Set(["FAILED", "EXPIRED", "ABORTED", "PARTIAL"]);

/**
 * What a job that failed was to do; undefined for other jobs, and where AWS did not report enough. Restores and scans
 * protect nothing: that one of them failed says nothing of the resource's backups.
 */
export function missedGoal(job: Job): Goal | undefined {
  const { kind, state, destinationBackupVaultArn: vaultArn = "" } = job;
  const resourceArn = resourceArnOf(job) ?? "";
  if (!failedStates.has(state) || resourceArn === "") return undefined;
  switch (kind) {
    case "backup":
      return { kind, resourceArn };
    case "copy":
      return vaultArn === "" ? undefined : { kind, resourceArn, vaultArn };
    case "restore":
    case "scan":
      return undefined;
  }
}

/** The jobs that had the goal. */
export function goalQuery(goal: Goal, accountId: string | undefined): JobQuery {
  const { kind, resourceArn } = goal;
  return ofAccount(
    goal.kind === "copy"
      ? { kind, resourceArn, destinationVaultArn: goal.vaultArn }
      : { kind, resourceArn },
    accountId,
  );
}

/** What became of a goal that a job missed. */
export interface MadeGood {
  /** The newest good job that was created later than the one that failed. */
  readonly later: Job | undefined;
  /** The newest good job of all. */
  readonly last: Job | undefined;
  /** A job completed of which AWS does not say the resource, or the vault: it may be a good one. */
  readonly isUnclear: boolean;
}

/** Later is only what AWS says to be created later: jobs without a CreationDate are not, nor are those of the same moment. */
export function madeGood(failed: Job, goal: Goal, jobs: readonly Job[]): MadeGood {
  const own = jobKey(failed);
  const others = jobs.filter((job) => job.kind !== failed.kind || jobKey(job) !== own);
  const good = others.filter((job) => hasReached(job, goal));
  const failedAt = sayable(failed.creationDate) ?? Infinity;
  return {
    later: newestGood(good.filter((job) => (sayable(job.creationDate) ?? -Infinity) > failedAt)),
    last: newestGood(good),
    isUnclear: others.some((job) => mayHaveReached(job, goal)),
  };
}

function hasReached(job: Job, goal: Goal): boolean {
  return goal.kind === "copy"
    ? isGoodCopy(job, goal.resourceArn, goal.vaultArn)
    : isGoodBackup(job, goal.resourceArn);
}

/** What AWS does not say of it may be what the goal asks for. */
function mayHaveReached(job: Job, goal: Goal): boolean {
  if (job.kind !== goal.kind || job.state !== "COMPLETED" || hasReached(job, goal)) return false;
  const isOther = (said: string | undefined, wanted: string): boolean =>
    said !== undefined && said !== "" && said !== wanted;
  return (
    !isOther(resourceArnOf(job), goal.resourceArn) &&
    !(goal.kind === "copy" && isOther(job.destinationBackupVaultArn, goal.vaultArn))
  );
}
