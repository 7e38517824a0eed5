import { parseArn } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Field } from "../../protocol/jobDetails";
import { oneLine } from "../text/plainText";
import { codeField, nameOf, notReported, textField } from "./fields";
import type { PartContext } from "./partContext";

/** What names the job: its ID, and what made it. */
export function headerFields(
  job: Job,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Field[] {
  const rows = jobMembers[job.kind];
  const id = codeField(
    // A job without an ID can never be described.
    nameOf(rows.id, notReported),
    job.id,
    { thing: "the job", what: "the job ID" },
    context,
  );
  return [id, ...originNames(job, options)].filter((field) => field !== undefined);
}

/** The plan and rule by their names, or that there is no plan. A copy that a backup job started has that job's. */
function originNames(
  job: Job,
  { described }: { readonly described: boolean },
): readonly (Field | undefined)[] {
  const { createdBy } = job;
  if (createdBy !== undefined) {
    // Backup, copy and scan jobs have the same shape.
    const rows = jobMembers.backup.createdBy.members;
    return [
      textField(nameOf(rows.backupPlanName), createdBy.backupPlanName),
      textField(nameOf(rows.backupRuleName), createdBy.backupRuleName),
    ];
  }
  const hasOrigin = (job.createdByBackupJobId ?? job.restoreTestingPlanArn) !== undefined;
  if (hasOrigin || !described) return [];
  const value = job.parentJobId === undefined ? "On demand" : "With its parent job";
  return [textField({ key: "CreatedBy", label: "Origin" }, value)];
}

/**
 * The job's account: AWS's word, else that of its role, for no role can be passed to a service in another account
 * (IAM User Guide, "Grant a user permissions to pass a role to an AWS service").
 */
export function accountField(job: Job, context: PartContext): Field | undefined {
  const name = nameOf(jobMembers[job.kind].accountId);
  const id = job.accountId ?? parseArn(job.iamRoleArn ?? "")?.accountId;
  const field = codeField(name, id, { thing: "the account", what: "the account ID" }, context);
  return field && { ...field, value: oneLine(field.value, 40) };
}
