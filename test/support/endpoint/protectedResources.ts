import type { HeldJob } from "./heldJob";
import { recordAt, stateOf } from "./heldJob";
import { lastScanOf, pointsOf, recordOf } from "./heldPoints";
import type { Moment } from "./jobView";
import { exists } from "./jobView";
import type { Parameters } from "./operations";
import { pageOfRows } from "./pageOfRows";
import { choiceOf } from "./parameters";
import { ServiceError, invalidParameter } from "./serviceError";
import type { WireObject } from "./wire";
import { readDate, readText, wireDate } from "./wire";

/**
 * ListProtectedResources: what has a successful backup, of the account's own. It follows from the jobs, or is what the
 * account says; a parent and its children each count for their own.
 */
export function listProtectedResources(moment: Moment, params: Parameters): WireObject {
  const all = [...resourcesOf(moment).values()].sort(byArn);
  const { rows, nextToken } = pageOfRows(moment, params, { of: ["resources"], all });
  return { Results: rows, NextToken: nextToken };
}

/** DescribeProtectedResource: the same, and the last restore. */
export function describeProtectedResource(moment: Moment, params: Parameters): WireObject {
  const arn = arnIn(params);
  const resource = resourcesOf(moment).get(arn);
  if (resource === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Resource ${arn} does not exist.`);
  }
  return { ...resource, ...lastRestoreOf(moment, arn) };
}

/** ListRecoveryPointsByResource: what there is still of what the jobs made, newest first. */
export function listRecoveryPointsByResource(moment: Moment, params: Parameters): WireObject {
  const arn = arnIn(params);
  choiceOf(params, "managedByAWSBackupOnly", ["true", "false"]);
  const parents = parentPointsOf(moment);
  const points = [...pointsOf(moment)]
    .filter(([, { job }]) => job["ResourceArn"] === arn)
    .flatMap(([pointArn, point]) => {
      const record = recordOf(moment, point, pointArn);
      if (record === undefined) return [];
      const parent = parents.get(readText(point.job["ParentJobId"]));
      return [listedPoint(moment, pointArn, { ...record, ParentRecoveryPointArn: parent })];
    })
    .sort((a, b) => (readDate(b["CreationDate"]) ?? 0) - (readDate(a["CreationDate"]) ?? 0));
  const { rows, nextToken } = pageOfRows(moment, params, { of: ["points", arn], all: points });
  return { RecoveryPoints: rows, NextToken: nextToken };
}

function listedPoint(moment: Moment, arn: string, record: WireObject): WireObject {
  const scan = lastScanOf(moment, arn);
  return {
    RecoveryPointArn: arn,
    BackupSizeBytes: record["BackupSizeInBytes"],
    ...Object.fromEntries(
      [
        "CreationDate",
        "Status",
        "StatusMessage",
        "EncryptionKeyArn",
        "EncryptionKeyType",
        "BackupVaultName",
        "IsParent",
        "ParentRecoveryPointArn",
        "ResourceName",
        "VaultType",
        "IndexStatus",
        "IndexStatusMessage",
      ].map((member) => [member, record[member]]),
    ),
    ...(scan !== undefined && {
      AggregatedScanResult: {
        FailedScan: scan["ScanJobState"] === "FAILED",
        Findings: scan["Findings"],
        LastComputed: scan["LastScanTimestamp"],
      },
    }),
  };
}

/** By ARN. */
function resourcesOf(moment: Moment): ReadonlyMap<string, WireObject> {
  const { account } = moment;
  const newest = new Map<string, WireObject>();
  for (const job of completedJobs(moment)) {
    const arn = readText(job["ResourceArn"]);
    const known = newest.get(arn);
    if (known === undefined || endOf(job) > endOf(known)) newest.set(arn, job);
  }
  const resources = new Map([...newest].map(([arn, job]) => [arn, resourceOf(job)] as const));
  for (const [arn, given] of Object.entries(account.protectedResources)) {
    if (given === "gone") resources.delete(arn);
    else resources.set(arn, { ResourceArn: arn, ...given });
  }
  return resources;
}

function completedJobs({ account, now }: Moment): readonly WireObject[] {
  const isOwn = (job: HeldJob): boolean => exists(job, now) && job.owner === account.accountId;
  return account
    .shelf("backup")
    .all.filter(isOwn)
    .map((job) => recordAt(job, now))
    .filter((job) => stateOf("backup", job) === "COMPLETED" && readText(job["ResourceArn"]) !== "");
}

function resourceOf(job: WireObject): WireObject {
  return {
    ResourceArn: job["ResourceArn"],
    ResourceType: job["ResourceType"],
    ResourceName: job["ResourceName"],
    LastBackupTime: wireDate(endOf(job)),
    LastBackupVaultArn: job["BackupVaultArn"],
    LastRecoveryPointArn: job["RecoveryPointArn"],
  };
}

function endOf(job: WireObject): number {
  return readDate(job["CompletionDate"]) ?? readDate(job["CreationDate"]) ?? 0;
}

/** What the parent jobs made, by the ID of the job. */
function parentPointsOf({ account, now }: Moment): ReadonlyMap<string, string> {
  const parents = account.shelf("backup").all.filter(({ record }) => record["IsParent"] === true);
  return new Map(
    parents.map((job) => [job.id, readText(recordAt(job, now)["RecoveryPointArn"])] as const),
  );
}

function lastRestoreOf({ account, now }: Moment, arn: string): WireObject {
  const job = account
    .shelf("restore")
    .all.filter((each) => exists(each, now) && each.protectedResource === arn)
    .map((each) => recordAt(each, now))
    .find((record) => record["Status"] === "COMPLETED");
  if (job === undefined) return {};
  const [from, to] = [readDate(job["CreationDate"]), readDate(job["CompletionDate"])];
  return {
    LatestRestoreJobCreationDate: job["CreationDate"],
    LatestRestoreRecoveryPointCreationDate: job["RecoveryPointCreationDate"],
    ...(from !== undefined &&
      to !== undefined && {
        LatestRestoreExecutionTimeMinutes: Math.round((to - from) / 60_000),
      }),
  };
}

function arnIn({ resourceArn = "" }: Parameters): string {
  if (!resourceArn.startsWith("arn:")) {
    throw invalidParameter(`Invalid resource ARN: ${resourceArn}`);
  }
  return resourceArn;
}

function byArn(a: WireObject, b: WireObject): number {
  return readText(a["ResourceArn"]) < readText(b["ResourceArn"]) ? -1 : 1;
}
