import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Job } from "../../../../src/domain/job/job";
import type { Field, Section } from "../../../../src/protocol/jobDetails";
import { type MetadataState, sections } from "../../../../src/viewmodel/details/sections";
import { timelinePart } from "../../../../src/viewmodel/details/timelinePart";
import {
  accountId,
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  noon,
  vaultArn,
} from "../../../support/jobs/jobBuilders";
import { aContext } from "./partFixture";

interface Shown {
  readonly described?: boolean;
  readonly metadata?: MetadataState;
}

function shown(
  job: Job,
  { described = true, metadata = { state: "notAsked" } }: Shown = {},
  context = aContext(),
): readonly Section[] {
  return sections(job, { described, metadata, point: { state: "notAsked" } }, context);
}

/** A member, in a section or in the timeline. */
function field(job: Job, key: string, options: Shown = {}): Field | undefined {
  const { described = true } = options;
  const { fields } = timelinePart(job, { described }, aContext());
  const all = [...shown(job, options).flatMap((section) => section.fields), ...fields];
  return all.find((each) => each.key === key);
}

const gib = 1024 ** 3;
const point = `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1EB3B5E7`;

describe("The order of need", () => {
  it("of a backup job", () => {
    const job = aBackupJob({ backupOptions: { WindowsVSS: "enabled" } });
    expect(shown(job).map(({ title }) => title)).toEqual([
      "Resource",
      "Vault and recovery point",
      "Sizes",
      "Backup options",
      "Encryption, lifecycle and lock",
      "IAM role and parent job",
    ]);
  });

  it("of a restore job", () => {
    const recoveryPointArn = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
    const job = aRestoreJob({ restoreTestingPlanArn: "x", recoveryPointArn });
    expect(shown(job).map(({ key }) => key)).toEqual([
      "resource",
      "vault",
      "point",
      "sizes",
      "origin",
      "metadata",
      "ids",
    ]);
  });

  it("of a copy job", () => {
    expect(shown(aCopyJob({ createdByBackupJobId: "b" })).map(({ key }) => key)).toEqual([
      "resource",
      "source",
      "destination",
      "point",
      "sizes",
      "origin",
      "protection",
      "ids",
    ]);
  });
});

describe("A missing value", () => {
  it("says so where a reader expects one", () => {
    const job: Job = { kind: "backup", id: "1", state: "COMPLETED" };
    for (const key of ["ResourceArn", "BackupVaultName", "RecoveryPointArn", "CompletionDate"]) {
      expect(field(job, key)).toMatchObject({ value: "Not reported", missing: true, actions: [] });
    }
  });

  it("says 'not yet' of what comes with the end of a job that goes on", () => {
    const job: Job = { kind: "backup", id: "1", state: "CREATED" };
    for (const key of ["RecoveryPointArn", "BackupSizeInBytes"]) {
      expect(field(job, key)).toMatchObject({ value: "Not yet", missing: true });
    }
    for (const key of ["InitiationDate", "ExpectedCompletionDate", "CompletionDate"]) {
      expect(field(job, key)).toBeUndefined();
    }
    expect(field(job, "Duration")).toMatchObject({ value: "Not started", missing: true });
  });

  it("is no member at all where it does not apply", () => {
    const job = aBackupJob({ state: "FAILED" });
    for (const key of [
      "RecoveryPointArn",
      "VaultLockState",
      "BytesTransferred",
      "BackupType",
      "BackupOptions",
      "ExpectedCompletionDate",
      "ParentJobId",
    ]) {
      expect(field(job, key)).toBeUndefined();
    }
  });

  it.each([
    ["RUNNING", "StartBy", "Not reported"],
    ["FAILED", "StartBy", "Not reported"],
    ["FAILED", "VaultType", "Not reported"],
    ["RUNNING", "ExpectedCompletionDate", "Not reported"],
    ["COMPLETED", "ExpectedCompletionDate", undefined],
    ["RUNNING", "BytesTransferred", "Not yet"],
    ["COMPLETED", "BytesTransferred", "Not reported"],
    ["RUNNING", "BackupType", "Not yet"],
    ["COMPLETED", "BackupType", "Not reported"],
    ["COMPLETED", "VaultLockState", "Not reported"],
  ])("of a backup job in the state %s: %s", (state, key, value) => {
    expect(field({ kind: "backup", id: "1", state }, key)?.value).toBe(value);
  });

  it("of a restore job says that nobody knows how long it should take", () => {
    const key = "ExpectedCompletionTimeMinutes";
    expect(field(aRestoreJob(), key)).toMatchObject({ value: "Not reported", missing: true });
    expect(field(aRestoreJob(), key, { described: false })).toBeUndefined();
  });

  it("of a copy job says that its vault's type and lock are not known", () => {
    for (const key of ["DestinationVaultType", "DestinationVaultLockState"]) {
      expect(field(aCopyJob(), key)).toMatchObject({ value: "Not reported", missing: true });
    }
  });

  it("makes no promise in a state that the API model does not know", () => {
    const job: Job = { kind: "backup", id: "1", state: "QUARANTINED" };
    expect(field(job, "CompletionDate")?.value).toBe("Not reported");
    expect(field(job, "RecoveryPointArn")).toBeUndefined();
  });

  it("is not called missing before AWS has described the job", () => {
    const jobs: readonly Job[] = [
      { kind: "backup", id: "1", state: "COMPLETED" },
      { kind: "restore", id: "1", state: "" },
      { kind: "copy", id: "1", state: "RUNNING" },
      { kind: "backup", id: "1", state: "COMPLETED", resourceType: "RDS" },
    ];
    for (const job of jobs) {
      const fields = shown(job, { described: false }).flatMap((section) => section.fields);
      expect(fields.filter(({ missing }) => missing)).toEqual([]);
      expect(fields.map(({ key }) => key)).not.toContain("CreatedBy");
    }
  });

  it("that is blank is not empty", () => {
    expect(field(aBackupJob({ resourceName: " \u200b\u0000" }), "ResourceName")?.value).toBe(
      "Blank",
    );
  });

  it("that is no number counts as missing", () => {
    const job = aBackupJob({ backupSizeInBytes: NaN, creationDate: Infinity });
    expect(field(job, "BackupSizeInBytes")?.value).toBe("Not reported");
    expect(field(job, "CreationDate")?.value).toBe("Not reported");
  });
});

