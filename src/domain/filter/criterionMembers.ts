import { parseArn } from "../arn/arn";
import type { Job, JobKind } from "../job/job";
import { type Leaf, leafOf, type LeafName, valueOf } from "../job/memberLeaves";
import { perKind } from "../job/perKind";
import { vaultNameIn } from "../job/vault";
import type { ListCriterion } from "./jobFilter";

/**
 * Criteria whose values are in members; states and vaults are told by several (displayState, vaultOf), a later backup
 * by other jobs (Recoveries).
 */
export type MemberCriterion = Exclude<ListCriterion, "states" | "vaults" | "laterBackup">;

/** What of an ARN a criterion means. */
export type ArnPart = "vaultName" | "region";

interface CriterionMembers {
  /** The members that have the values; of each kind those that it has, names before ids and ARNs. */
  readonly members: readonly LeafName[];
  readonly part?: ArnPart;
}

/** The members that have a criterion's values: what filters, offers values and narrows with --query reads them here. */
export const criterionMembers: Readonly<Record<MemberCriterion, CriterionMembers>> = {
  resourceTypes: { members: ["resourceType"] },
  resourceArns: { members: ["resourceArn", "sourceResourceArn"] },
  recoveryPointArns: { members: ["recoveryPointArn", "sourceRecoveryPointArn"] },
  sourceVaults: { members: ["sourceBackupVaultArn"], part: "vaultName" },
  destinationVaultArns: { members: ["destinationBackupVaultArn"] },
  destinationRegions: { members: ["destinationBackupVaultArn"], part: "region" },
  accountIds: { members: ["accountId"] },
  messageCategories: { members: ["messageCategory"] },
  backupPlans: { members: ["backupPlanName", "backupPlanId", "backupPlanArn"] },
  backupRules: { members: ["backupRuleName", "backupRuleId"] },
  restoreTestingPlanArns: { members: ["restoreTestingPlanArn"] },
  parentJobIds: { members: ["parentJobId"] },
  createdByBackupJobIds: { members: ["createdByBackupJobId"] },
  scanResults: { members: ["scanResultStatus"] },
  malwareScanners: { members: ["malwareScanner"] },
};

const names = Object.keys(criterionMembers) as MemberCriterion[];

const leaves = perKind(
  (kind) =>
    new Map(
      names.map((criterion) => [
        criterion,
        criterionMembers[criterion].members.flatMap((name) => leafOf(kind, name) ?? []),
      ]),
    ),
);

/** The members of a kind's jobs that have the values of a criterion; none where its jobs can't have any. */
export function leavesOfCriterion(kind: JobKind, criterion: MemberCriterion): readonly Leaf[] {
  return leaves[kind].get(criterion) ?? [];
}

/** Reads a value of a job; undefined where AWS reported none. */
type Read = (job: Job) => string | undefined;

// Made once: there may be 100,000 jobs, each looked at for every criterion.
const reads = perKind(
  (kind) =>
    new Map(
      names.map((criterion) => [
        criterion,
        leavesOfCriterion(kind, criterion).map((leaf) => readOf(leaf, criterionMembers[criterion])),
      ]),
    ),
);

function readOf(leaf: Leaf, { part }: CriterionMembers): Read {
  return (job) => {
    const value = valueOf(job, leaf);
    return typeof value === "string" ? partOf(value, part) : undefined;
  };
}

/** How a job's values of a criterion are read: names, ids and ARNs of the same thing. Untrusted texts. */
export function readsOf(criterion: MemberCriterion, kind: JobKind): readonly Read[] {
  return reads[kind].get(criterion) ?? [];
}

function partOf(value: string, part: ArnPart | undefined): string | undefined {
  if (part === undefined) return value;
  return part === "vaultName" ? vaultNameIn(value) : parseArn(value)?.region;
}
