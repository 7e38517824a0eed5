import type { HeldJob } from "../heldJob";
import { heldJob } from "../heldJob";
import type { WireObject } from "../wire";
import { readDate, readText, wireDate } from "../wire";
import type { JobMaker } from "./backupJobs";

const minute = 60_000;

/** How a copy job ends. */
export interface CopyEnd {
  readonly state: "COMPLETED" | "FAILED" | "PARTIAL";
  readonly message?: string;
  readonly category: string;
}

/** What makes a copy job; what isn't said is drawn from the maker's stream. */
export interface CopySpec {
  /** The backup job whose recovery point is copied. */
  readonly backup: WireObject;
  readonly id?: string;
  readonly created?: number;
  readonly minutes?: number;
  readonly end?: CopyEnd;
  /** Members on top of the usual ones. */
  readonly more?: WireObject;
}

export const copied: CopyEnd = { state: "COMPLETED", category: "SUCCESS" };

const destinationDenied: CopyEnd = {
  state: "FAILED",
  message: "Access denied trying to call AWS Backup service in the destination Region.",
  category: "AccessDenied",
};

/** Copies of what matters to a vault in another Region, made as soon as the backup is there. */
export function* copyJobs(maker: JobMaker, backups: readonly HeldJob[]): Generator<HeldJob> {
  const wanted = ["orders-postgres", "catalog-aurora", "anycompany-audit-logs", "ledger"];
  const singles = backups.filter(
    ({ record }) =>
      record["State"] === "COMPLETED" &&
      record["ParentJobId"] === undefined &&
      wanted.includes(readText(record["ResourceName"])),
  );
  for (const { record } of singles) {
    yield copyJob(maker, { backup: record });
  }
  const composites = backups.filter(
    ({ record }) => record["IsParent"] === true && record["ResourceName"] === "prod-eks",
  );
  for (const composite of composites.slice(-4)) {
    const children = backups.filter(({ record }) => record["ParentJobId"] === composite.id);
    const parent = copyJob(maker, { backup: composite.record, more: { IsParent: true } });
    yield parent;
    for (const child of children) {
      const identifier = readText(child.record["ResourceArn"]);
      const more = { ParentJobId: parent.id, CompositeMemberIdentifier: identifier };
      yield copyJob(maker, { backup: child.record, more });
    }
  }
}

export function copyJob(maker: JobMaker, spec: CopySpec): HeldJob {
  const { now, random, place } = maker;
  const { backup } = spec;
  const usualStart = (readDate(backup["CompletionDate"]) ?? now) + random.between(20, 90) * 1000;
  const created = spec.created ?? usualStart;
  const usualMinutes = random.between(4, 50);
  const ended = created + (spec.minutes ?? usualMinutes) * minute;
  const usualEnd = random.chance(0.04) ? destinationDenied : copied;
  const end = spec.end ?? usualEnd;
  const usualId = random.guid().toUpperCase();
  const vault = `arn:aws:backup:${drRegion(place.region)}:${place.accountId}:backup-vault:disaster-recovery`;
  const constant: WireObject = {
    AccountId: place.accountId,
    CopyJobId: spec.id ?? usualId,
    SourceBackupVaultArn: backup["BackupVaultArn"],
    SourceRecoveryPointArn: backup["RecoveryPointArn"],
    DestinationBackupVaultArn: vault,
    DestinationVaultType: "BACKUP_VAULT",
    DestinationRecoveryPointLifecycle: { DeleteAfterDays: 90 },
    ResourceArn: backup["ResourceArn"],
    ResourceName: backup["ResourceName"],
    ResourceType: backup["ResourceType"],
    CreationDate: wireDate(created),
    IamRoleArn: backup["IamRoleArn"],
    CreatedBy: backup["CreatedBy"],
    CreatedByBackupJobId: backup["BackupJobId"],
    IsParent: false,
    ...spec.more,
  };
  const destination = `arn:aws:backup:${drRegion(place.region)}:${place.accountId}:recovery-point:${random.guid()}`;
  const at = (time: number): WireObject => {
    if (time < ended) {
      return { ...constant, State: time < created + minute ? "CREATED" : "RUNNING" };
    }
    return {
      ...constant,
      State: end.state,
      CompletionDate: wireDate(ended),
      BackupSizeInBytes: backup["BackupSizeInBytes"] ?? 0,
      MessageCategory: end.category,
      ...(end.message === undefined ? {} : { StatusMessage: end.message }),
      ...(end.state === "FAILED" ? {} : { DestinationRecoveryPointArn: destination }),
    };
  };
  return heldJob("copy", at(Math.max(now, ended)), {
    owner: place.accountId,
    sequence: maker.nextSequence(),
    ...(ended > now ? { progress: at } : {}),
  });
}

export function drRegion(region: string): string {
  return region === "eu-central-1" ? "eu-west-1" : "eu-central-1";
}
