import type { CopyJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Field, Section } from "../../protocol/jobDetails";
import { type Absence, absenceOf } from "./absence";
import { codeField, nameOf, textField, wordField } from "./fields";
import { idFields, keyField, lifecycleFields, originFields, sizeField } from "./memberFields";
import type { PartContext } from "./partContext";
import { recoveryPointField, vaultArnField } from "./vaultFields";
import { resourceFields } from "./resourceFields";
import { section } from "./section";

type Fields = readonly (Field | undefined)[];

const rows = jobMembers.copy;

/** Every member of DescribeCopyJob but the outcome and the children. */
export function copySections(
  job: CopyJob,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, onceCompleted } = absence;
  const { createdByBackupJobId } = job;
  return [
    ...section("resource", "Resource", [
      ...resourceFields(job, always, context),
      textField(nameOf(rows.compositeMemberIdentifier), job.compositeMemberIdentifier),
    ]),
    ...section("source", "Source", sourceFields(job, absence, context)),
    ...section("destination", "Destination", destinationFields(job, absence, context)),
    ...section("sizes", "Sizes", [sizeField(job, onceCompleted, context)]),
    ...section("origin", "Origin", [
      codeField(
        nameOf(rows.createdByBackupJobId),
        createdByBackupJobId,
        {
          thing: "the backup job that started the copy",
          what: "the backup job's ID",
          ...(createdByBackupJobId !== undefined && {
            job: { kind: "backup", id: createdByBackupJobId },
          }),
        },
        context,
      ),
      ...originFields(job, context),
    ]),
    ...section("protection", "Encryption, lifecycle and lock of the copy", [
      keyField(
        nameOf(rows.destinationEncryptionKeyArn, onceCompleted),
        job.destinationEncryptionKeyArn,
        context,
      ),
      ...lifecycleFields(
        rows.destinationRecoveryPointLifecycle.members,
        job.destinationRecoveryPointLifecycle,
        onceCompleted,
        context,
      ),
      wordField(
        nameOf(rows.destinationVaultLockState, onceCompleted),
        job.destinationVaultLockState,
      ),
    ]),
    ...section("ids", "IAM role and parent job", idFields(job, absence, context)),
  ];
}

function sourceFields(job: CopyJob, { always }: Absence, context: PartContext): Fields {
  const vault = { arn: job.sourceBackupVaultArn };
  const { sourceRecoveryPointArn: arn, resourceArn } = job;
  return [
    vaultArnField(
      { ...nameOf(rows.sourceBackupVaultArn, always), thing: "the source vault" },
      vault,
      context,
    ),
    recoveryPointField(
      { ...nameOf(rows.sourceRecoveryPointArn, always), thing: "the source recovery point" },
      { arn, vault, resourceArn },
      context,
    ),
  ];
}

function destinationFields(
  job: CopyJob,
  { always, onceCompleted }: Absence,
  context: PartContext,
): Fields {
  const vault = { arn: job.destinationBackupVaultArn };
  const { destinationRecoveryPointArn: arn, resourceArn } = job;
  return [
    vaultArnField(
      { ...nameOf(rows.destinationBackupVaultArn, always), thing: "the destination vault" },
      vault,
      context,
    ),
    wordField(nameOf(rows.destinationVaultType, always), job.destinationVaultType),
    recoveryPointField(
      {
        ...nameOf(rows.destinationRecoveryPointArn, onceCompleted),
        thing: "the destination recovery point",
      },
      { arn, vault, resourceArn },
      context,
    ),
  ];
}
