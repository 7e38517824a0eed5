import type { HeldJob } from "../heldJob";
import { heldJob } from "../heldJob";
import type { Random } from "../random";
import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import type { Place } from "./arns";
import { recoveryPointArn } from "./arns";
import type { Resource } from "./inventory";
import type { Outcome } from "./outcomes";
import {
  kmsDenied,
  snapshotLimit,
  stoppedByUser,
  success,
  troubleOf,
  windowMissed,
} from "./outcomes";
import type { Timeline } from "./timeline";
import { backupRecordAt } from "./timeline";
import type { DemoVault } from "./vaults";

const minute = 60_000;
const hour = 60 * minute;
export const day = 24 * hour;

/** What makes a backup job; its id, recovery point and sizes are drawn from `random`. */
export interface BackupSpec {
  readonly resource: Resource;
  readonly line: Timeline;
  /** Started by a person, not by a plan. */
  readonly isOnDemand?: boolean;
  readonly isParent?: boolean;
  readonly parentJobId?: string;
  /** Milliseconds; eight hours after its creation unless told. */
  readonly startBy?: number;
}

/** Makes jobs that know their account, vaults and time, and numbers them. */
export interface JobMaker {
  readonly place: Place;
  readonly vaults: readonly DemoVault[];
  readonly now: number;
  readonly random: Random;
  readonly nextSequence: () => number;
}

export function backupJob(maker: JobMaker, spec: BackupSpec): HeldJob {
  const { now, random, place } = maker;
  const { resource, line, isParent } = spec;
  const id = random.guid();
  const constant = {
    ...origin(maker, spec),
    BackupJobId: line.created % 5 === 0 ? id.toUpperCase() : id,
  };
  const members = {
    constant: line.created < now - 24 * day ? withoutNewerMembers(constant) : constant,
    recoveryPointArn: recoveryPointArn(
      {
        type: resource.type,
        name: resource.name,
        created: line.created,
        isComposite: isParent === true,
        jobId: id,
      },
      place,
      random,
    ),
    bytes: sizeOf(resource),
    transferred: Math.floor(resource.bytes * (0.02 + random.next() * 0.08)),
  };
  const final = backupRecordAt(line, members, Math.max(now, line.ended));
  const record = line.created < now - 24 * day ? withoutCategory(final) : final;
  return heldJob("backup", record, {
    owner: place.accountId,
    sequence: maker.nextSequence(),
    ...(line.ended > now ? { progress: (at: number) => backupRecordAt(line, members, at) } : {}),
  });
}

/** The jobs that the plans start, from 29 days ago to a day ahead, which the clock will reach. */
export function* plannedJobs(maker: JobMaker, resources: readonly Resource[]): Generator<HeldJob> {
  const { now, random } = maker;
  const today = Math.floor(now / day) * day;
  for (let date = today - 29 * day; date <= today + day; date += day) {
    for (const resource of resources) {
      const isWeekend = [0, 6].includes(new Date(date).getUTCDay());
      if (resource.vault === "development" && isWeekend) {
        continue;
      }
      for (const hours of resource.rule.hours) {
        const planned = date + hours * hour + resource.rule.minute * minute;
        const created = planned + random.between(0, 40) * 1000;
        const outcome = outcomeOf(resource, created, { now, random });
        yield backupJob(maker, { resource, line: lineOf(resource, created, outcome, random) });
      }
    }
  }
}

/** A usual course: half a minute to ten minutes until it starts; what fails fails early. */
export function lineOf(
  { minutes }: Pick<Resource, "minutes">,
  created: number,
  outcome: Outcome,
  random: Random,
): Timeline {
  const started = created + random.between(30, 600) * 1000;
  const duration = minutes * minute * (0.7 + random.next() * 0.8);
  switch (outcome.state) {
    case "COMPLETED":
    case "PARTIAL":
      return { created, started, ended: started + duration, outcome };
    case "FAILED":
    case "ABORTED":
      return { created, started, ended: started + duration * 0.2, outcome };
    case "EXPIRED":
      return { created, started: created + 8 * hour, ended: created + 8 * hour, outcome };
  }
}

