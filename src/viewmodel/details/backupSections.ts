import type { BackupJob } from "../../domain/job";
import { vaultOf } from "../../domain/vault";
import type { Field, Section } from "../../protocol/jobDetails";
import { recoveryPointConsoleLink, vaultConsoleLink } from "../consoleLinks";
import { absenceOf } from "./absence";
import { entriesOf } from "./entries";
import { bytesField, codeField, flagField, textField, timeField, wordField } from "./fields";
import {
  durationField,
  idFields,
  keyField,
  lifecycleFields,
  originFields,
  sizeField,
} from "./memberFields";
import type { PartContext } from "./partContext";
import { resourceFields } from "./resourceFields";
import { section } from "./section";

/** Every member of DescribeBackupJob but the outcome and the children. */
export function backupSections(
  job: BackupJob,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, ended, done } = absence;
  const { backupVaultArn, backupVaultName, recoveryPointArn, startBy, initiationDate } = job;
  const { region } = context.session;
  const vault = { arn: backupVaultArn, name: backupVaultName };
  return [
    ...section("resource", "Resource", resourceFields(job, always, context)),
    ...section("vault", "Vault and recovery point", [
      textField(
        { key: "BackupVaultName", label: "Backup vault", absent: always },
        // Old records have one of name and ARN only.
        vaultOf(job).name,
      ),
      codeField(
        { key: "BackupVaultArn", label: "Backup vault ARN", absent: always },
        backupVaultArn,
        { thing: "the vault", showsJobs: true, consoleLink: vaultConsoleLink(vault, region) },
        context,
      ),
      wordField({ key: "VaultType", label: "Vault type" }, job.vaultType),
      codeField(
        { key: "RecoveryPointArn", label: "Recovery point", absent: done },
        recoveryPointArn,
        {
          thing: "the recovery point",
          showsJobs: true,
          consoleLink: recoveryPointConsoleLink(vault, recoveryPointArn ?? "", region),
        },
        context,
      ),
    ]),
    ...section("sizes", "Sizes", [
      sizeField(job, { label: "Backup size", absent: done }, context),
      bytesField(
        { key: "BytesTransferred", label: "Transferred to the vault" },
        job.bytesTransferred,
        context,
      ),
    ]),
    ...section("times", "Times", [
      timeField(
        { key: "CreationDate", label: "Created", absent: always },
        job.creationDate,
        context,
      ),
      timeField({ key: "StartBy", label: "To start by" }, startBy, context),
      timeField(
        { key: "InitiationDate", label: "Started", absent: ended },
        initiationDate,
        context,
      ),
      timeField(
        { key: "ExpectedCompletionDate", label: "Expected completion" },
        job.expectedCompletionDate,
        context,
      ),
      timeField(
        { key: "CompletionDate", label: "Completed", absent: ended },
        job.completionDate,
        context,
      ),
      durationField(job, ended, context),
    ]),
    ...section("origin", "Origin", originFields(job, options, context)),
    ...section("options", "Backup options", optionFields(job)),
    ...section("protection", "Encryption, lifecycle and lock", [
      flagField({ key: "IsEncrypted", label: "Encrypted", absent: done }, job.isEncrypted),
      keyField(
        { key: "EncryptionKeyArn", absent: job.isEncrypted === true ? done : undefined },
        job.encryptionKeyArn,
        context,
      ),
      ...lifecycleFields("RecoveryPointLifecycle", job.recoveryPointLifecycle, done, context),
      wordField({ key: "VaultLockState", label: "Vault lock" }, job.vaultLockState),
    ]),
    ...section("ids", "IAM role and IDs", idFields(job, "BackupJobId", absence, context)),
  ];
}

function optionFields({ backupOptions, backupType }: BackupJob): readonly (Field | undefined)[] {
  const { entries, hidden } = entriesOf(backupOptions ?? {});
  const count = entries.length + hidden;
  return [
    textField({ key: "BackupType", label: "Backup type" }, backupType),
    count === 0
      ? undefined
      : {
          key: "BackupOptions",
          label: "Options",
          value: count === 1 ? "1 option" : `${count} options`,
          entries,
          actions: [],
        },
  ];
}
