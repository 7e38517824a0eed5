import type { Job } from "../../../src/domain/job/job";
import {
  type JobFilter,
  type ListCriterion,
  listCriteria,
  windowCriteria,
} from "../../../src/domain/filter/jobFilter";
import { Random } from "../endpoint/random";

/** Values that no job of the account has, or none of its kind. */
const foreign: Readonly<Record<ListCriterion, readonly string[]>> = {
  laterBackup: [],
  states: ["PARTIAL", "QUARANTINED", "COMPLETED_WITH_ISSUES", "NEVER_HEARD_OF"],
  vaults: ["no-such-vault"],
  resourceTypes: ["Tape"],
  resourceArns: ["arn:aws:ec2:eu-west-1:111122223333:volume/vol-none"],
  // AWS refuses to answer for accounts that are not the caller's.
  accountIds: [],
  recoveryPointArns: ["arn:aws:backup:eu-west-1:111122223333:recovery-point:none"],
  sourceVaults: ["no-such-vault"],
  destinationVaultArns: ["arn:aws:backup:eu-central-1:111122223333:backup-vault:none"],
  destinationRegions: ["eu-north-1"],
  createdByBackupJobIds: ["no-such-job"],
  scanResults: ["NEVER_HEARD_OF"],
  malwareScanners: ["NOBODY"],
  messageCategories: ["AccessDenied"],
  parentJobIds: ["no-such-parent"],
  restoreTestingPlanArns: ["arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:none"],
  backupPlans: ["no such plan"],
  backupRules: ["no such rule"],
};

/** A filter out of a seed: some criteria, with values that jobs of the account have and some that none has. */
export function randomFilter(seed: number, jobs: readonly Job[]): JobFilter {
  const random = new Random(seed);
  const filter: Record<string, unknown> = {};
  const density = random.pick([0.08, 0.15, 0.3]);
  for (const criterion of listCriteria) {
    if (!random.chance(density)) continue;
    const own = [...new Set(jobs.flatMap((job) => valuesIn(criterion, job)))];
    if (own.length + foreign[criterion].length === 0) continue;
    // A criterion of other kinds leaves no job: few filters have one.
    if (own.length === 0 && !random.chance(0.2)) continue;
    const most = random.pick([1, 1, 2, 3, 30]);
    const values = new Set<string>();
    for (let i = 0; i < most; i++) {
      values.add(random.pick(isForeign(own, criterion, random) ? foreign[criterion] : own));
    }
    filter[criterion] = [...values];
  }
  for (const criterion of windowCriteria) {
    if (random.chance(density)) filter[criterion] = randomWindow(random, jobs);
  }
  return filter;
}

function isForeign(own: readonly string[], criterion: ListCriterion, random: Random): boolean {
  if (own.length === 0) return true;
  return foreign[criterion].length > 0 && random.chance(0.1);
}

/** From or to the very moment of some job, or just beside it: bounds are where mistakes are. */
function randomWindow(random: Random, jobs: readonly Job[]): string {
  const times = jobs.flatMap(({ creationDate, completionDate }) =>
    [creationDate, completionDate].filter((time) => time !== undefined),
  );
  const some = (): number =>
    times.length === 0 ? 0 : random.pick(times) + random.pick([-1, 0, 0, 1]);
  const [from, to] = [some(), some()].sort((a, b) => a - b);
  const text = (time: number | undefined): string => new Date(time ?? 0).toISOString();
  const shape = random.pick(["after", "before", "between"]);
  if (shape === "after") return `${text(from)}/`;
  return shape === "before" ? `/${text(to)}` : `${text(from)}/${text((to ?? 0) + 1)}`;
}

function valuesIn(criterion: ListCriterion, job: Job): readonly string[] {
  const own = job.kind === "restore" ? undefined : job;
  const copy = job.kind === "copy" ? job : undefined;
  const scan = job.kind === "scan" ? job : undefined;
  const values: Readonly<Record<ListCriterion, readonly (string | undefined)[]>> = {
    states: [job.state.trim()],
    laterBackup: job.kind === "backup" || job.kind === "copy" ? ["none"] : [],
    vaults: [job.backupVaultName, nameIn(vaultArn(job))],
    resourceTypes: [job.resourceType],
    resourceArns: [job.kind === "restore" ? job.sourceResourceArn : own?.resourceArn],
    accountIds: [job.accountId],
    recoveryPointArns: [job.kind === "copy" ? job.sourceRecoveryPointArn : job.recoveryPointArn],
    sourceVaults: [nameIn(copy?.sourceBackupVaultArn)],
    destinationVaultArns: [copy?.destinationBackupVaultArn],
    destinationRegions: [copy?.destinationBackupVaultArn?.split(":")[3]],
    createdByBackupJobIds: [copy?.createdByBackupJobId],
    scanResults: [scan?.scanResultStatus],
    malwareScanners: [scan?.malwareScanner],
    messageCategories: [own?.messageCategory],
    parentJobIds: [job.parentJobId],
    restoreTestingPlanArns: [job.kind === "restore" ? job.restoreTestingPlanArn : undefined],
    backupPlans: [own?.createdBy?.backupPlanName, own?.createdBy?.backupPlanId],
    backupRules: [own?.createdBy?.backupRuleName, own?.createdBy?.backupRuleId],
  };
  return values[criterion].filter((value): value is string => value !== undefined && value !== "");
}

function vaultArn(job: Job): string | undefined {
  return job.kind === "copy" ? job.destinationBackupVaultArn : job.backupVaultArn;
}

function nameIn(arn: string | undefined): string | undefined {
  return arn?.split(":backup-vault:")[1];
}
