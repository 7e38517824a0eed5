import type { RestoreJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Field, Section } from "../../protocol/jobDetails";
import { absenceOf } from "./absence";
import { isNumber, missingField, nameOf, textField, timeField } from "./fields";
import { distanceText } from "../job/timeText";
import { idFields, restoreOriginField, sizeField } from "./memberFields";
import { type MetadataState, metadataSection } from "./metadataSection";
import type { PartContext } from "./partContext";
import { recoveryPointField, vaultArnField } from "./vaultFields";
import { restoredFields } from "./resourceFields";
import { section } from "./section";
import { createdField, endFields } from "./timeFields";

const rows = jobMembers.restore;

/** Every member of DescribeRestoreJob but the outcome, and the restore metadata. */
export function restoreSections(
  job: RestoreJob,
  options: { readonly described: boolean; readonly metadata: MetadataState },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, onceCompleted } = absence;
  const { recoveryPointArn, sourceResourceArn, recoveryPointCreationDate: made } = job;
  const vault = { arn: job.backupVaultArn };
  return [
    ...section("resource", "Resource", restoredFields(job, absence, context)),
    ...section("vault", "Vault and recovery point", [
      vaultArnField({ ...nameOf(rows.backupVaultArn, always), thing: "the vault" }, vault, context),
      recoveryPointField(
        { ...nameOf(rows.recoveryPointArn, always), thing: "the recovery point" },
        { arn: recoveryPointArn, vault, resourceArn: sourceResourceArn },
        context,
      ),
      timeField(nameOf(rows.recoveryPointCreationDate, always), made, context),
      ageField(made, job.creationDate, context),
    ]),
    ...section("sizes", "Sizes", [sizeField(job, onceCompleted, context)]),
    ...section("times", "Times", [
      createdField(job, absence, context),
      expectedField(job.expectedCompletionTimeMinutes, always, context),
      ...endFields(job, absence, context),
    ]),
    ...section("origin", "Origin", [restoreOriginField(job, options, context)]),
    metadataSection(options.metadata, context),
    ...section("ids", "IAM role and IDs", idFields(job, absence, context)),
  ];
}

/** What was restored was this old: what came after it is not in the restored resource. */
function ageField(
  made: number | undefined,
  restored: number | undefined,
  { formats }: PartContext,
): Field | undefined {
  if (!isNumber(made) || !isNumber(restored) || restored < made) return undefined;
  const name = { key: "RecoveryPointAge", label: "Age at the restore" };
  return textField(name, distanceText(restored - made, formats));
}

/** The whole restore, not what is left of it. */
function expectedField(
  minutes: number | undefined,
  absent: string | undefined,
  { formats }: PartContext,
): Field | undefined {
  const name = nameOf(rows.expectedCompletionTimeMinutes, absent);
  if (!isNumber(minutes)) return missingField(name);
  const exact = `${formats.count(minutes)} min`;
  const value = formats.duration(minutes * 60_000);
  const field = textField(name, value);
  return field && value !== exact ? { ...field, detail: exact } : field;
}
