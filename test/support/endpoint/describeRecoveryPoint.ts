import type { Moment } from "./jobView";
import { lastScanOf, pointsOf, recordOf } from "./heldPoints";
import type { Parameters } from "./operations";
import { invalidParameter, ServiceError } from "./serviceError";
import type { WireObject } from "./wire";

/**
 * DescribeRecoveryPoint. The recovery points of an account are those that its jobs name; what became of one since follows
 * from its ARN and its lifecycle, so that it draws on no stream of random values, or is what the account says of it.
 */
export function describeRecoveryPoint(moment: Moment, params: Parameters): WireObject {
  const { account } = moment;
  const { backupVaultName: vault = "", recoveryPointArn: arn = "" } = params;
  const owner = params["backupVaultAccountId"] ?? account.accountId;
  if (!arn.startsWith("arn:")) throw invalidParameter(`Invalid recovery point ARN: ${arn}`);
  const point = pointsOf(moment).get(arn);
  const isVault =
    point?.vault === vault ||
    account.vaults.some(({ record, shared }) => !shared && record["BackupVaultName"] === vault);
  // AWS Backup says this also of a vault that does not exist (boto3#2269, aws-sdk-js#2625).
  if (owner !== account.accountId || !isVault) {
    throw new ServiceError(
      "AccessDeniedException",
      "Insufficient privileges to perform this action.",
    );
  }
  const found = point && recordOf(moment, point, arn);
  if (point?.vault !== vault || found === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Cannot find recovery point ${arn}.`);
  }
  const scan = lastScanOf(moment, arn);
  return { RecoveryPointArn: arn, ...found, ...(scan !== undefined && { ScanResults: [scan] }) };
}
