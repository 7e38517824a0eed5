import { Account } from "../account";
import type { HeldJob } from "../heldJob";
import { heldJob } from "../heldJob";
import { Random } from "../random";
import { jobStates } from "../shapes";
import type { JobKind, WireObject } from "../wire";
import type { Place } from "./arns";
import { resourceArn, resourceTypes, vaultArn } from "./arns";
import type { AccountOptions } from "./demoAccount";
import { exampleAccountId, exampleRegion } from "./demoAccount";
import type { Stock } from "./generatedRecord";
import { jobRecord } from "./generatedRecord";
import { scanRecord, scanStock } from "./generatedScans";

export interface GeneratedOptions extends AccountOptions {
  readonly backupJobs?: number;
  readonly restoreJobs?: number;
  readonly copyJobs?: number;
  readonly scanJobs?: number;
  /** 8 unless told. */
  readonly vaults?: number;
  readonly resources?: number;
  /** Weights of the states; all else completed. {@link usualStates} unless told. */
  readonly states?: Readonly<Record<string, number>>;
  /** Share of jobs that have children. */
  readonly parents?: number;
  /** Share of jobs that have a parent; a parent may be a child itself. */
  readonly children?: number;
  /** How far back the jobs reach, in days; 29 unless told. */
  readonly days?: number;
  /** Creation times are rounded down to so many milliseconds, so that many jobs share one. */
  readonly granularity?: number;
  /** Share of jobs that lack one or another optional member. */
  readonly gaps?: number;
}

const usualStates: Readonly<Record<string, number>> = {
  COMPLETED: 900,
  FAILED: 50,
  EXPIRED: 15,
  ABORTED: 5,
  PARTIAL: 10,
  COMPLETED_WITH_ISSUES: 30,
  CANCELED: 5,
  RUNNING: 15,
  PENDING: 3,
  CREATED: 2,
};

/** Any number of jobs that stand still, made quickly: 100,000 in about a second. */
export function generatedAccount(options: GeneratedOptions): Account {
  const place = {
    accountId: options.accountId ?? exampleAccountId,
    region: options.region ?? exampleRegion,
  };
  const random = new Random(options.seed ?? 1);
  const stock = stockOf(options, place, random);
  const make = (kind: JobKind, count = 0): readonly HeldJob[] =>
    jobsOf(kind, count, { options, stock });
  const stockToScan = scanStock(options.seed ?? 1, stock);
  return new Account({
    ...place,
    resourceTypes,
    vaults: stock.vaults.map((vault) => ({
      record: { ...vault, VaultType: "BACKUP_VAULT" },
      shared: false,
    })),
    jobs: {
      backup: make("backup", options.backupJobs),
      restore: make("restore", options.restoreJobs),
      copy: make("copy", options.copyJobs),
      scan: jobsOf("scan", options.scanJobs ?? 0, { options, stock: stockToScan }),
    },
  });
}

/** Children are those of the latest parents, as in life. */
const youngestParents = 40;

interface Recipe {
  readonly options: GeneratedOptions;
  readonly stock: Stock;
}

function stockOf(options: GeneratedOptions, place: Place, random: Random): Stock {
  const vaults = Array.from({ length: options.vaults ?? 8 }, (_, i) => {
    const name = `vault-${String(i + 1).padStart(2, "0")}`;
    return { BackupVaultName: name, BackupVaultArn: vaultArn(place, name) };
  });
  const count = options.resources ?? Math.max(3, Math.ceil((options.backupJobs ?? 0) / 30));
  const resources = Array.from({ length: count }, (_, i) => {
    const type = resourceTypes[i % resourceTypes.length] ?? "EBS";
    const name = `${type.toLowerCase().replaceAll(" ", "-")}-${i + 1}`;
    return { type, name, arn: resourceArn(type, name, place, random) };
  });
  const role = `arn:aws:iam::${place.accountId}:role/service-role/AWSBackupDefaultServiceRole`;
  return { place, random, vaults, resources, role };
}

function jobsOf(kind: JobKind, count: number, { options, stock }: Recipe): readonly HeldJob[] {
  const { random, place } = stock;
  const draw = stateDraw(kind, options.states ?? usualStates);
  const span = (options.days ?? 29) * 86_400_000;
  const granularity = options.granularity ?? 1;
  const parents: string[] = [];
  return Array.from({ length: count }, (_, i) => {
    const age = Math.floor(((i + random.next()) / count) * span);
    const created = Math.floor((options.now - age) / granularity) * granularity;
    const id = random.guid();
    const hasParent = parents.length > 0 && random.chance(options.children ?? 0.1);
    const parentJobId = hasParent ? random.pick(parents) : undefined;
    const isParent = random.chance(options.parents ?? 0.01);
    if (isParent) {
      parents.push(id);
      parents.splice(0, parents.length - youngestParents);
    }
    const draft = { id, created, state: draw(random), isParent, parentJobId };
    const record = kind === "scan" ? scanRecord(draft, stock) : jobRecord(kind, draft, stock);
    const resource = record["SourceResourceArn"];
    return heldJob(kind, withGaps(record, random, options.gaps ?? 0), {
      owner: place.accountId,
      sequence: i + 1,
      ...(typeof resource === "string" ? { protectedResource: resource } : {}),
    });
  });
}

function stateDraw(
  kind: JobKind,
  weights: Readonly<Record<string, number>>,
): (random: Random) => string {
  const known = Object.entries(weights).filter(([state]) => jobStates[kind].includes(state));
  const usable = known.length > 0 ? known : Object.entries(weights);
  const total = usable.reduce((sum, [, weight]) => sum + weight, 0);
  return (random) => {
    let left = random.next() * total;
    for (const [state, weight] of usable) {
      left -= weight;
      if (left < 0) {
        return state;
      }
    }
    return usable[0]?.[0] ?? "COMPLETED";
  };
}

const gapMembers = [
  "BackupVaultName",
  "BackupVaultArn",
  "CreationDate",
  "CompletionDate",
  "ResourceArn",
  "ResourceName",
  "ResourceType",
  "MessageCategory",
  "AccountId",
  "IsParent",
];

function withGaps(record: WireObject, random: Random, share: number): WireObject {
  if (share === 0 || !random.chance(share)) {
    return record;
  }
  const missing = gapMembers.filter(() => random.chance(0.3));
  return Object.fromEntries(Object.entries(record).filter(([member]) => !missing.includes(member)));
}
