import type { CopyJob } from "../../domain/job";
import type { Field, Section } from "../../protocol/jobDetails";
import { recoveryPointConsoleLink, vaultConsoleLink } from "../consoleLinks";
import { absenceOf } from "./absence";
import { codeField, textField, timeField, wordField } from "./fields";
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

/** Every member of DescribeCopyJob but the outcome and the children. */
export function copySections(
  job: CopyJob,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always, ended, done } = absence;
  const { createdByBackupJobId } = job;
  return [
    ...section("resource", "Resource", [
      ...resourceFields(job, always, context),
      textField(
        { key: "CompositeMemberIdentifier", label: "Member of the composite" },
        job.compositeMemberIdentifier,
      ),
    ]),
    ...section("source", "Source", [
      vaultField("Source", job.sourceBackupVaultArn, always, context),
      pointField("Source", job, always, context),
    ]),
    ...section("destination", "Destination", [
      vaultField("Destination", job.destinationBackupVaultArn, always, context),
      wordField({ key: "DestinationVaultType", label: "Vault type" }, job.destinationVaultType),
      pointField("Destination", job, done, context),
    ]),
    ...section("sizes", "Sizes", [
      sizeField(job, { label: "Size of the copy", absent: done }, context),
    ]),
    ...section("times", "Times", [
      timeField(
        { key: "CreationDate", label: "Created", absent: always },
        job.creationDate,
        context,
      ),
      timeField(
        { key: "CompletionDate", label: "Completed", absent: ended },
        job.completionDate,
        context,
      ),
      durationField(job, ended, context),
    ]),
    ...section("origin", "Origin", [
      codeField(
        { key: "CreatedByBackupJobId", label: "Backup job" },
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
      ...originFields(job, options, context),
    ]),
    ...section("protection", "Encryption, lifecycle and lock of the copy", [
      keyField(
        { key: "DestinationEncryptionKeyArn", absent: done },
        job.destinationEncryptionKeyArn,
        context,
      ),
      ...lifecycleFields(
        "DestinationRecoveryPointLifecycle",
        job.destinationRecoveryPointLifecycle,
        done,
        context,
      ),
      wordField(
        { key: "DestinationVaultLockState", label: "Vault lock" },
        job.destinationVaultLockState,
      ),
    ]),
    ...section("ids", "IAM role and IDs", idFields(job, "CopyJobId", absence, context)),
  ];
}

type End = "Source" | "Destination";

function vaultField(
  end: End,
  arn: string | undefined,
  absent: string | undefined,
  context: PartContext,
): Field | undefined {
  const ways = {
    thing: `the ${end.toLowerCase()} vault`,
    showsJobs: true,
    consoleLink: vaultConsoleLink({ arn }, context.session.region),
  };
  return codeField(
    { key: `${end}BackupVaultArn`, label: "Backup vault", absent },
    arn,
    ways,
    context,
  );
}

function pointField(
  end: End,
  job: CopyJob,
  absent: string | undefined,
  context: PartContext,
): Field | undefined {
  const isSource = end === "Source";
  const arn = isSource ? job.sourceRecoveryPointArn : job.destinationRecoveryPointArn;
  const vault = { arn: isSource ? job.sourceBackupVaultArn : job.destinationBackupVaultArn };
  const ways = {
    thing: `the ${end.toLowerCase()} recovery point`,
    showsJobs: true,
    consoleLink: recoveryPointConsoleLink(vault, arn ?? "", context.session.region),
  };
  return codeField(
    { key: `${end}RecoveryPointArn`, label: "Recovery point", absent },
    arn,
    ways,
    context,
  );
}
