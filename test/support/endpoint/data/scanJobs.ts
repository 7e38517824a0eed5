import type { HeldJob } from "../heldJob";
import { heldJob } from "../heldJob";
import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import type { JobMaker } from "./backupJobs";
import { day } from "./backupJobs";
import { completedBackups, completedBefore, completionOf } from "./completedBackups";
import type { StoryIds } from "./storyIds";

const minute = 60_000;
const hour = 60 * minute;

interface ScanEnd {
  readonly state: string;
  readonly message: string;
  readonly result?: string;
}

/** What makes a scan job. */
interface ScanSpec {
  readonly id: string;
  /** The backup job whose recovery point is scanned. */
  readonly backup: WireObject;
  /** The backup job before it, which an incremental scan compares with. */
  readonly base?: WireObject;
  readonly created: number;
  readonly minutes: number;
  readonly end: ScanEnd;
}

/** The resources whose recovery points the nightly rule has scanned; only these types can be (ScanResourceType). */
const scanned = [
  "shop-web-1",
  "shop-web-2",
  "shop-search-data",
  "shop-queue-data",
  "anycompany-media-assets",
  "anycompany-audit-logs",
] as const;

/** A continuous backup, of which a scan looks at a range of time. */
const continuous = "anycompany-media-assets";

/** Texts of completed, partly completed and canceled scans are those of AWS's example events (AWS Backup guide, EventBridge). */
const clean: ScanEnd = {
  state: "COMPLETED",
  message: "An AWS Backup scan job was successful completed.",
  result: "NO_THREATS_FOUND",
};
const infected: ScanEnd = { ...clean, result: "THREATS_FOUND" };
const withIssues: ScanEnd = {
  state: "COMPLETED_WITH_ISSUES",
  message: "Scan job partially completed. View more details in Amazon GuardDuty",
  result: "NO_THREATS_FOUND",
};
const undecided: ScanEnd = { ...withIssues, result: "UNKNOWN" };
const canceled: ScanEnd = { state: "CANCELED", message: "Scan job was stopped by user." };

/** No text of a failed scan is documented: these are made from GuardDuty's reasons ACCESS_DENIED and RESOURCE_NOT_FOUND. */
const notFound: ScanEnd = {
  state: "FAILED",
  message: "RESOURCE_NOT_FOUND: The recovery point was deleted while it was scanned.",
};

function denied(scannerRole: string): ScanEnd {
  return {
    state: "FAILED",
    message: `ACCESS_DENIED: The role ${scannerRole} does not have the required permission ec2:ModifySnapshotAttribute.`,
  };
}

/** Malware scans of what the nightly rule backed up, each as soon as its backup is there, and the stories among them. */
export function* scanJobs(
  maker: JobMaker,
  backups: readonly HeldJob[],
  ids: StoryIds,
): Generator<HeldJob> {
  const { random } = maker;
  for (const name of scanned) {
    const completed = completedBackups(backups, name);
    const stories = storiesOf(name, { maker, completed, ids });
    for (const [i, backup] of completed.entries()) {
      const isSunday = new Date(completionOf(backup)).getUTCDay() === 0;
      const base = isSunday ? undefined : completed[i - 1];
      const usual = {
        id: random.guid(),
        backup,
        created: completionOf(backup) + random.between(30, 180) * 1000,
        minutes: random.between(3, 40),
        end: random.chance(0.02) ? notFound : clean,
      };
      const spec = { ...usual, ...stories(backup) };
      yield scanJob(maker, base === undefined ? spec : { ...spec, base });
    }
  }
}

