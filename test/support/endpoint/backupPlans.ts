import { planArn } from "./data/arns";
import type { HeldPlan, HeldSelection } from "./heldPlan";
import type { Moment } from "./jobView";
import type { Parameters } from "./operations";
import { pageOfRows } from "./pageOfRows";
import { previewOf } from "./planPreview";
import { ServiceError, invalidParameter } from "./serviceError";
import type { WireObject } from "./wire";
import { wireDate } from "./wire";

/** GetBackupPlan. A plan that was deleted has a DeletionDate; one that never was is not found. */
export function getBackupPlan(moment: Moment, params: Parameters): WireObject {
  const plan = planOf(moment, params);
  const { account, now } = moment;
  const count = previewCount(params);
  const isDeleted = plan.deleted !== undefined && plan.deleted <= now;
  return {
    BackupPlan: plan.record,
    BackupPlanId: plan.planId,
    BackupPlanArn: planArn(account, plan.planId),
    VersionId: versionOf(plan),
    CreationDate: wireDate(plan.created),
    ...(isDeleted && { DeletionDate: wireDate(plan.deleted) }),
    ...(count > 0 && {
      ScheduledRunsPreview: isDeleted ? [] : previewOf(plan.record, now, count),
    }),
  };
}

/** ListBackupSelections. */
export function listBackupSelections(moment: Moment, params: Parameters): WireObject {
  const plan = planOf(moment, params);
  const { rows, nextToken } = pageOfRows(moment, params, {
    of: ["selections", plan.planId],
    all: plan.selections.map((selection) => ({
      ...identityOf(plan, selection),
      SelectionName: selection.record["SelectionName"],
      IamRoleArn: selection.record["IamRoleArn"],
    })),
  });
  return { BackupSelectionsList: rows, NextToken: nextToken };
}

/** GetBackupSelection. */
export function getBackupSelection(moment: Moment, params: Parameters): WireObject {
  const plan = planOf(moment, params);
  const { selectionId = "" } = params;
  const selection = plan.selections.find((each) => each.selectionId === selectionId);
  if (selection === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Cannot find Selection ${selectionId}`);
  }
  return { BackupSelection: selection.record, ...identityOf(plan, selection) };
}

function planOf({ account, now }: Moment, { backupPlanId = "" }: Parameters): HeldPlan {
  const plan = account.plans.find(({ planId }) => planId === backupPlanId);
  if (plan === undefined || plan.created > now) {
    throw new ServiceError(
      "ResourceNotFoundException",
      `Failed reading Backup plan with provided version ${backupPlanId}`,
    );
  }
  return plan;
}

function identityOf(
  plan: HeldPlan,
  { selectionId, created = plan.created }: HeldSelection,
): WireObject {
  return {
    SelectionId: selectionId,
    BackupPlanId: plan.planId,
    CreationDate: wireDate(created),
  };
}

function versionOf({ planId }: HeldPlan): string {
  return Buffer.from(planId).toString("base64");
}

/** MaxScheduledRunsPreview; its name on the wire is in PascalCase (service model). */
function previewCount(params: Parameters): number {
  const text = params["MaxScheduledRunsPreview"] ?? "0";
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > 10) {
    throw invalidParameter(`Invalid value for MaxScheduledRunsPreview: ${text}`);
  }
  return count;
}
