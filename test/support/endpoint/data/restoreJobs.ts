import type { HeldJob } from "../heldJob";
import { heldJob } from "../heldJob";
import type { Random } from "../random";
import type { WireObject } from "../wire";
import { readDate, readText, wireDate } from "../wire";
import { resourceArn, resourceTypes } from "./arns";
import type { JobMaker } from "./backupJobs";
import { day, without } from "./backupJobs";
import { metadataOf } from "./restoreMetadata";

const minute = 60_000;

interface RestoreSpec {
  /** The backup job whose recovery point is restored. */
  readonly backup: WireObject;
  readonly created: number;
  readonly minutes: number;
  readonly end: { readonly state: string; readonly message?: string };
  /** Members on top of the usual ones. */
  readonly more?: WireObject;
}

const done = { state: "COMPLETED" };
/** Completed with issues: AWS Backup's message of a restore of Amazon EKS that left objects out. */
const doneWithIssues = {
  state: "COMPLETED",
  message:
    "One or more Kubernetes objects failed to restore. To get notified of these failures, enable SNS event notifications.",
};
const clusterEnds = [
  done,
  { state: "FAILED", message: "1 of 4 nested restore jobs failed." },
  doneWithIssues,
];
const failures = [
  "Requested subnet does not have enough free addresses to satisfy the request.",
  "The specified DB instance class is not available in the selected Availability Zone.",
  "User is not authorized to perform: iam:PassRole on the role of the instance profile.",
  "Insufficient privileges: kms:CreateGrant is denied for the key of the recovery point.",
].map((message) => ({ state: "FAILED", message }));

/** Restore jobs: people's, the restore testing plan's, clusters with children, and 90 days of old ones. */
export function* restoreJobs(maker: JobMaker, backups: readonly HeldJob[]): Generator<HeldJob> {
  const { now, random } = maker;
  const points = backups
    .map(({ record }) => record)
    .filter((record) => record["State"] === "COMPLETED" && (completed(record) ?? now) < now - day);
  const single = points.filter((record) => record["IsParent"] !== true);
  for (let i = 0; i < 34; i++) {
    const created = now - (i * 0.8 + random.next()) * day;
    const end = random.chance(0.2) ? random.pick(failures) : done;
    const spec = {
      backup: olderThan(single, created, random),
      created,
      minutes: random.between(8, 90),
      end,
    };
    yield restoreJob(maker, spec);
  }
  for (let i = 0; i < 12; i++) {
    const created = now - (45 + i * 4 + random.next()) * day;
    const end = random.chance(0.15) ? random.pick(failures) : done;
    const backup = random.pick(single);
    yield old(restoreJob(maker, { backup, created, minutes: random.between(8, 90), end }));
  }
  yield* currentRestores(maker, single);
  yield* testingRestores(maker, single);
  const clusters = points.filter(
    (record) => record["IsParent"] === true && record["ResourceType"] === "EKS",
  );
  yield* clusterRestores(maker, clusters);
}

function* currentRestores(maker: JobMaker, points: readonly WireObject[]): Generator<HeldJob> {
  const { now, random } = maker;
  const courses = [
    [-0.5, 18, done],
    [-6, 25, done],
    [-21, 24, done],
    [-50, 140, done],
    [-12, 19, random.pick(failures)],
    [-900, 30, { state: "ABORTED", message: "Restore job was aborted by user." }],
  ] as const;
  for (const [start, minutes, end] of courses) {
    yield restoreJob(maker, {
      backup: random.pick(points),
      created: now + start * minute,
      minutes,
      end,
    });
  }
}

/** A restore testing plan restores, validates and deletes, every week. */
function* testingRestores(maker: JobMaker, points: readonly WireObject[]): Generator<HeldJob> {
  const { now, random, place } = maker;
  const planArn = `arn:aws:backup:${place.region}:${place.accountId}:restore-testing-plan:weekly_proof-${random.guid()}`;
  const results: readonly WireObject[] = [
    { ValidationStatus: "SUCCESSFUL", DeletionStatus: "SUCCESSFUL" },
    { ValidationStatus: "SUCCESSFUL", DeletionStatus: "SUCCESSFUL" },
    {
      ValidationStatus: "FAILED",
      ValidationStatusMessage: "Row count of table orders is 0, expected at least 10000.",
      DeletionStatus: "SUCCESSFUL",
    },
    {
      ValidationStatus: "TIMED_OUT",
      ValidationStatusMessage: "No validation result was received within 8 hours.",
      DeletionStatus: "FAILED",
      DeletionStatusMessage: "The restored resource has deletion protection enabled.",
    },
  ];
  for (let week = 0; week < 4; week++) {
    for (const [i, type] of ["RDS", "EBS", "S3", "DynamoDB", "EFS"].entries()) {
      const created = now - (1.2 + week * 7) * day + i * 1000;
      const ofType = points.filter((record) => record["ResourceType"] === type);
      const more = {
        CreatedBy: { RestoreTestingPlanArn: planArn },
        ...(i === 0 && week === 0 ? { ValidationStatus: "VALIDATING" } : random.pick(results)),
      };
      const backup = olderThan(ofType, created, random);
      yield restoreJob(maker, {
        backup,
        created,
        minutes: random.between(10, 60),
        end: done,
        more,
      });
    }
  }
}

