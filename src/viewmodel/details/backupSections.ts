import type { BackupJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import { vaultOf } from "../../domain/job/vault";
import type { Section } from "../../protocol/jobDetails";
import { absenceOf } from "./absence";
import { entriesField } from "./entries";
import { flagField, nameOf, textField, wordField } from "./fields";
import {
  idFields,
  keyField,
  lifecycleFields,
  originFields,
  sizeField,
  transferredField,
} from "./memberFields";
import type { PartContext } from "./partContext";
import { recoveryPointField, vaultArnField } from "./vaultFields";
import { resourceFields } from "./resourceFields";
import { section } from "./section";

const rows = jobMembers.backup;

/** Every member of DescribeBackupJob but the outcome and the children. */
export function backupSections(
  job: BackupJob,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, onceCompleted } = absence;
  const { recoveryPointArn: arn, resourceArn, isEncrypted } = job;
  const vault = { arn: job.backupVaultArn, name: job.backupVaultName };
  const backupOptions = entriesField(
    { ...nameOf(rows.backupOptions), one: "option", many: "options" },
    job.backupOptions ?? {},
    context,
  );
  return [
    ...section("resource", "Resource", resourceFields(job, always, context)),
    ...section("vault", "Vault and recovery point", [
      textField(
        nameOf(rows.backupVaultName, always),
        // Old records have one of name and ARN only.
        vaultOf(job).name,
      ),
      vaultArnField({ ...nameOf(rows.backupVaultArn, always), thing: "the vault" }, vault, context),
      wordField(nameOf(rows.vaultType, always), job.vaultType),
      recoveryPointField(
        { ...nameOf(rows.recoveryPointArn, onceCompleted), thing: "the recovery point" },
        { arn, vault, resourceArn },
        context,
      ),
    ]),
    ...section("sizes", "Sizes", [
      sizeField(job, onceCompleted, context),
      transferredField(job, onceCompleted, context),
    ]),
    ...section("origin", "Origin", originFields(job, context)),
    ...section(
      "options",
      "Backup options",
      [textField(nameOf(rows.backupType, onceCompleted), job.backupType), backupOptions.field],
      backupOptions.notices,
    ),
    ...section("protection", "Encryption, lifecycle and lock", [
      flagField(nameOf(rows.isEncrypted, onceCompleted), isEncrypted),
      keyField(
        nameOf(rows.encryptionKeyArn, isEncrypted === true ? onceCompleted : undefined),
        job.encryptionKeyArn,
        context,
      ),
      ...lifecycleFields(
        rows.recoveryPointLifecycle.members,
        job.recoveryPointLifecycle,
        onceCompleted,
        context,
      ),
      wordField(nameOf(rows.vaultLockState, onceCompleted), job.vaultLockState),
    ]),
    ...section("ids", "IAM role and parent job", idFields(job, absence, context)),
  ];
}
