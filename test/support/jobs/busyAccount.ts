import { Account } from "../endpoint/account";
import { resourceTypes, vaultArn } from "../endpoint/data/arns";
import { backupRecordAt } from "../endpoint/data/timeline";
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
  readonly jobs: number;
  readonly seed: number;
  /** Milliseconds: between these the jobs appear, run and end, or come to be older than 30 days. */
  readonly from: number;
  readonly to: number;
}

/** An account whose jobs appear, start, progress, end, and leave AWS's 30 days while time goes on. */
export function busyAccount({ accountId, jobs, seed, from, to }: BusyAccountOptions): Account {
  const held = Array.from({ length: jobs }, (_, i): HeldJob => {
    const sequence = i + 1;
    const chance = (which: number): number => chanceOf(seed, sequence, which);
    const at = from + chance(1) * (to - from);
    // One in four leaves the 30 days while the others come, or were there an hour before.
    const created = Math.floor(i % 4 === 0 ? at - 30 * day : at - 60 * minute);
    const outcome = outcomes[Math.floor(chance(2) * outcomes.length)] ?? success;
    const started = created + Math.floor((1 + 20 * chance(3)) * minute);
    const ended =
      outcome.state === "EXPIRED" ? started : started + Math.floor(chance(4) * 120 * minute);
    const id = `job-${seed}-${i}`;
    const vault = `vault-${Math.floor(chance(5) * 3)}`;
    const constant = {
      AccountId: accountId,
      BackupJobId: id,
      BackupVaultName: vault,
      BackupVaultArn: vaultArn({ accountId, region }, vault),
      ResourceArn: `arn:aws:ec2:${region}:${accountId}:volume/${id}`,
      ResourceName: id,
      ResourceType: "EBS",
    };
    const line = { created, started, ended, outcome };
    const members = { constant, recoveryPointArn: `arn:${id}`, bytes: 1000, transferred: 1000 };
    const progress = (now: number) => backupRecordAt(line, members, now);
    return heldJob("backup", progress(Infinity), { owner: accountId, sequence, progress });
  });
  return new Account({
    accountId,
    region,
    vaults: [],
    resourceTypes,
    jobs: { backup: held, restore: [], copy: [], scan: [] },
  });
}
