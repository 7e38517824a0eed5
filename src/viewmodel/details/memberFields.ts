import type {
  BackupJob,
  Job,
  Lifecycle,
  RecoveryPointCreator,
  RestoreJob,
} from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import { leafOf } from "../../domain/job/memberLeaves";
import type { RowsOf } from "../../domain/job/memberRow";
import type { Field } from "../../protocol/jobDetails";
import { consoleLinkForArn, planConsoleLink } from "../console/consoleLinks";
import { cronText } from "./cronText";
import { isSizeUnreported, neverReportsBytes, sizeMeaning } from "../job/jobSize";
import type { Absence } from "./absence";
import {
  bytesField,
  codeField,
  type FieldName,
  flagField,
  isNumber,
  missingField,
  nameOf,
  notReported,
  shownValue,
  textField,
  wordField,
} from "./fields";
import type { PartContext } from "./partContext";

type Fields = readonly (Field | undefined)[];

/** BackupSizeInBytes. */
export function sizeField(
  job: Job,
  absent: string | undefined,
  { formats }: PartContext,
): Field | undefined {
  const row = leafOf(job.kind, "backupSizeInBytes")?.row;
  if (row === undefined) return undefined;
  const name = nameOf(row, absent);
  return isSizeUnreported(job)
    ? neverReportedField(name, job)
    : bytesField(name, job.backupSizeInBytes, { formats, meaning: sizeMeaning(job) });
}

/** BytesTransferred. */
export function transferredField(
  job: BackupJob,
  absent: string | undefined,
  context: PartContext,
): Field | undefined {
  const name = nameOf(jobMembers.backup.bytesTransferred, absent);
  return neverReportsBytes(job.bytesTransferred, job.resourceType)
    ? neverReportedField(name, job)
    : bytesField(name, job.bytesTransferred, context);
}

function neverReportedField(name: FieldName, { resourceType = "" }: Job): Field | undefined {
  const absent = name.absent && `${notReported} by AWS for ${shownValue(resourceType)}`;
  return missingField({ ...name, absent });
}

/** The plan and rule that made the job. */
function planFields(createdBy: RecoveryPointCreator, context: PartContext): Fields {
  const { backupPlanArn: arn, backupPlanId: id, backupRuleCron, backupRuleTimezone } = createdBy;
  const link = planConsoleLink({ arn, id }, context.session.region);
  // Backup and copy jobs have the same shape.
  const rows = jobMembers.backup.createdBy.members;
  const meaning = backupRuleCron === undefined ? undefined : cronText(backupRuleCron);
  const schedule = textField(nameOf(rows.backupRuleCron), backupRuleCron);
  return [
    schedule && {
      ...schedule,
      code: true,
      ...(meaning !== undefined && { detail: meaning }),
    },
    textField(nameOf(rows.backupRuleTimezone), backupRuleTimezone),
    codeField(
      nameOf(rows.backupPlanArn),
      arn,
      { thing: "the backup plan", consoleLink: link },
      context,
    ),
    codeField(
      nameOf(rows.backupPlanId),
      id,
      { thing: "the backup plan", what: "the backup plan's ID", consoleLink: link },
      context,
    ),
    codeField(
      nameOf(rows.backupPlanVersion),
      createdBy.backupPlanVersion,
      { thing: "the backup plan's version", what: "the backup plan's version" },
      context,
    ),
    codeField(
      nameOf(rows.backupRuleId),
      createdBy.backupRuleId,
      { thing: "the rule", what: "the rule's ID" },
      context,
    ),
  ];
}

/** What made a backup, copy or scan job, but for the names, which the header has. */
export function originFields({ createdBy }: Job, context: PartContext): Fields {
  return createdBy === undefined ? [] : planFields(createdBy, context);
}

/** The restore testing plan that made a restore job. */
export function restoreOriginField(
  { restoreTestingPlanArn: arn }: RestoreJob,
  context: PartContext,
): Field | undefined {
  const name = nameOf(jobMembers.restore.restoreTestingPlanArn);
  return codeField(name, arn, { thing: "the restore testing plan", showsJobs: true }, context);
}

/** A recovery point's lifecycle. -1 takes a rule away (model documentation of Lifecycle). */
export function lifecycleFields(
  rows: RowsOf<Lifecycle>,
  lifecycle: Lifecycle | undefined,
  absent: string | undefined,
  { formats }: PartContext,
): Fields {
  const days = (value: number | undefined): string | undefined => {
    if (!isNumber(value)) return undefined;
    return value === -1 ? "Never" : `After ${formats.count(value)} ${value === 1 ? "day" : "days"}`;
  };
  const { deleteAfterDays, deleteAfterEvent } = lifecycle ?? {};
  const hasEvent = deleteAfterEvent !== undefined;
  return [
    textField(nameOf(rows.deleteAfterDays, hasEvent ? undefined : absent), days(deleteAfterDays)),
    wordField(nameOf(rows.deleteAfterEvent), deleteAfterEvent),
    textField(nameOf(rows.moveToColdStorageAfterDays), days(lifecycle?.moveToColdStorageAfterDays)),
    flagField(
      nameOf(rows.optInToArchiveForSupportedResources),
      lifecycle?.optInToArchiveForSupportedResources,
    ),
  ];
}

/** ARN of a KMS key. */
export function keyField(
  name: FieldName,
  value: string | undefined,
  context: PartContext,
): Field | undefined {
  const ways = { thing: "the KMS key", consoleLink: consoleLinkForArn(value ?? "") };
  return codeField(name, value, ways, context);
}

/** Who did it, and the job that it belongs to. */
export function idFields(job: Job, { onceCompleted }: Absence, context: PartContext): Fields {
  const { iamRoleArn, parentJobId, isParent, kind } = job;
  const rows = jobMembers[kind];
  const parentRow = leafOf(kind, "parentJobId")?.row;
  const isParentRow = leafOf(kind, "isParent")?.row;
  return [
    codeField(
      nameOf(rows.iamRoleArn, onceCompleted),
      iamRoleArn,
      { thing: "the IAM role", consoleLink: consoleLinkForArn(iamRoleArn ?? "") },
      context,
    ),
    parentRow &&
      codeField(
        nameOf(parentRow),
        parentJobId,
        {
          thing: "the parent job",
          what: "the parent job's ID",
          ...(parentJobId !== undefined && { job: { kind, id: parentJobId, isParent: true } }),
        },
        context,
      ),
    isParentRow && flagField(nameOf(isParentRow), isParent),
  ];
}