/** Restoring a cluster makes a parent and a job for each part of it. */
function* clusterRestores(maker: JobMaker, clusters: readonly WireObject[]): Generator<HeldJob> {
  const { now, random } = maker;
  for (const [i, age] of [0.01, 2.4, 9.7].entries()) {
    const created = now - age * day;
    const backup = olderThan(clusters, created, random);
    const end = clusterEnds[i] ?? done;
    const parent = restoreJob(maker, {
      backup,
      created,
      minutes: 60,
      end,
      more: { IsParent: true },
    });
    yield parent;
    for (const [part, type] of (["EKS", "EBS", "EBS", "EFS"] as const).entries()) {
      yield restoreJob(maker, {
        backup: { ...backup, ResourceType: type },
        created: created + (part + 1) * 2000,
        minutes: 12 + part * 14,
        end: i === 1 && part === 3 ? failuresFor(part) : done,
        more: { ParentJobId: parent.id },
      });
    }
  }
}

function failuresFor(part: number): RestoreSpec["end"] {
  return failures[part % failures.length] ?? done;
}

function restoreJob(maker: JobMaker, spec: RestoreSpec): HeldJob {
  const { now, random, place } = maker;
  const { backup, created, minutes } = spec;
  const type = resourceTypes.find((each) => each === backup["ResourceType"]) ?? "EBS";
  const restoredName = `${readText(backup["ResourceName"])}-restored`;
  const constant: WireObject = {
    AccountId: place.accountId,
    RestoreJobId: random.chance(0.3) ? random.guid().toUpperCase() : random.guid(),
    RecoveryPointArn: backup["RecoveryPointArn"],
    RecoveryPointCreationDate: backup["CreationDate"],
    SourceResourceArn: backup["ResourceArn"],
    BackupVaultArn: backup["BackupVaultArn"],
    ResourceType: type,
    CreationDate: wireDate(created),
    IamRoleArn: backup["IamRoleArn"],
    ExpectedCompletionTimeMinutes: Math.ceil(minutes / 10) * 10,
    IsParent: false,
    ...spec.more,
  };
  const createdArn = resourceArn(type, restoredName, place, random);
  const at = (time: number): WireObject => restoreRecordAt({ spec, constant, createdArn }, time);
  const ended = created + (minutes + 1) * minute;
  return heldJob("restore", at(Math.max(now, ended)), {
    owner: place.accountId,
    sequence: maker.nextSequence(),
    ...(ended > now ? { progress: at } : {}),
    protectedResource: readText(backup["ResourceArn"]),
    metadata: metadataOf(type, restoredName),
  });
}

function restoreRecordAt(
  job: { readonly spec: RestoreSpec; readonly constant: WireObject; readonly createdArn: string },
  now: number,
): WireObject {
  const { spec, constant, createdArn } = job;
  const started = spec.created + minute;
  const ended = started + spec.minutes * minute;
  if (now < started) {
    return { ...constant, Status: "PENDING", PercentDone: "0.00%" };
  }
  if (now < ended) {
    const share = (now - started) / (ended - started);
    return { ...constant, Status: "RUNNING", PercentDone: `${(share * 99).toFixed(2)}%` };
  }
  const succeeded = spec.end.state === "COMPLETED";
  return {
    ...constant,
    Status: spec.end.state,
    StatusMessage: spec.end.message,
    PercentDone: succeeded ? "100.00%" : "0.00%",
    CompletionDate: wireDate(ended),
    ...(succeeded
      ? { CreatedResourceArn: createdArn, BackupSizeInBytes: spec.backup["BackupSizeInBytes"] ?? 0 }
      : {}),
  };
}

/** A record from before October 2025: it doesn't say what was restored, nor from which vault. */
function old(job: HeldJob): HeldJob {
  const missing = ["SourceResourceArn", "BackupVaultArn", "IsParent", "RecoveryPointCreationDate"];
  return { ...job, record: without(job.record, missing) };
}

function olderThan(points: readonly WireObject[], time: number, random: Random): WireObject {
  const older = points.filter((record) => (completed(record) ?? Infinity) < time);
  return random.pick(older.length > 0 ? older : points);
}

function completed(record: WireObject): number | undefined {
  return readDate(record["CompletionDate"]);
}
