import type { RestoreJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Field, Section } from "../../protocol/jobDetails";
import { absenceOf } from "./absence";
import { isNumber, nameOf, textField, timeField } from "./fields";
import { distanceText } from "../job/timeText";
import { idFields, restoreOriginField, sizeField } from "./memberFields";
import { type MetadataState, metadataSection } from "./metadataSection";
import type { PartContext } from "./partContext";
import { recoveryPointField, vaultArnField } from "./vaultFields";
import { restoredFields } from "./resourceFields";
import { section } from "./section";

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
    ...section("origin", "Origin", [restoreOriginField(job, context)]),
    metadataSection(options.metadata, context),
    ...section("ids", "IAM role and parent job", idFields(job, absence, context)),
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
