import { parseArn } from "../arn/arn";
import type { Job, JobKind } from "../job/job";
import { type Leaf, leafOf, type LeafName, valueOf } from "../job/memberLeaves";
import { perKind } from "../job/perKind";
import { vaultNameIn } from "../job/vault";
import type { ListCriterion } from "./jobFilter";

/** Criteria whose values are in members; states and vaults are told by several (displayState, vaultOf). */
export type MemberCriterion = Exclude<ListCriterion, "states" | "vaults">;

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

/** What a job has of a criterion: names, ids and ARNs of the same thing. Untrusted texts. */
export function memberValues(
  criterion: MemberCriterion,
  job: Job,
): readonly (string | undefined)[] {
  const { part } = criterionMembers[criterion];
  return leavesOfCriterion(job.kind, criterion).map((leaf) => {
    const value = valueOf(job, leaf);
    return typeof value === "string" ? partOf(value, part) : undefined;
  });
}

function partOf(value: string, part: ArnPart | undefined): string | undefined {
  if (part === undefined) return value;
  return part === "vaultName" ? vaultNameIn(value) : parseArn(value)?.region;
}
