import type { HeldJob } from "../heldJob";
import { heldJob } from "../heldJob";
import type { WireObject } from "../wire";
import { readDate, readText, wireDate } from "../wire";
import type { JobMaker } from "./backupJobs";

const minute = 60_000;

/** Copies of what matters to a vault in another Region, made as soon as the backup is there. */
export function* copyJobs(maker: JobMaker, backups: readonly HeldJob[]): Generator<HeldJob> {
  const copied = ["orders-postgres", "catalog-aurora", "anycompany-audit-logs", "ledger"];
  const singles = backups.filter(
    ({ record }) =>
      record["State"] === "COMPLETED" &&
      record["ParentJobId"] === undefined &&
      copied.includes(readText(record["ResourceName"])),
  );
  for (const { record } of singles) {
    yield copyJob(maker, record, {});
  }
  const composites = backups.filter(
    ({ record }) => record["IsParent"] === true && record["ResourceName"] === "prod-eks",
  );
  for (const composite of composites.slice(-4)) {
    const children = backups.filter(({ record }) => record["ParentJobId"] === composite.id);
    const parent = copyJob(maker, composite.record, { IsParent: true });
    yield parent;
    for (const child of children) {
      const identifier = readText(child.record["ResourceArn"]);
      const more = { ParentJobId: parent.id, CompositeMemberIdentifier: identifier };
      yield copyJob(maker, child.record, more);
    }
  }
}

function copyJob(maker: JobMaker, backup: WireObject, more: WireObject): HeldJob {
  const { now, random, place } = maker;
  const created = (readDate(backup["CompletionDate"]) ?? now) + random.between(20, 90) * 1000;
  const ended = created + random.between(4, 50) * minute;
  const fails = random.chance(0.04);
  const vault = `arn:aws:backup:${drRegion(place.region)}:${place.accountId}:backup-vault:disaster-recovery`;
  const constant: WireObject = {
    AccountId: place.accountId,
    CopyJobId: random.guid().toUpperCase(),
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
    ...more,
  };
  const destination = `arn:aws:backup:${drRegion(place.region)}:${place.accountId}:recovery-point:${random.guid()}`;
  const at = (time: number): WireObject => {
    if (time < ended) {
      return { ...constant, State: time < created + minute ? "CREATED" : "RUNNING" };
    }
    return {
      ...constant,
      State: fails ? "FAILED" : "COMPLETED",
      CompletionDate: wireDate(ended),
      BackupSizeInBytes: backup["BackupSizeInBytes"] ?? 0,
      MessageCategory: fails ? "AccessDenied" : "SUCCESS",
      ...(fails
        ? {
            StatusMessage:
              "Access denied trying to call AWS Backup service in the destination Region.",
          }
        : { DestinationRecoveryPointArn: destination }),
    };
  };
  return heldJob("copy", at(Math.max(now, ended)), {
    owner: place.accountId,
    sequence: maker.nextSequence(),
    ...(ended > now ? { progress: at } : {}),
  });
}

function drRegion(region: string): string {
  return region === "eu-central-1" ? "eu-west-1" : "eu-central-1";
}