/** What is special about the scans of some backups of a resource. */
function storiesOf(
  name: (typeof scanned)[number],
  of: {
    readonly maker: JobMaker;
    readonly completed: readonly WireObject[];
    readonly ids: StoryIds;
  },
): (backup: WireObject) => Partial<ScanSpec> {
  const { maker, completed, ids } = of;
  const { now } = maker;
  const newest = (back = 0): WireObject => completedBefore(completed, now - 3 * hour, back);
  const only = (...stories: readonly (readonly [WireObject, Partial<ScanSpec>])[]) => {
    const byBackup = new Map(stories);
    return (backup: WireObject): Partial<ScanSpec> => byBackup.get(backup) ?? {};
  };
  switch (name) {
    case "shop-web-1":
      return only();
    case "shop-web-2": {
      // The server stays infected: every later scan finds it as well.
      const first = infectedBackup(completed, now);
      return (backup) => ({
        ...(completionOf(backup) < completionOf(first) ? {} : { end: infected }),
        ...(backup === first ? { id: ids.infectedScan } : {}),
      });
    }
    case "shop-search-data":
      return only([newest(), { id: ids.deniedScan, end: denied(scannerRoleOf(maker)) }]);
    case "shop-queue-data":
      return only([newest(), { id: ids.createdScan, created: now - minute / 3, end: clean }]);
    case "anycompany-media-assets":
      return only(
        [newest(), { id: ids.runningScan, created: now - 25 * minute, minutes: 65, end: clean }],
        [newest(1), { id: ids.canceledScan, minutes: 95, end: canceled }],
      );
    case "anycompany-audit-logs":
      return only([newest(1), { end: withIssues }], [newest(2), { end: undecided }]);
  }
}

/** The backup of shop-web-2 in which malware was found first. */
export function infectedBackup(completed: readonly WireObject[], now: number): WireObject {
  return completedBefore(completed, now - 3 * hour);
}

function scanJob(maker: JobMaker, spec: ScanSpec): HeldJob {
  const { now, random, place } = maker;
  const { backup, base, created, minutes, end } = spec;
  const constant: WireObject = {
    AccountId: place.accountId,
    ScanJobId: spec.id,
    BackupVaultArn: backup["BackupVaultArn"],
    BackupVaultName: backup["BackupVaultName"],
    RecoveryPointArn: backup["RecoveryPointArn"],
    ResourceArn: backup["ResourceArn"],
    ResourceName: backup["ResourceName"],
    ResourceType: backup["ResourceType"],
    CreationDate: wireDate(created),
    CreatedBy: creatorOf(backup),
    IamRoleArn: backup["IamRoleArn"],
    ScannerRoleArn: scannerRoleOf(maker),
    MalwareScanner: "GUARDDUTY",
    ScanMode: base === undefined ? "FULL_SCAN" : "INCREMENTAL_SCAN",
    ...(base === undefined ? {} : { ScanBaseRecoveryPointArn: base["RecoveryPointArn"] }),
    ...(backup["ResourceName"] === continuous ? rangeOf(backup, base) : {}),
  };
  const scanId = random.guid();
  const started = created + minute;
  const ended = started + minutes * minute;
  const at = (time: number): WireObject => {
    if (time < started) {
      return { ...constant, State: "CREATED" };
    }
    if (time < ended) {
      return { ...constant, State: "RUNNING", ScanId: scanId };
    }
    return {
      ...constant,
      State: end.state,
      ScanId: scanId,
      StatusMessage: end.message,
      CompletionDate: wireDate(ended),
      ...(end.result === undefined ? {} : { ScanResult: { ScanResultStatus: end.result } }),
    };
  };
  return heldJob("scan", at(Math.max(now, ended)), {
    owner: place.accountId,
    sequence: maker.nextSequence(),
    ...(ended > now ? { progress: at } : {}),
  });
}

/** ScanJobCreator has the ids of plan and rule, and not the names that backup jobs have. */
function creatorOf(backup: WireObject): WireObject {
  const creator = backup["CreatedBy"] as WireObject;
  return {
    BackupPlanArn: creator["BackupPlanArn"],
    BackupPlanId: creator["BackupPlanId"],
    BackupPlanVersion: creator["BackupPlanVersion"],
    BackupRuleId: creator["BackupRuleId"],
  };
}

/** From the backup before, or for a full scan from as far back as a continuous backup goes. */
function rangeOf(backup: WireObject, base: WireObject | undefined): WireObject {
  const end = completionOf(backup);
  return {
    ContinuousScanStartTime: wireDate(base === undefined ? end - 35 * day : completionOf(base)),
    ContinuousScanEndTime: wireDate(end),
  };
}

function scannerRoleOf({ place }: JobMaker): string {
  return `arn:aws:iam::${place.accountId}:role/BackupMalwareScannerRole`;
}
