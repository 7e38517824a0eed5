import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { NewestJobs } from "../../../../src/domain/jumps/newestJobs";
import { arnSubject, newestQuery } from "../../../../src/domain/query/newestQuery";
import { type ArnAnswer, arnHover } from "../../../../src/viewmodel/jumps/arnHover";
import { jobIdHover } from "../../../../src/viewmodel/jumps/jobIdHover";
import {
  aBackupJob,
  accountId,
  aCopyJob,
  aRestoreJob,
  noon,
  vaultArn,
} from "../../../support/jobs/jobBuilders";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";

const volume = `arn:aws:ec2:eu-west-1:${accountId}:volume/vol-1`;
const clock = { formats: utcFormats, now: noon };

/** What a hover says of an ARN about which AWS answered so; a line each. */
function said(
  arn: string,
  page?: Partial<NewestJobs> | ArnAnswer,
  accountIds: readonly string[] = [],
): { lines: string[]; actions: string[] } {
  const query = newestQuery(arn, aSession.region);
  const answer: ArnAnswer =
    page !== undefined && "type" in page
      ? page
      : query.type === "ask"
        ? {
            type: "jobs",
            query,
            page: {
              newest: undefined,
              completed: undefined,
              lookedAt: 0,
              isComplete: true,
              ...page,
            },
          }
        : query;
  const subject = arnSubject(arn);
  const content = arnHover({ arn, subject, answer, session: aSession, accountIds, ...clock });
  return {
    lines: content.lines.map(({ strong, text }) =>
      strong === undefined ? text : `${strong} | ${text}`,
    ),
    actions: content.actions.map(({ label }) => label),
  };
}

function only(newest: Job, completed: Job | undefined = newest): Partial<NewestJobs> {
  return { newest, completed, lookedAt: 1 };
}

describe("the hover of a resource", () => {
  it("tells how its last backup ended, when, how large and where", () => {
    const job = aBackupJob({ backupSizeInBytes: 12.5 * 2 ** 30, backupVaultName: "prod-vault" });
    expect(said(volume, only(job))).toEqual({
      lines: [
        "vol-1 | EBS",
        "Last backup: Completed 30m ago (Sat, Nov 21, 2026, 13:30:00), 12.5 GiB, in prod-vault",
      ],
      actions: ["Open Last Job", "Show Jobs", "Go to Resource ARN", "Open in AWS Console"],
    });
  });

  it("tells why the last one failed and when one completed", () => {
    const failed = aBackupJob({
      state: "FAILED",
      statusMessage: "Access denied. More.",
      messageCategory: "ERROR",
    });
    const completed = aBackupJob({ completionDate: noon - 26 * 3_600_000 });
    expect(said(volume, only(failed, completed)).lines.slice(1)).toEqual([
      "Last backup: Failed 30m ago (Sat, Nov 21, 2026, 13:30:00), in Default",
      "Access denied",
      "Last completed: 26h ago (Fri, Nov 20, 2026, 12:00:00), in Default",
    ]);
    expect(said(volume, { newest: failed, lookedAt: 1 }).lines.at(-1)).toBe(
      "AWS Backup lists none that completed in the last 30 days.",
    );
  });

  it("tells how far a running one is", () => {
    const running: Job = {
      kind: "backup",
      id: "job-1",
      state: "RUNNING",
      backupVaultName: "Default",
      percentDone: "45.0",
      initiationDate: noon - 300_000,
    };
    expect(said(volume, { newest: running, lookedAt: 1 }).lines[1]).toBe(
      "Last backup: Running, started 5m ago (Sat, Nov 21, 2026, 13:55:00), 45 %, in Default",
    );
  });

  it("claims no more than it saw", () => {
    const page = { lookedAt: 1000, isComplete: false };
    expect(said(volume, { ...page, newest: aBackupJob() }).lines[1]).toMatch(
      /^Newest of the first 1,000 jobs: Completed/,
    );
    expect(said(volume, page).lines[1]).toBe(
      "None of the first 1,000 jobs is a job of this ARN. AWS Backup has more.",
    );
  });

  it("says where there is none, and why that may be", () => {
    expect(said(volume).lines).toEqual([
      "vol-1 | ec2 volume",
      "No backup job in the last 30 days in eu-west-1 with profile demo.",
    ]);
    expect(said("arn:aws:s3:::bucket").lines.slice(1)).toEqual([
      "No backup job in the last 30 days in eu-west-1 with profile demo.",
      "Its ARN has no Region, so its backups may be in another Region.",
    ]);
    expect(said(volume, {}, ["999999999999"]).lines[2]).toBe(
      `It belongs to account ${accountId}. The loaded jobs belong to 999999999999.`,
    );
    expect(said(volume, {}, [accountId]).lines).toHaveLength(2);
  });

  it("of another Region says that, and asks nothing", () => {
    const other = volume.replace("eu-west-1", "us-east-1");
    expect(newestQuery(other, "eu-west-1").type).toBe("elsewhere");
    expect(said(other).lines[1]).toBe(
      "It is in us-east-1. The session is in eu-west-1, and AWS Backup lists only the jobs of one Region.",
    );
  });

  it("of another partition says that where its ARN names no Region", () => {
    expect(said("arn:aws-cn:s3:::bucket").lines[1]).toMatch(
      /^It is in partition aws-cn\. The session/,
    );
    expect(newestQuery("arn:aws-cn:s3:::bucket", "cn-north-1").type).toBe("ask");
    expect(newestQuery("arn:aws-iso:s3:::bucket", "us-iso-east-1").type).toBe("ask");
  });

  it("without a session offers the ways only", () => {
    expect(said(volume, { type: "noSession" })).toEqual({
      lines: ["vol-1 | ec2 volume"],
      actions: ["Show Jobs", "Go to Resource ARN", "Open in AWS Console"],
    });
  });

  it("says what failed", () => {
    expect(said(volume, { type: "failed", sentence: "Access denied." }).lines[1]).toBe(
      "Access denied.",
    );
  });
});

