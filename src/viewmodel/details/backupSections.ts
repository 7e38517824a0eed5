import type { BackupJob } from "../../domain/job/job";
import { vaultOf } from "../../domain/job/vault";
import type { Section } from "../../protocol/jobDetails";
import { absenceOf } from "./absence";
import { entriesField } from "./entries";
import { flagField, textField, timeField, wordField } from "./fields";
import {
  idFields,
  keyField,
  lifecycleFields,
  originFields,
  sizeField,
  transferredField,
} from "./memberFields";
import type { PartContext } from "./partContext";
import { recoveryPointField, vaultArnField } from "./placeFields";
import { resourceFields } from "./resourceFields";
import { section } from "./section";
import { createdField, endFields } from "./timeFields";

/** Every member of DescribeBackupJob but the outcome and the children. */
export function backupSections(
  job: BackupJob,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, whileOpen, onceEnded, onceCompleted } = absence;
  const { recoveryPointArn: arn, resourceArn, isEncrypted } = job;
  const vault = { arn: job.backupVaultArn, name: job.backupVaultName };
  const backupOptions = entriesField(
    { key: "BackupOptions", label: "Options", one: "option", many: "options" },
    job.backupOptions ?? {},
    context,
  );
  return [
    ...section("resource", "Resource", resourceFields(job, always, context)),
    ...section("vault", "Vault and recovery point", [
      textField(
        { key: "BackupVaultName", label: "Backup vault", absent: always },
        // Old records have one of name and ARN only.
        vaultOf(job).name,
      ),
      vaultArnField(
        {
          key: "BackupVaultArn",
          label: "Backup vault ARN",
          absent: always,
          thing: "the vault",
        },
        vault,
        context,
      ),
      wordField({ key: "VaultType", label: "Vault type", absent: always }, job.vaultType),
      recoveryPointField(
        {
          key: "RecoveryPointArn",
          label: "Recovery point",
          absent: onceCompleted,
          thing: "the recovery point",
        },
        { arn, vault, resourceArn },
        context,
      ),
    ]),
    ...section("sizes", "Sizes", [
      sizeField(job, { label: "Backup size", absent: onceCompleted }, context),
      transferredField(job, onceCompleted, context),
    ]),
    ...section("times", "Times", [
      createdField(job, absence, context),
      timeField({ key: "StartBy", label: "Start by", absent: always }, job.startBy, context),
      timeField(
        { key: "InitiationDate", label: "Started", absent: onceEnded },
        job.initiationDate,
        context,
      ),
      timeField(
        { key: "ExpectedCompletionDate", label: "Expected completion", absent: whileOpen },
        job.expectedCompletionDate,
        context,
      ),
      ...endFields(job, absence, context),
    ]),
    ...section("origin", "Origin", originFields(job, options, context)),
    ...section(
      "options",
      "Backup options",
      [
        textField(
          { key: "BackupType", label: "Backup type", absent: onceCompleted },
          job.backupType,
        ),
        backupOptions.field,
      ],
      backupOptions.notices,
    ),
    ...section("protection", "Encryption, lifecycle and lock", [
      flagField({ key: "IsEncrypted", label: "Encrypted", absent: onceCompleted }, isEncrypted),
      keyField(
        { key: "EncryptionKeyArn", absent: isEncrypted === true ? onceCompleted : undefined },
        job.encryptionKeyArn,
        context,
      ),
      ...lifecycleFields(
        "RecoveryPointLifecycle",
        job.recoveryPointLifecycle,
        onceCompleted,
        context,
      ),
      wordField(
        { key: "VaultLockState", label: "Vault lock", absent: onceCompleted },
        job.vaultLockState,
      ),
    ]),
    ...section("ids", "IAM role and IDs", idFields(job, "BackupJobId", absence, context)),
  ];
}
