import type {
  BackupJob,
  Job,
  Lifecycle,
  RecoveryPointCreator,
  RestoreJob,
} from "../../domain/job/job";
import type { Field } from "../../protocol/jobDetails";
import { consoleLinkForArn, jobConsoleLink, planConsoleLink } from "../console/consoleLinks";
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
  { label, absent }: { readonly label: string; readonly absent: string | undefined },
  { formats }: PartContext,
): Field | undefined {
  const name = { key: "BackupSizeInBytes", label, absent };
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
  const name = { key: "BytesTransferred", label: "Transferred to the vault", absent };
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
  const key = (member: string): string => `CreatedBy.${member}`;
  const meaning = backupRuleCron === undefined ? undefined : cronText(backupRuleCron);
  const schedule = textField({ key: key("BackupRuleCron"), label: "Schedule" }, backupRuleCron);
  return [
    textField({ key: key("BackupPlanName"), label: "Backup plan" }, createdBy.backupPlanName),
    textField({ key: key("BackupRuleName"), label: "Rule" }, createdBy.backupRuleName),
    schedule && {
      ...schedule,
      code: true,
      ...(meaning !== undefined && { detail: meaning }),
    },
    textField(
      { key: key("BackupRuleTimezone"), label: "Time zone of the schedule" },
      backupRuleTimezone,
    ),
    codeField(
      { key: key("BackupPlanArn"), label: "Backup plan ARN" },
      arn,
      { thing: "the backup plan", consoleLink: link },
      context,
    ),
    codeField(
      { key: key("BackupPlanId"), label: "Backup plan ID" },
      id,
      { thing: "the backup plan", what: "the backup plan's ID", consoleLink: link },
      context,
    ),
    codeField(
      { key: key("BackupPlanVersion"), label: "Backup plan version" },
      createdBy.backupPlanVersion,
      { thing: "the backup plan's version", what: "the backup plan's version" },
      context,
    ),
    codeField(
      { key: key("BackupRuleId"), label: "Rule ID" },
      createdBy.backupRuleId,
      { thing: "the rule", what: "the rule's ID" },
      context,
    ),
  ];
}

/** What made a backup or copy job. A copy that a backup job started has that job's origin. */
export function originFields(
  job: Job,
  { described }: { readonly described: boolean },
  context: PartContext,
): Fields {
  if (job.createdBy !== undefined) return planFields(job.createdBy, context);
  const byBackup = job.createdByBackupJobId !== undefined;
  return described && !byBackup ? [withoutPlan(job)] : [];
}

/** A restore testing plan, or who started the restore without one. */
export function restoreOriginField(
  job: RestoreJob,
  { described }: { readonly described: boolean },
  context: PartContext,
): Field | undefined {
  const { restoreTestingPlanArn: arn } = job;
  if (arn === undefined) return described ? withoutPlan(job) : undefined;
  const name = { key: "CreatedBy.RestoreTestingPlanArn", label: "Restore testing plan" };
  return codeField(name, arn, { thing: "the restore testing plan", showsJobs: true }, context);
}

/** Started by a person or a program, or with the parent job, whose page says by whom. */
function withoutPlan({ parentJobId }: Job): Field | undefined {
  const value = parentJobId === undefined ? "On demand" : "With its parent job";
  return textField({ key: "CreatedBy", label: "Started" }, value);
}

/** A recovery point's lifecycle. -1 takes a rule away (model documentation of Lifecycle). */
export function lifecycleFields(
  member: "RecoveryPointLifecycle" | "DestinationRecoveryPointLifecycle",
  lifecycle: Lifecycle | undefined,
  absent: string | undefined,
  { formats }: PartContext,
): Fields {
  const days = (value: number | undefined): string | undefined => {
    if (!isNumber(value)) return undefined;
    return value === -1 ? "Never" : `After ${formats.count(value)} ${value === 1 ? "day" : "days"}`;
  };
  const { deleteAfterDays, deleteAfterEvent } = lifecycle ?? {};
  const name = (part: string, label: string): { key: string; label: string } => ({
    key: `${member}.${part}`,
    label,
  });
  const hasEvent = deleteAfterEvent !== undefined;
  return [
    textField(
      { ...name("DeleteAfterDays", "Deleted"), absent: hasEvent ? undefined : absent },
      days(deleteAfterDays),
    ),
    wordField(name("DeleteAfterEvent", "Deleted after the event"), deleteAfterEvent),
    textField(
      name("MoveToColdStorageAfterDays", "Moved to cold storage"),
      days(lifecycle?.moveToColdStorageAfterDays),
    ),
    flagField(
      name("OptInToArchiveForSupportedResources", "Archive tier for supported resources"),
      lifecycle?.optInToArchiveForSupportedResources,
    ),
  ];
}

/** ARN of a KMS key. */
export function keyField(
  { key, absent }: { readonly key: string; readonly absent: string | undefined },
  value: string | undefined,
  context: PartContext,
): Field | undefined {
  const ways = { thing: "the KMS key", consoleLink: consoleLinkForArn(value ?? "") };
  return codeField({ key, label: "KMS key", absent }, value, ways, context);
}

/** Who did it, and the ids to ask AWS about the job. */
export function idFields(
  job: Job,
  idMember: "BackupJobId" | "RestoreJobId" | "CopyJobId",
  { always, onceCompleted }: Absence,
  context: PartContext,
): Fields {
  const { iamRoleArn, accountId, parentJobId, isParent, kind } = job;
  return [
    codeField(
      { key: "IamRoleArn", label: "IAM role", absent: onceCompleted },
      iamRoleArn,
      { thing: "the IAM role", consoleLink: consoleLinkForArn(iamRoleArn ?? "") },
      context,
    ),
    codeField(
      // A job without an ID can never be described.
      { key: idMember, label: "Job ID", absent: notReported },
      job.id,
      {
        thing: "the job",
        what: "the job ID",
        consoleLink: jobConsoleLink(job, context.session.region),
      },
      context,
    ),
    codeField(
      { key: "ParentJobId", label: "Parent job ID" },
      parentJobId,
      {
        thing: "the parent job",
        what: "the parent job's ID",
        ...(parentJobId !== undefined && { job: { kind, id: parentJobId, isParent: true } }),
      },
      context,
    ),
    flagField({ key: "IsParent", label: "Is a parent job" }, isParent),
    codeField(
      { key: "AccountId", label: "Account ID", absent: always },
      accountId,
      { thing: "the account", what: "the account ID" },
      context,
    ),
  ];
}
