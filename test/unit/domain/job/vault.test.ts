import { describe, expect, it } from "vitest";
import { arnName, parseArn } from "../../../../src/domain/arn/arn";
import type { Job } from "../../../../src/domain/job/job";
import { vaultNameOf, vaultOf } from "../../../../src/domain/job/vault";
import { aBackupJob, aCopyJob, aRestoreJob } from "../../../support/jobs/jobBuilders";

describe("A job's vault", () => {
  it("is known by account and name", () => {
    expect(vaultOf(aRestoreJob())).toEqual({
      key: "111122223333/Default",
      name: "Default",
      accountId: "111122223333",
      arn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:Default",
    });
  });

  it("of a copy is where it went, and in a Region: vaults of several Regions have one name", () => {
    const to = (region: string): Job =>
      aCopyJob({
        destinationBackupVaultArn: `arn:aws:backup:${region}:444455556666:backup-vault:dr`,
      });
    expect(vaultOf(to("eu-central-1"))).toEqual({
      key: "eu-central-1/444455556666/dr",
      name: "dr",
      accountId: "444455556666",
      region: "eu-central-1",
      arn: "arn:aws:backup:eu-central-1:444455556666:backup-vault:dr",
    });
    expect(vaultOf(to("eu-north-1")).key).not.toBe(vaultOf(to("eu-central-1")).key);
  });

  it("may have slashes in its name, as AWS's own have", () => {
    const name = "aws/efs/automatic-backup-vault";
    expect(vaultOf(aBackupJob({ backupVaultName: name })).name).toBe(name);
    const { backupVaultName, ...job } = aBackupJob({ backupVaultName: name });
    expect(backupVaultName).toBe(name);
    expect(vaultOf(job).name).toBe(name);
  });

  it("is not known of an old restore job", () => {
    expect(vaultOf({ kind: "restore", id: "1", state: "COMPLETED" }).key).toBe("");
  });

  it("has the same name whether or not anybody asks for its account", () => {
    const { backupVaultName, ...inArn } = aBackupJob({ backupVaultName: "a" });
    expect(backupVaultName).toBe("a");
    const jobs: readonly Job[] = [
      aBackupJob({ backupVaultName: "b" }),
      inArn,
      aBackupJob({ backupVaultName: " " }),
      aRestoreJob(),
      aRestoreJob({ backupVaultArn: "no ARN" }),
      aRestoreJob({ backupVaultArn: "" }),
      aCopyJob(),
      { kind: "restore", id: "1", state: "COMPLETED" },
    ];
    for (const job of jobs) expect(vaultNameOf(job)).toBe(vaultOf(job).name);
  });

  it("is in the account of its ARN, whoever made the restore", () => {
    const arn = "arn:aws:backup:eu-west-1:444455556666:backup-vault:Shared";
    expect(vaultOf(aRestoreJob({ backupVaultArn: arn })).accountId).toBe("444455556666");
  });
});

describe("An ARN", () => {
  it("keeps the colons of its resource", () => {
    expect(parseArn("arn:aws:rds:eu-west-1:1:snapshot:awsbackup:job-1")?.resource).toBe(
      "snapshot:awsbackup:job-1",
    );
  });

  it.each([
    ["arn:aws:ec2:eu-west-1:1:volume/vol-1", "vol-1"],
    ["arn:aws:s3:::bucket", "bucket"],
    ["arn:aws:dynamodb:eu-west-1:1:table/orders/", "orders"],
    ["arn:aws:x:::/", "/"],
    ["arn:aws:::", "arn:aws:::"],
    ["no ARN at all", "no ARN at all"],
  ])("%s is called %s", (arn, name) => {
    expect(arnName(arn)).toBe(name);
  });
});
