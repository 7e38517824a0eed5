import { Account } from "../endpoint/account";
import { resourceTypes } from "../endpoint/data/arns";
import {
  kmsDenied,
  type Outcome,
  someChildrenMissing,
  stoppedByUser,
  success,
  windowMissed,
} from "../endpoint/data/outcomes";
import { heldJob, type HeldJob } from "../endpoint/heldJob";
import { chanceOf } from "../endpoint/random";
import type { JobKind, WireObject } from "../endpoint/wire";
import { busyRecordAt } from "./busyRecord";

const minute = 60_000;
const day = 24 * 60 * minute;
const region = "eu-west-1";

const outcomes: readonly Outcome[] = [
  success,
  success,
  success,
  success,
  kmsDenied,
  windowMissed,
  stoppedByUser,
  someChildrenMissing,
];

export interface BusyAccountOptions {
  readonly accountId: string;
  /** How many of each kind. */
  readonly jobs: Readonly<Record<JobKind, number>>;
  readonly seed: number;
  /** Milliseconds: between these the jobs appear, run and end, or come to be older than 30 days. */
  readonly from: number;
  readonly to: number;
}

/** An account whose jobs appear, start, progress, end, and leave AWS's 30 days while time goes on. */
export function busyAccount({ accountId, jobs, seed, from, to }: BusyAccountOptions): Account {
  const ofKind = (kind: JobKind, first: number): readonly HeldJob[] =>
    Array.from({ length: jobs[kind] }, (_, i) => {
      const sequence = first + i + 1;
      const chance = (which: number): number => chanceOf(seed, sequence, which);
      const at = from + chance(1) * (to - from);
      // One in four leaves the 30 days while the others come, or were there an hour before.
      const created = Math.floor(i % 4 === 0 ? at - 30 * day : at - 60 * minute);
      const outcome = outcomes[Math.floor(chance(2) * outcomes.length)] ?? success;
      const started = created + Math.floor((1 + 20 * chance(3)) * minute);
      const ended =
        outcome.state === "EXPIRED" ? started : started + Math.floor(chance(4) * 120 * minute);
      const vault = `vault-${Math.floor(chance(5) * 3)}`;
      const id = `${kind}-${seed}-${i}`;
      const life = { kind, id, accountId, vault, created, started, ended, outcome };
      const progress = (now: number): WireObject => busyRecordAt(life, now);
      return heldJob(kind, progress(Infinity), { owner: accountId, sequence, progress });
    });
  return new Account({
    accountId,
    region,
    vaults: [],
    resourceTypes,
    jobs: {
      backup: ofKind("backup", 0),
      restore: ofKind("restore", 10_000),
      copy: ofKind("copy", 20_000),
      scan: ofKind("scan", 30_000),
    },
  });
}
