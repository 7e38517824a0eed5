import type { Job } from "../../../src/domain/job/job";
import type { JobFilter } from "../../../src/domain/filter/jobFilter";
import { readRange } from "./treeFixture";

/**
 * The jobs that a filter lets through, of all that AWS lists: what followed a failed one may not match itself. Each failed
 * job is compared with each good one.
 */
export function matchingJobs(filter: JobFilter, jobs: readonly Job[]): readonly Job[] {
  const matching = jobs.filter((job) => matchesFilter(filter, job));
  if (filter.laterBackup === undefined) return matching;
  return matching.filter((failed) => {
    const goal = goalOf(failed);
    const isFailure = /^(FAILED|EXPIRED|ABORTED|PARTIAL)$/.test(failed.state);
    const isFollowed = jobs.some(
      (job) =>
        job.state === "COMPLETED" &&
        goalOf(job) === goal &&
        (job.creationDate ?? NaN) > (failed.creationDate ?? NaN),
    );
    return isFailure && goal !== undefined && !isFollowed;
  });
}

/** What a job was to make: a backup of a resource, or a copy of one in a vault. */
function goalOf(job: Job): string | undefined {
  if (job.kind === "backup") return job.resourceArn || undefined;
  const { resourceArn, destinationBackupVaultArn: vault } = job.kind === "copy" ? job : {};
  return resourceArn && vault ? `${resourceArn} in ${vault}` : undefined;
}

/**
 * Whether a filter lets a job through, written a second time from the meaning of the criteria and not
 * from the product: one value of each criterion that is set must be the job's. Other jobs are not looked at.
 */
function matchesFilter(filter: JobFilter, job: Job): boolean {
  const own = job.kind === "restore" ? undefined : job;
  const copy = job.kind === "copy" ? job : undefined;
  const scan = job.kind === "scan" ? job : undefined;
  const plan = own?.createdBy ?? {};
  const vault = job.kind === "backup" || job.kind === "scan" ? job.backupVaultName : undefined;
  const tests: readonly boolean[] = [
    anyOf(filter.states, stateNames(job)),
    anyOf(filter.vaults, [
      vault ?? vaultIn(copy === undefined ? job.backupVaultArn : copy.destinationBackupVaultArn),
    ]),
    anyOf(filter.sourceVaults, [vaultIn(copy?.sourceBackupVaultArn)]),
    anyOf(filter.destinationVaultArns, [copy?.destinationBackupVaultArn]),
    anyOf(filter.destinationRegions, [copy?.destinationBackupVaultArn?.split(":")[3]]),
    anyOf(filter.createdByBackupJobIds, [copy?.createdByBackupJobId]),
    anyOf(filter.scanResults, [scan?.scanResultStatus]),
    anyOf(filter.malwareScanners, [scan?.malwareScanner]),
    anyOf(filter.recoveryPointArns, [
      copy === undefined ? job.recoveryPointArn : copy.sourceRecoveryPointArn,
    ]),
    anyOf(filter.resourceTypes, [job.resourceType]),
    anyOf(filter.resourceArns, [job.kind === "restore" ? job.sourceResourceArn : own?.resourceArn]),
    filter.accountIds?.[0] === "*" || anyOf(filter.accountIds, [job.accountId]),
    anyOf(lower(filter.messageCategories), lower([own?.messageCategory ?? ""])),
    anyOf(filter.parentJobIds, [job.parentJobId]),
    anyOf(filter.restoreTestingPlanArns, [
      job.kind === "restore" ? job.restoreTestingPlanArn : undefined,
    ]),
    anyOf(filter.backupPlans, [plan.backupPlanName, plan.backupPlanId, plan.backupPlanArn]),
    anyOf(filter.backupRules, [plan.backupRuleName, plan.backupRuleId]),
    isWithin(filter.created, job.creationDate),
    isWithin(filter.completed, job.completionDate),
  ];
  return tests.every((passed) => passed);
}

function anyOf(
  wanted: readonly string[] | undefined,
  values: readonly (string | undefined)[] | undefined,
): boolean {
  if (wanted === undefined) return true;
  return wanted.some((each) => values?.some((value) => value === each) === true);
}

function lower(values: readonly string[] | undefined): readonly string[] | undefined {
  return values?.map((value) => value.toLowerCase());
}

/** COMPLETED is told from COMPLETED with issues; a state that belongs to another kind of job is nobody's. */
function stateNames(job: Job): readonly string[] {
  if (job.kind !== "scan" && job.state === "COMPLETED") {
    const { messageCategory = "", statusMessage = "" } = job;
    const isClean =
      messageCategory === "" ? statusMessage === "" : messageCategory.toUpperCase() === "SUCCESS";
    return [isClean ? "COMPLETED" : "COMPLETED_WITH_ISSUES"];
  }
  return [job.state.trim()];
}

function vaultIn(arn: string | undefined): string | undefined {
  return /^arn:[^:]*:backup:[^:]*:[^:]*:backup-vault:(.+)$/.exec(arn ?? "")?.[1];
}

function isWithin(window: string | undefined, time: number | undefined): boolean {
  if (window === undefined) return true;
  const { from = -Infinity, to = Infinity } = readRange(window);
  return time !== undefined && from <= time && time < to;
}