describe("A size", () => {
  it("is human, with the exact bytes at hand where they say more", () => {
    const job = aBackupJob({
      resourceType: "S3",
      backupSizeInBytes: 5 * gib,
      bytesTransferred: 12,
    });
    expect(field(job, "BackupSizeInBytes")).toMatchObject({
      value: "5 GiB",
      detail: "5,368,709,120 bytes",
    });
    expect(field(job, "BytesTransferred")).toEqual({
      key: "BytesTransferred",
      label: "Transferred to the vault",
      value: "12 bytes",
      actions: [],
    });
  });

  it.each(["RDS", "Aurora", "DocumentDB", "Neptune", "FSx"])(
    "of %s is not reported, be it 0 or absent",
    (resourceType) => {
      const value = `Not reported by AWS for ${resourceType}`;
      for (const job of [
        aBackupJob({ resourceType, backupSizeInBytes: 0, bytesTransferred: 0 }),
        aBackupJob({ resourceType }),
        aRestoreJob({ resourceType, backupSizeInBytes: 0 }),
        aCopyJob({ resourceType, backupSizeInBytes: 0 }),
      ]) {
        expect(field(job, "BackupSizeInBytes")).toMatchObject({ value, missing: true });
        const transferred = field(job, "BytesTransferred");
        expect(transferred?.value).toBe(job.kind === "backup" ? value : undefined);
      }
      expect(
        field(aBackupJob({ resourceType, backupSizeInBytes: 7 }), "BackupSizeInBytes"),
      ).toEqual(expect.objectContaining({ value: "7 bytes" }));
    },
  );

  it("of 0 bytes is 0 bytes for all others", () => {
    expect(field(aBackupJob({ backupSizeInBytes: 0 }), "BackupSizeInBytes")?.value).toBe("0 bytes");
  });

  it("says what AWS counts: for volumes what is provisioned", () => {
    expect(field(aBackupJob({ backupSizeInBytes: gib }), "BackupSizeInBytes")?.detail).toBe(
      "1,073,741,824 bytes; the size of the provisioned volume, not of the snapshot",
    );
    expect(field(aRestoreJob({ backupSizeInBytes: gib }), "BackupSizeInBytes")?.detail).toBe(
      "1,073,741,824 bytes",
    );
  });

  it("too large for any disk stays one line", () => {
    const value = field(aBackupJob({ backupSizeInBytes: 1e300 }), "BackupSizeInBytes")?.value ?? "";
    expect(value.length).toBeLessThan(200);
  });
});

it("A restore says how old its recovery point was", () => {
  const job = aRestoreJob({ recoveryPointCreationDate: noon - 5 * 86_400_000 });
  expect(field(job, "RecoveryPointAge")?.value).toBe("4 days");
});

