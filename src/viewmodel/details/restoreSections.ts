import type { RestoreJob } from "../../domain/job";
import type { Field, Section } from "../../protocol/jobDetails";
import { recoveryPointConsoleLink, vaultConsoleLink } from "../consoleLinks";
import { absenceOf } from "./absence";
import { codeField, isNumber, missingField, textField, timeField } from "./fields";
import { distanceText } from "./jobTimes";
import { durationField, idFields, sizeField } from "./memberFields";
import { type MetadataState, metadataSection } from "./metadataSection";
import type { PartContext } from "./partContext";
import { restoredFields } from "./resourceFields";
import { section } from "./section";

/** Every member of DescribeRestoreJob but the outcome, and the restore metadata. */
export function restoreSections(
  job: RestoreJob,
  options: { readonly described: boolean; readonly metadata: MetadataState },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, ended, done } = absence;
  const { backupVaultArn, recoveryPointArn, recoveryPointCreationDate, creationDate } = job;
  const { region } = context.session;
  const vault = { arn: backupVaultArn };
  return [
    ...section("resource", "Resource", restoredFields(job, absence, context)),
    ...section("vault", "Vault and recovery point", [
      codeField(
        { key: "BackupVaultArn", label: "Backup vault", absent: always },
        backupVaultArn,
        { thing: "the vault", showsJobs: true, consoleLink: vaultConsoleLink(vault, region) },
        context,
      ),
      codeField(
        { key: "RecoveryPointArn", label: "Recovery point", absent: always },
        recoveryPointArn,
        {
          thing: "the recovery point",
          showsJobs: true,
          consoleLink: recoveryPointConsoleLink(vault, recoveryPointArn ?? "", region),
        },
        context,
      ),
      timeField(
        { key: "RecoveryPointCreationDate", label: "Recovery point created", absent: always },
        recoveryPointCreationDate,
        context,
      ),
      ageField(recoveryPointCreationDate, creationDate, context),
    ]),
    ...section("sizes", "Sizes", [
      sizeField(job, { label: "Size of the restored resource", absent: done }, context),
    ]),
    ...section("times", "Times", [
      timeField({ key: "CreationDate", label: "Created", absent: always }, creationDate, context),
      expectedField(job.expectedCompletionTimeMinutes, context),
      timeField(
        { key: "CompletionDate", label: "Completed", absent: ended },
        job.completionDate,
        context,
      ),
      durationField(job, ended, context),
    ]),
    ...section("origin", "Origin", [
      codeField(
        { key: "CreatedBy.RestoreTestingPlanArn", label: "Restore testing plan" },
        job.restoreTestingPlanArn,
        { thing: "the restore testing plan" },
        context,
      ),
    ]),
    metadataSection(options.metadata, context),
    ...section("ids", "IAM role and IDs", idFields(job, "RestoreJobId", absence, context)),
  ];
}

/** What was restored was this old: what came after it is not in the restored resource. */
function ageField(
  made: number | undefined,
  restored: number | undefined,
  { formats }: PartContext,
): Field | undefined {
  if (!isNumber(made) || !isNumber(restored) || restored < made) return undefined;
  const name = { key: "RecoveryPointAge", label: "Its age at the restore" };
  return textField(name, distanceText(restored - made, formats));
}

/** The whole restore, not what is left of it. */
function expectedField(minutes: number | undefined, { formats }: PartContext): Field | undefined {
  const name = { key: "ExpectedCompletionTimeMinutes", label: "Expected to take" };
  if (!isNumber(minutes)) return missingField(name);
  const exact = `${formats.count(minutes)} min`;
  const value = formats.duration(minutes * 60_000);
  const field = textField(name, value);
  return field && value !== exact ? { ...field, detail: exact } : field;
}
