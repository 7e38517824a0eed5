import type { WireObject } from "../endpoint/wire";
import { wireDate } from "../endpoint/wire";
import { accountId, noon, vaultArn } from "./jobBuilders";

/** Say only what matters; `age` is in minutes, `vault` a name. */
export interface WireJobOptions {
  readonly id?: string;
  readonly state?: string;
  readonly vault?: string;
  readonly age?: number;
  readonly parent?: string;
  readonly isParent?: boolean;
  readonly category?: string;
  readonly members?: WireObject;
}

const unfinished = ["RUNNING", "PENDING", "CREATED", "ABORTING"];

/** A backup job as AWS sends it. */
export function wireBackupJob(options: WireJobOptions = {}): WireObject {
  const { id = "job-1", state = "COMPLETED", vault = "Default", category = "SUCCESS" } = options;
  return {
    AccountId: accountId,
    BackupJobId: id,
    BackupVaultName: vault,
    BackupVaultArn: vaultArn(vault),
    ResourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/${id}`,
    ResourceName: `volume ${id}`,
    ResourceType: "EBS",
    State: state,
    MessageCategory: category,
    ...common(options, state),
  };
}

/** A restore job as AWS sends it. */
export function wireRestoreJob(options: WireJobOptions = {}): WireObject {
  const { id = "restore-1", state = "COMPLETED", vault = "Default" } = options;
  return {
    AccountId: accountId,
    RestoreJobId: id,
    BackupVaultArn: vaultArn(vault),
    SourceResourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/${id}`,
    ResourceType: "EBS",
    Status: state,
    ...common(options, state),
  };
}

/** A scan job as AWS sends it; without a result it has none yet. */
export function wireScanJob(
  options: WireJobOptions & { readonly result?: string } = {},
): WireObject {
  const { id = "scan-1", state = "COMPLETED", vault = "Default", result } = options;
  return {
    AccountId: accountId,
    ScanJobId: id,
    BackupVaultName: vault,
    BackupVaultArn: vaultArn(vault),
    RecoveryPointArn: `arn:aws:ec2:eu-west-1::snapshot/${id}`,
    ResourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/${id}`,
    ResourceName: `volume ${id}`,
    ResourceType: "EBS",
    MalwareScanner: "GUARDDUTY",
    ScanMode: "FULL_SCAN",
    ...(result !== undefined && { ScanResult: { ScanResultStatus: result } }),
    State: state,
    ...common(options, state),
  };
}

/** A copy job as AWS sends it. */
export function wireCopyJob(options: WireJobOptions = {}): WireObject {
  const { id = "copy-1", state = "COMPLETED", vault = "Default", category = "SUCCESS" } = options;
  return {
    AccountId: accountId,
    CopyJobId: id,
    SourceBackupVaultArn: vaultArn(vault),
    SourceRecoveryPointArn: `arn:aws:ec2:eu-west-1::snapshot/${id}`,
    DestinationBackupVaultArn: vaultArn("Copies"),
    ResourceArn: `arn:aws:ec2:eu-west-1:${accountId}:volume/${id}`,
    ResourceName: `volume ${id}`,
    ResourceType: "EBS",
    State: state,
    MessageCategory: category,
    ...common(options, state),
  };
}

function common(options: WireJobOptions, state: string): WireObject {
  const { age = 60, parent, isParent, members = {} } = options;
  const created = noon - age * 60_000;
  return {
    CreationDate: wireDate(created),
    ...(!unfinished.includes(state) && { CompletionDate: wireDate(created + 60_000) }),
    ...(parent !== undefined && { ParentJobId: parent }),
    ...(isParent !== undefined && { IsParent: isParent }),
    ...members,
  };
}

/** Jobs `${state}-1`, `${state}-2` … in lower case, each a minute older than the one before. */
export function wireBackupJobs(count: number, options: WireJobOptions = {}): WireObject[] {
  return several(count, options).map(wireBackupJob);
}

export function wireRestoreJobs(count: number, options: WireJobOptions = {}): WireObject[] {
  return several(count, options).map(wireRestoreJob);
}

export function wireCopyJobs(count: number, options: WireJobOptions = {}): WireObject[] {
  return several(count, options).map(wireCopyJob);
}

function several(count: number, options: WireJobOptions): WireJobOptions[] {
  const { id = (options.state ?? "COMPLETED").toLowerCase(), age = 60 } = options;
  return Array.from({ length: count }, (_, i) => ({
    ...options,
    id: `${id}-${i + 1}`,
    age: age + i,
  }));
}