describe("The origin", () => {
  const createdBy = {
    backupPlanId: "plan-1",
    backupPlanArn: `arn:aws:backup:eu-west-1:${accountId}:backup-plan:plan-1`,
    backupRuleCron: "cron(0 5 ? * MON-FRI *)",
    backupRuleTimezone: "Europe/Berlin",
  };

  it("is the plan and the rule, with what the schedule means", () => {
    const job = aBackupJob({ createdBy });
    expect(field(job, "CreatedBy.BackupRuleCron")).toMatchObject({
      value: "cron(0 5 ? * MON-FRI *)",
      detail: "Monday to Friday at 05:00",
      code: true,
    });
    expect(field(job, "CreatedBy.BackupRuleTimezone")?.value).toBe("Europe/Berlin");
    expect(field(job, "CreatedBy.BackupPlanArn")?.actions.map(({ id }) => id)).toEqual([
      "copy:CreatedBy.BackupPlanArn",
      "console:CreatedBy.BackupPlanArn",
    ]);
  });

  it("of a restore may be a restore testing plan, which shows its jobs", () => {
    const context = aContext();
    const arn = `arn:aws:backup:eu-west-1:${accountId}:restore-testing-plan:weekly-1`;
    const job = aRestoreJob({ restoreTestingPlanArn: arn });
    shown(job, {}, context);
    expect(field(job, "CreatedBy.RestoreTestingPlanArn")?.value).toBe(arn);
    expect(context.actions.intent("jobs:CreatedBy.RestoreTestingPlanArn")).toEqual({
      type: "showJobs",
      arn,
    });
  });

  it("of a copy may be a backup job, which is a click away", () => {
    const context = aContext();
    const job = aCopyJob({ createdByBackupJobId: "b-1" });
    shown(job, {}, context);
    expect(context.actions.intent("open:CreatedByBackupJobId")).toEqual({
      type: "openJob",
      job: { kind: "backup", id: "b-1" },
    });
  });
});

describe("Lifecycle and lock", () => {
  it("say when the recovery point goes", () => {
    const job = aBackupJob({
      recoveryPointLifecycle: { deleteAfterDays: 1, moveToColdStorageAfterDays: -1 },
    });
    expect(field(job, "RecoveryPointLifecycle.DeleteAfterDays")?.value).toBe("After 1 day");
    expect(field(job, "RecoveryPointLifecycle.MoveToColdStorageAfterDays")?.value).toBe("Never");
  });

  it("name the vault's type and lock in words, and as AWS does", () => {
    const job = aBackupJob({
      vaultType: "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
      vaultLockState: "COMPLIANCE",
    });
    expect(field(job, "VaultType")).toMatchObject({
      value: "Logically air gapped backup vault",
      detail: "LOGICALLY_AIR_GAPPED_BACKUP_VAULT",
    });
    expect(field(job, "VaultLockState")?.value).toBe("Compliance");
  });
});

describe("An ARN or id", () => {
  it("is copied, opened in the console, and shows its jobs", () => {
    const context = aContext();
    const [, vault] = shown(aBackupJob({ recoveryPointArn: point }), {}, context);
    const arn = vaultArn("Default");
    expect(vault?.fields.find(({ key }) => key === "BackupVaultArn")).toEqual({
      key: "BackupVaultArn",
      label: "Backup vault ARN",
      value: arn,
      code: true,
      actions: [
        {
          id: "copy:BackupVaultArn",
          label: "Copy",
          icon: "copy",
          accessibleLabel: "Copy the vault's ARN",
        },
        {
          id: "jobs:BackupVaultArn",
          label: "Show Jobs",
          icon: "list-flat",
          accessibleLabel: "Show the jobs of the vault",
        },
        {
          id: "console:BackupVaultArn",
          label: "Open in AWS Console",
          icon: "link-external",
          accessibleLabel: "Open the vault in the AWS console",
        },
      ],
    });
    expect(context.actions.intent("copy:BackupVaultArn")).toEqual({
      type: "copy",
      text: arn,
      what: "the vault's ARN",
    });
    expect(context.actions.intent("jobs:BackupVaultArn")).toEqual({ type: "showJobs", arn });
    expect(context.actions.intent("console:RecoveryPointArn")).toEqual({
      type: "openConsole",
      link: `https://eu-west-1.console.aws.amazon.com/backup/home?region=eu-west-1#/backupvaults/details/Default/${point}`,
    });
  });

  it("of a recovery point shows its jobs among those of its resource", () => {
    const context = aContext();
    const resourceArn = "arn:aws:s3:::bucket";
    shown(aBackupJob({ resourceArn, recoveryPointArn: point }), {}, context);
    expect(context.actions.intent("jobs:RecoveryPointArn")).toMatchObject({ resourceArn });
    shown(aRestoreJob({ sourceResourceArn: resourceArn, recoveryPointArn: point }), {}, context);
    const members = { sourceRecoveryPointArn: point, destinationRecoveryPointArn: point };
    shown(aCopyJob({ resourceArn, ...members }), {}, context);
    for (const key of [
      "RecoveryPointArn",
      "SourceRecoveryPointArn",
      "DestinationRecoveryPointArn",
    ]) {
      expect(context.actions.intent(`jobs:${key}`)).toEqual({
        type: "showJobs",
        arn: point,
        resourceArn,
      });
    }
  });

  it("shows no jobs where AWS Backup has no list of them", () => {
    const context = aContext();
    shown(aBackupJob({ resourceArn: "vol-1" }), {}, context);
    expect(context.actions.intent("jobs:ResourceArn")).toBeUndefined();
    expect(context.actions.intent("copy:ResourceArn")).toBeDefined();
  });

  it("of a job leads there", () => {
    const context = aContext();
    shown(aRestoreJob({ parentJobId: "p-1" }), {}, context);
    expect(context.actions.intent("open:ParentJobId")).toEqual({
      type: "openJob",
      job: { kind: "restore", id: "p-1", isParent: true },
    });
  });

  it("is copied whole however long it is", () => {
    const context = aContext();
    const resourceArn = `arn:aws:s3:::${"x".repeat(50_000)}`;
    const [resource] = shown(aBackupJob({ resourceArn }), {}, context);
    const value = resource?.fields.find(({ key }) => key === "ResourceArn")?.value ?? "";
    expect(value.length).toBeLessThan(2200);
    expect(value.endsWith("…")).toBe(true);
    expect(context.actions.intent("copy:ResourceArn")).toMatchObject({ text: resourceArn });
  });
});

