import { vaultArn } from "../endpoint/data/arns";
import { backupRecordAt, type Timeline } from "../endpoint/data/timeline";
import { idMember, stateMember } from "../endpoint/shapes";
import { type JobKind, wireDate, type WireObject } from "../endpoint/wire";

const region = "eu-west-1";

/** A job from its creation to its end. */
export interface Life extends Timeline {
  readonly kind: JobKind;
  readonly id: string;
  readonly accountId: string;
  readonly vault: string;
}

type OtherKind = Exclude<JobKind, "backup">;

/** What the other kinds call the ends of backup jobs, where they have no such state. */
const ends: Readonly<Record<OtherKind, Readonly<Record<string, string>>>> = {
  restore: { EXPIRED: "FAILED", PARTIAL: "FAILED" },
  copy: { EXPIRED: "FAILED", ABORTED: "FAILED" },
  scan: { EXPIRED: "FAILED", ABORTED: "CANCELED", PARTIAL: "COMPLETED_WITH_ISSUES" },
};

/** A job of any kind at a time, as lists show it. */
export function busyRecordAt(life: Life, now: number): WireObject {
  const { kind, accountId, id, vault } = life;
  const constant = {
    AccountId: accountId,
    [idMember[kind]]: id,
    ResourceName: id,
    ResourceType: "EBS",
    ...placesOf(life, `arn:aws:ec2:${region}:${accountId}:volume/${id}`),
  };
  if (kind !== "backup") return { ...constant, ...stateAt(kind, life, now) };
  const backup = { ...constant, BackupVaultName: vault };
  const members = { constant: backup, recoveryPointArn: `arn:${id}`, bytes: 1000 };
  return backupRecordAt(life, { ...members, transferred: 1000 }, now);
}

function placesOf({ kind, accountId, vault, id }: Life, resource: string): WireObject {
  const arn = vaultArn({ accountId, region }, vault);
  switch (kind) {
    case "backup":
      return { BackupVaultArn: arn, ResourceArn: resource };
    case "scan":
      return { BackupVaultArn: arn, BackupVaultName: vault, ResourceArn: resource };
    case "restore":
      return { BackupVaultArn: arn, SourceResourceArn: resource, RecoveryPointArn: `arn:${id}` };
    case "copy":
      return { DestinationBackupVaultArn: arn, ResourceArn: resource };
  }
}

function stateAt(kind: OtherKind, life: Life, now: number): WireObject {
  const { created, started, ended, outcome } = life;
  const state = stateMember[kind];
  const dates = { CreationDate: wireDate(created) };
  if (now < started && now < ended) {
    return { ...dates, [state]: kind === "restore" ? "PENDING" : "CREATED" };
  }
  if (now < ended) {
    const percent = ((99 * (now - started)) / (ended - started)).toFixed(1);
    // Only restore jobs tell how far they are.
    return { ...dates, [state]: "RUNNING", ...(kind === "restore" && { PercentDone: percent }) };
  }
  const end = ends[kind][outcome.state] ?? outcome.state;
  return {
    ...dates,
    [state]: end,
    CompletionDate: wireDate(ended),
    StatusMessage: outcome.message,
    ...(kind === "copy" && { MessageCategory: outcome.category }),
    ...(kind === "scan" && end === "COMPLETED" && threats),
  };
}

const threats = { ScanResult: { ScanResultStatus: "NO_THREATS_FOUND" } };
