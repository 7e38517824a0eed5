import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import type { Outcome } from "./outcomes";

/** A backup job's life, in milliseconds. */
export interface Timeline {
  readonly created: number;
  /** When it starts to run; `ended` if it never does. */
  readonly started: number;
  readonly ended: number;
  readonly outcome: Outcome;
}

export interface BackupMembers {
  /** Members that never change. */
  readonly constant: WireObject;
  readonly recoveryPointArn: string;
  /** BackupSizeInBytes at the end; undefined for types that AWS doesn't tell it for. */
  readonly bytes: number | undefined;
  /** Bytes that go over the wire. */
  readonly transferred: number;
}

const minute = 60_000;

/** A backup job at a time: CREATED, PENDING, RUNNING with a growing percentage, then its outcome. */
export function backupRecordAt(line: Timeline, members: BackupMembers, now: number): WireObject {
  const { created, started, ended, outcome } = line;
  const before = { ...members.constant, CreationDate: wireDate(created) };
  if (now >= ended) {
    return { ...before, ...endOf(line, members) };
  }
  if (now < started) {
    return { ...before, State: now < created + minute ? "CREATED" : "PENDING", PercentDone: "0.0" };
  }
  const share = (now - started) / (ended - started);
  const isAborting = outcome.state === "ABORTED" && share > 0.8;
  return {
    ...before,
    State: isAborting ? "ABORTING" : "RUNNING",
    PercentDone: (share * 99).toFixed(1),
    BytesTransferred: Math.floor(share * members.transferred),
    RecoveryPointArn: members.recoveryPointArn,
    InitiationDate: wireDate(started),
    ExpectedCompletionDate: wireDate(ended + 2 * minute),
  };
}

function endOf(line: Timeline, members: BackupMembers): WireObject {
  const { started, ended, outcome } = line;
  const succeeded = outcome.state === "COMPLETED" || outcome.state === "PARTIAL";
  return {
    State: outcome.state,
    PercentDone: succeeded ? "100.0" : "0.0",
    CompletionDate: wireDate(ended),
    MessageCategory: outcome.category,
    StatusMessage: outcome.message,
    ...(started < ended ? { InitiationDate: wireDate(started) } : {}),
    ...(succeeded
      ? {
          RecoveryPointArn: members.recoveryPointArn,
          BackupSizeInBytes: members.bytes,
          BytesTransferred: members.transferred,
        }
      : {}),
  };
}