describe("Backup options", () => {
  it("are names and values, and say how many of endless ones are not shown", () => {
    const options = (count: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`option-${i}`, "on"]));
    const sectionOf = (count: number): Section | undefined =>
      shown(aBackupJob({ backupOptions: options(count) })).find(({ key }) => key === "options");
    expect(sectionOf(1)?.fields.at(-1)).toMatchObject({ key: "BackupOptions", value: "1 option" });
    expect(sectionOf(1)?.notices).toEqual([]);
    expect(sectionOf(501)?.fields.at(-1)).toMatchObject({ value: "501 options" });
    expect(sectionOf(501)?.notices.map(({ text }) => text)).toEqual([
      "Shows the first 500 options. 1 more is not shown.",
    ]);
  });
});

describe("Restore metadata", () => {
  const job = aRestoreJob();
  const metadataOf = (metadata: MetadataState): Section | undefined =>
    shown(job, { metadata }).find(({ key }) => key === "metadata");

  it("is asked for only when the user wants it", () => {
    const context = aContext();
    shown(job, {}, context);
    expect(context.actions.intent("showMetadata")).toEqual({ type: "showMetadata" });
    expect(metadataOf({ state: "notAsked" })).toMatchObject({
      fields: [],
      notices: [
        { text: "It may contain sensitive values. It is loaded only when you ask for it." },
      ],
    });
    expect(metadataOf({ state: "loading" })?.notices).toHaveLength(1);
  });

  it("stands there as names and values", () => {
    const entries = { port: "5432", ["__proto__"]: "x", blank: "" };
    expect(metadataOf({ state: "shown", value: entries })?.fields).toMatchObject([
      {
        key: "Metadata",
        value: "3 entries",
        entries: [
          { name: "port", value: "5432" },
          { name: "__proto__", value: "x" },
          { name: "blank", value: "Blank" },
        ],
      },
    ]);
    expect(metadataOf({ state: "shown", value: {} })?.notices[0]?.text).toBe(
      "AWS Backup reported none.",
    );
  });

  it("of endless entries does not stop the page", () => {
    const entries = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`name-${i}`, "v".repeat(i === 0 ? 1_000_000 : 3)]),
    );
    const section = metadataOf({ state: "shown", value: entries });
    expect(section?.fields[0]?.value).toBe("20,000 entries");
    expect(section?.fields[0]?.entries).toHaveLength(500);
    expect(section?.fields[0]?.entries?.[0]?.value.length).toBeLessThan(10_100);
    expect(section?.notices[0]?.text).toBe(
      "Shows the first 500 entries. 19,500 more are not shown.",
    );
  });

  it("that can't be had says why, with Retry", () => {
    const context = aContext();
    const error = new BackupError("accessDenied", { operation: "GetRestoreJobMetadata" });
    shown(job, { metadata: { state: "failed", error } }, context);
    expect(context.actions.intent("retry:metadata")).toEqual({ type: "retry", part: "metadata" });
    expect(metadataOf({ state: "failed", error })?.notices[0]).toMatchObject({
      kind: "error",
      text: expect.stringContaining("access denied") as string,
    });
  });
});
