import type { ScanJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Section } from "../../protocol/jobDetails";
import { consoleLinkForArn } from "../console/consoleLinks";
import { absenceOf } from "./absence";
import { codeField, nameOf, timeField, wordField } from "./fields";
import { idFields, originFields } from "./memberFields";
import type { PartContext } from "./partContext";
import { resourceFields } from "./resourceFields";
import { section } from "./section";
import { recoveryPointField, vaultArnField } from "./vaultFields";

const rows = jobMembers.scan;

/** Every member of DescribeScanJob but the outcome. */
export function scanSections(
  job: ScanJob,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Section[] {
  const absence = absenceOf(job, options);
  const { always } = absence;
  const { recoveryPointArn, resourceArn, scanBaseRecoveryPointArn, scannerRoleArn } = job;
  const vault = { arn: job.backupVaultArn, name: job.backupVaultName };
  return [
    ...section("resource", "Resource", resourceFields(job, always, context)),
    ...section("vault", "Vault and recovery point", [
      codeField(
        nameOf(rows.backupVaultName, always),
        job.backupVaultName,
        { thing: "the vault", what: "the vault's name" },
        context,
      ),
      vaultArnField({ ...nameOf(rows.backupVaultArn, always), thing: "the vault" }, vault, context),
      recoveryPointField(
        { ...nameOf(rows.recoveryPointArn, always), thing: "the recovery point" },
        { arn: recoveryPointArn, vault, resourceArn },
        context,
      ),
    ]),
    ...section("scan", "Scan", [
      wordField(nameOf(rows.malwareScanner, always), job.malwareScanner),
      wordField(nameOf(rows.scanMode, always), job.scanMode),
      recoveryPointField(
        { ...nameOf(rows.scanBaseRecoveryPointArn), thing: "the base recovery point" },
        { arn: scanBaseRecoveryPointArn, vault, resourceArn },
        context,
      ),
      timeField(nameOf(rows.continuousScanStartTime), job.continuousScanStartTime, context),
      timeField(nameOf(rows.continuousScanEndTime), job.continuousScanEndTime, context),
      codeField(
        nameOf(rows.scanId),
        job.scanId,
        { thing: "the scan", what: "the scanner's ID of the scan" },
        context,
      ),
      codeField(
        nameOf(rows.scannerRoleArn, always),
        scannerRoleArn,
        {
          thing: "the scanner's IAM role",
          consoleLink: consoleLinkForArn(scannerRoleArn ?? ""),
        },
        context,
      ),
    ]),
    ...section("origin", "Origin", originFields(job, context)),
    ...section("ids", "IAM role and parent job", idFields(job, absence, context)),
  ];
}
