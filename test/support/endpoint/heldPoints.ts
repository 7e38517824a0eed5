import type { HeldJob } from "./heldJob";
import type { Moment } from "./jobView";
import { recordAt } from "./heldJob";
import { chanceOf } from "./random";
import type { WireObject, WireValue } from "./wire";
import { readDate, readText, wireDate } from "./wire";

const day = 86_400_000;

export interface Point {
  readonly vault: string;
  readonly job: WireObject;
}

/** What the jobs have made in this account and Region, by ARN. A continuous recovery point is its last job's. */
export function pointsOf({ account, now }: Moment): ReadonlyMap<string, Point> {
  const points = new Map<string, Point>();
  const put = (arn: WireValue | undefined, vault: string, job: WireObject): void => {
    if (readText(arn) !== "" && !points.has(readText(arn)))
      points.set(readText(arn), { vault, job });
  };
  const records = (jobs: readonly HeldJob[]): readonly WireObject[] =>
    jobs.filter(({ created = 0 }) => created <= now).map((job) => recordAt(job, now));
  for (const job of records(account.shelf("backup").all)) {
    put(job["RecoveryPointArn"], readText(job["BackupVaultName"]), job);
  }
  for (const job of records(account.shelf("copy").all)) {
    const [, , , region, owner, , vault = ""] = readText(job["DestinationBackupVaultArn"]).split(
      ":",
    );
    if (region !== account.region || owner !== account.accountId) continue;
    put(job["DestinationRecoveryPointArn"], vault, copied(job));
  }
  return points;
}

/** What a copy job says of the recovery point that it made, as a backup job would. */
function copied(job: WireObject): WireObject {
  return {
    ...job,
    BackupVaultArn: job["DestinationBackupVaultArn"],
    RecoveryPointLifecycle: job["DestinationRecoveryPointLifecycle"],
    EncryptionKeyArn: job["DestinationEncryptionKeyArn"],
    IsEncrypted: job["DestinationEncryptionKeyArn"] !== undefined,
    VaultType: job["DestinationVaultType"],
  };
}

/** What is true of a recovery point now; undefined for one that is gone. */
export function recordOf(
  { account, now }: Moment,
  point: Point,
  arn: string,
): WireObject | undefined {
  const given = account.recoveryPoints[arn];
  if (given !== undefined) return given === "gone" ? undefined : given;
  return derivedRecord(point, arn, now);
}

/** undefined for one that is gone: its lifecycle ended it, or somebody did, as of one in twelve. */
function derivedRecord({ vault, job }: Point, arn: string, now: number): WireObject | undefined {
  const chance = chanceOf(sumOf(arn));
  const created = readDate(job["CreationDate"]) ?? now;
  const lifecycle = objectOf(job["RecoveryPointLifecycle"]);
  const days = lifecycle["DeleteAfterDays"];
  const deleteAt = typeof days === "number" && days > 0 ? created + days * day : undefined;
  const isDue = deleteAt !== undefined && deleteAt <= now;
  if (chance < 1 / 12 || (isDue && chance < 0.6)) return undefined;
  const isParent = job["IsParent"] === true;
  const status = isDue
    ? "EXPIRED"
    : job["State"] === "RUNNING" || job["State"] === "CREATED"
      ? "CREATING"
      : job["State"] === "PARTIAL"
        ? "PARTIAL"
        : chance > 0.97
          ? "DELETING"
          : chance > 0.92 && job["ResourceType"] === "S3"
            ? "STOPPED"
            : "COMPLETED";
  const coldAfter = lifecycle["MoveToColdStorageAfterDays"];
  const coldAt = typeof coldAfter === "number" ? created + coldAfter * day : undefined;
  return {
    RecoveryPointArn: arn,
    BackupVaultName: vault,
    ...taken(job, [
      "BackupVaultArn",
      "ResourceArn",
      "ResourceType",
      "ResourceName",
      "CreatedBy",
      "IamRoleArn",
      "CreationDate",
      "InitiationDate",
      "CompletionDate",
      "BackupSizeInBytes",
      "EncryptionKeyArn",
      "IsEncrypted",
      "IsParent",
      "VaultType",
    ]),
    Status: status,
    ...(status === "EXPIRED" && {
      StatusMessage: "Insufficient permission to delete the recovery point.",
    }),
    Lifecycle: lifecycle,
    CalculatedLifecycle: {
      ...(deleteAt !== undefined && { DeleteAt: wireDate(deleteAt) }),
      ...(coldAt !== undefined && { MoveToColdStorageAt: wireDate(coldAt) }),
    },
    StorageClass: coldAt !== undefined && coldAt <= now ? "COLD" : "WARM",
    EncryptionKeyType: "CUSTOMER_MANAGED_KMS_KEY",
    ...(!isParent && chance < 0.3 && { IndexStatus: chance < 0.2 ? "ACTIVE" : "FAILED" }),
    ...(chance > 0.5 && { LastRestoreTime: wireDate(Math.min(now, created + day)) }),
  };
}

/** The last scan of a recovery point that has ended. */
export function lastScanOf({ account, now }: Moment, arn: string): WireObject | undefined {
  const last = account
    .shelf("scan")
    .all.map((job) => recordAt(job, now))
    .find((job) => job["RecoveryPointArn"] === arn && job["CompletionDate"] !== undefined);
  if (last === undefined) return undefined;
  const found = objectOf(last["ScanResult"])["ScanResultStatus"] === "THREATS_FOUND";
  return {
    MalwareScanner: last["MalwareScanner"],
    ScanJobState: last["State"],
    LastScanTimestamp: last["CompletionDate"],
    Findings: found ? ["MALWARE"] : [],
  };
}

function taken(record: WireObject, members: readonly string[]): WireObject {
  return Object.fromEntries(members.map((member) => [member, record[member]]));
}

function objectOf(value: WireValue | undefined): WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as WireObject)
    : {};
}

function sumOf(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return sum;
}