describe("the hover of AWS Backup's own ARNs", () => {
  it("of a vault tells the last backup in it, one elsewhere the last copy to it", () => {
    expect(newestQuery(vaultArn("Default"), "eu-west-1")).toMatchObject({
      type: "ask",
      query: { kind: "backup", backupVaultName: "Default" },
    });
    expect(said(vaultArn("Default"), only(aBackupJob())).lines).toEqual([
      "Default | backup vault",
      expect.stringMatching(/^Last backup: Completed/),
    ]);
    expect(newestQuery(vaultArn("Default"), "us-east-1")).toMatchObject({
      query: { kind: "copy", destinationVaultArn: vaultArn("Default") },
    });
  });

  it.each([
    `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1EB3`,
    "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    "arn:aws:ec2:eu-west-1::image/ami-1",
    `arn:aws:rds:eu-west-1:${accountId}:snapshot:awsbackup:job-1`,
    `arn:aws:rds:eu-west-1:${accountId}:cluster-snapshot:awsbackup:job-1`,
    `arn:aws:dynamodb:eu-west-1:${accountId}:table/T/backup/0154`,
    `arn:aws:fsx:eu-west-1:${accountId}:backup/backup-1`,
    `arn:aws:redshift:eu-west-1:${accountId}:snapshot:c/awsbackup:job-1`,
  ])(
    "of the recovery point %s asks for its copies, and calls it not backed up in no case",
    (arn) => {
      expect(newestQuery(arn, "eu-west-1")).toMatchObject({
        subject: "recoveryPoint",
        query: { kind: "copy", sourceRecoveryPointArn: arn },
      });
      expect(said(arn).lines.slice(1)).toEqual([
        "No copy job in eu-west-1 with profile demo.",
        "For a recovery point, AWS Backup lists only copy and scan jobs. The backup job that made it is among the jobs of its resource.",
      ]);
      expect(said(arn, only(aCopyJob())).lines[1]).toMatch(/^Last copy: Completed .* to Copies$/);
    },
  );

  it("of a restore testing plan tells its last test", () => {
    const arn = `arn:aws:backup:eu-west-1:${accountId}:restore-testing-plan:p-1`;
    expect(said(arn, only(aRestoreJob())).lines[1]).toMatch(
      /^Last restore test: Completed .* from Default$/,
    );
  });

  it("of a plan offers its page of the console", () => {
    const arn = `arn:aws:backup:eu-west-1:${accountId}:backup-plan:p-1`;
    expect(said(arn)).toEqual({
      lines: ["p-1 | backup plan"],
      actions: ["Go to Resource ARN", "Open in AWS Console"],
    });
  });
});

describe("the hover of a job's id", () => {
  const of = { kind: "backup", id: "job-1", ...clock } as const;

  it("tells how the job stands", () => {
    const job = aBackupJob({ state: "FAILED", statusMessage: "Quota reached" });
    expect(jobIdHover({ ...of, answer: { type: "job", job } })).toEqual({
      lines: [
        { strong: "Backup job", text: "of orders-db (EBS)" },
        { text: "Failed 30m ago (Sat, Nov 21, 2026, 13:30:00), in Default" },
        { text: "Quota reached" },
      ],
      actions: [
        { label: "Open Details", intent: { type: "openJob", kind: "backup", id: "job-1" } },
      ],
    });
  });

  it("without a session, or where it can't be read, leads to it", () => {
    const running = aBackupJob({ state: "RUNNING" });
    expect(jobIdHover({ ...of, answer: { type: "job", job: running } }).actions).toContainEqual({
      label: "Watch Job",
      intent: { type: "watchJob", kind: of.kind, id: of.id },
    });
    expect(jobIdHover({ ...of, answer: undefined })).toMatchObject({
      lines: [{ strong: "Backup job", text: "job-1" }],
      actions: [{ label: "Open Details" }],
    });
    const failed = jobIdHover({ ...of, answer: { type: "failed", sentence: "No." } });
    expect(failed.lines.at(-1)).toEqual({ text: "No." });
    expect(failed.actions).toHaveLength(1);
  });
});