/** Now and then something goes wrong; two nights ago the databases' key policy was broken. */
function outcomeOf(
  { type, name, trouble, vault }: Resource,
  created: number,
  { now, random }: { readonly now: number; readonly random: Random },
): Outcome {
  const age = now - created;
  if (vault === "databases" && age > day && age < 2 * day && random.chance(0.4)) {
    return kmsDenied;
  }
  return random.chance(trouble) ? troubleOf({ type, name }, random) : success;
}

/** On-demand jobs around the present: waiting, running, being stopped, so that something moves. */
export function* currentJobs(maker: JobMaker, resources: readonly Resource[]): Generator<HeldJob> {
  const { now } = maker;
  const courses: readonly (readonly [created: number, started: number, ended: number, Outcome])[] =
    [
      [-0.3, 12, 30, success],
      [-4, 8, 25, success],
      [-9, -7, 2, success],
      [-16, -14, 6, success],
      [-31, -28, 14, success],
      [-45, -40, 35, snapshotLimit],
      [-75, -70, 55, success],
      [-110, -104, 120, success],
      [-38, -35, 4, stoppedByUser],
      [-600, -596, -590, stoppedByUser],
      [-1900, -1420, -1420, windowMissed],
    ];
  for (const [i, [created, started, ended, outcome]] of courses.entries()) {
    const resource = resources[(i * 5) % resources.length];
    if (resource !== undefined) {
      const line = {
        created: now + created * minute,
        started: now + started * minute,
        ended: now + ended * minute,
        outcome,
      };
      yield backupJob(maker, {
        resource: { ...resource, vault: "Default" },
        line,
        isOnDemand: true,
      });
    }
  }
}

function origin({ place, vaults }: JobMaker, spec: BackupSpec): WireObject {
  const { resource, line, isOnDemand, isParent, parentJobId } = spec;
  const { startBy = line.created + 8 * hour } = spec;
  const vault = vaults.find(({ name }) => name === resource.vault);
  return {
    AccountId: place.accountId,
    ...vault?.inJobs,
    ResourceArn: resource.arn,
    ResourceName: resource.name,
    ResourceType: resource.type,
    IamRoleArn: resource.role,
    StartBy: wireDate(startBy),
    IsParent: isParent === true,
    ...(parentJobId === undefined ? {} : { ParentJobId: parentJobId }),
    ...(isOnDemand === true ? {} : { CreatedBy: resource.rule.creator }),
    RecoveryPointLifecycle: { DeleteAfterDays: resource.rule.deleteAfterDays },
    ...(resource.name.startsWith("win-")
      ? { BackupOptions: { WindowsVSS: "enabled" }, BackupType: "WindowsVSS" }
      : {}),
  };
}

/** BackupSizeInBytes as the model describes it: 0 for RDS, unknown for its relatives and FSx. */
function sizeOf({ type, bytes }: Resource): number | undefined {
  switch (type) {
    case "RDS":
      return 0;
    case "Aurora":
    case "DocumentDB":
    case "Neptune":
    case "FSx":
      return undefined;
    case "CloudFormation":
    case "DSQL":
    case "DynamoDB":
    case "EBS":
    case "EC2":
    case "EFS":
    case "EKS":
    case "Redshift":
    case "Redshift Serverless":
    case "S3":
    case "SAP HANA on Amazon EC2":
    case "Storage Gateway":
    case "Timestream":
    case "VirtualMachine":
      return bytes;
  }
}

const newer = [
  "IsParent",
  "VaultType",
  "VaultLockState",
  "EncryptionKeyArn",
  "IsEncrypted",
  "RecoveryPointLifecycle",
];
const newerInCreator = ["BackupPlanName", "BackupRuleName", "BackupRuleCron", "BackupRuleTimezone"];

/** A record from before these members appeared (2023 to 2025); a parent stays one. */
function withoutNewerMembers(record: WireObject): WireObject {
  const creator = record["CreatedBy"];
  return {
    ...without(record, record["IsParent"] === true ? newer.slice(1) : newer),
    ...(typeof creator === "object" && creator !== null && !Array.isArray(creator)
      ? { CreatedBy: without(creator as WireObject, newerInCreator) }
      : {}),
  };
}

function withoutCategory(record: WireObject): WireObject {
  return without(record, ["MessageCategory", "InitiationDate"]);
}

export function without(record: WireObject, members: readonly string[]): WireObject {
  return Object.fromEntries(Object.entries(record).filter(([member]) => !members.includes(member)));
}
