import type { Random } from "../random";
import type { JobKind, WireObject } from "../wire";
import { wireDate } from "../wire";
import type { Place, ResourceType } from "./arns";
import { recoveryPointArn } from "./arns";

/** What the jobs share, so that 100,000 of them stay small. */
export interface Stock {
  readonly place: Place;
  readonly random: Random;
  readonly vaults: readonly { readonly BackupVaultName: string; readonly BackupVaultArn: string }[];
  readonly resources: readonly {
    readonly type: ResourceType;
    readonly name: string;
    readonly arn: string;
  }[];
  readonly role: string;
}

const unfinished = ["CREATED", "PENDING", "RUNNING", "ABORTING"];

export interface Draft {
  readonly id: string;
  readonly created: number;
  readonly state: string;
  readonly isParent: boolean;
  readonly parentJobId: string | undefined;
}

/** One literal for each kind: objects of one shape are quick to make and small to keep. */
export function jobRecord(kind: Exclude<JobKind, "scan">, job: Draft, stock: Stock): WireObject {
  const { id, created, state } = job;
  const { random, vaults, resources, place, role } = stock;
  const vault = random.pick(vaults);
  const resource = random.pick(resources);
  const completed = created + random.between(60, 7200) * 1000;
  const point = recoveryPointArn(
    { type: resource.type, name: resource.name, created, ...(kind === "backup" && { jobId: id }) },
    place,
    random,
  );
  const isOver = !unfinished.includes(state);
  const isComplete = state === "COMPLETED";
  const failed = state === "FAILED" || state === "EXPIRED" || state === "ABORTED";
  const message = failed ? `Job ended as ${state}.` : undefined;
  const category = failed ? "MISCELLANEOUS" : categoryOf(random);
  const completionDate = isOver ? wireDate(completed) : undefined;
  switch (kind) {
    case "backup":
      return {
        AccountId: place.accountId,
        BackupJobId: id,
        BackupVaultName: vault.BackupVaultName,
        BackupVaultArn: vault.BackupVaultArn,
        RecoveryPointArn: isComplete ? point : undefined,
        ResourceArn: resource.arn,
        CreationDate: wireDate(created),
        CompletionDate: completionDate,
        State: state,
        StatusMessage: message,
        PercentDone: isComplete ? "100.0" : "0.0",
        BackupSizeInBytes: isComplete ? random.between(1, 500) * 1_000_000_000 : undefined,
        IamRoleArn: role,
        ResourceType: resource.type,
        ParentJobId: job.parentJobId,
        IsParent: job.isParent,
        ResourceName: resource.name,
        MessageCategory: isOver ? category : undefined,
      };
    case "restore":
      return {
        AccountId: place.accountId,
        RestoreJobId: id,
        RecoveryPointArn: point,
        SourceResourceArn: resource.arn,
        BackupVaultArn: vault.BackupVaultArn,
        CreationDate: wireDate(created),
        CompletionDate: completionDate,
        Status: state,
        StatusMessage: message,
        PercentDone: isComplete ? "100.0" : "0.0",
        IamRoleArn: role,
        CreatedResourceArn: isComplete ? `${resource.arn}-restored` : undefined,
        ResourceType: resource.type,
        IsParent: job.isParent,
        ParentJobId: job.parentJobId,
      };
    case "copy":
      return {
        AccountId: place.accountId,
        CopyJobId: id,
        SourceBackupVaultArn: vault.BackupVaultArn,
        SourceRecoveryPointArn: point,
        DestinationBackupVaultArn: destinationOf(random.pick(vaults).BackupVaultArn, stock),
        CreatedByBackupJobId: random.chance(0.8) ? `source-of-${id}` : undefined,
        ResourceArn: resource.arn,
        CreationDate: wireDate(created),
        CompletionDate: completionDate,
        State: state,
        StatusMessage: message,
        IamRoleArn: role,
        ResourceType: resource.type,
        ParentJobId: job.parentJobId,
        IsParent: job.isParent,
        ResourceName: resource.name,
        MessageCategory: isOver ? category : undefined,
      };
  }
}

/** Copies go to vaults of other Regions and accounts, too. */
function destinationOf(vaultArn: string, { random, place }: Stock): string {
  const [arn, partition, service, , , ...name] = vaultArn.split(":");
  const region = random.pick([place.region, "eu-central-1", "us-east-1"]);
  const accountId = random.pick([place.accountId, place.accountId, "444455556666"]);
  return [arn, partition, service, region, accountId, ...name].join(":");
}

/** One in thirty completes with issues. */
function categoryOf(random: Random): string {
  return random.chance(1 / 30) ? "MISCELLANEOUS" : "SUCCESS";
}
