import { describe, expect, it } from "vitest";
import { checkArns, type CheckContext } from "../../../../src/domain/check/checkArns";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import { aResource } from "../../../support/protection/aProtection";

const noBackup = { type: "noBackupKnown", isAllRead: true, isPlaceUnknown: false };
const here = "111122223333";
const volume = `arn:aws:ec2:eu-west-1:${here}:volume/vol-1`;
const instance = `arn:aws:ec2:eu-west-1:${here}:instance/i-1`;
const database = `arn:aws:rds:eu-west-1:${here}:db:orders-1`;
const cluster = `arn:aws:rds:eu-west-1:${here}:cluster:orders`;
const table = `arn:aws:dynamodb:eu-west-1:${here}:table/orders`;

function context(
  resources: readonly ResourceProtection[],
  said: Partial<CheckContext> = {},
): CheckContext {
  return {
    protection: { resources, isEnoughRead: true },
    areResourcesRead: true,
    place: { region: "eu-west-1", accountId: here },
    others: [],
    ...said,
  };
}

const turn = { nextTask: () => Promise.resolve(), isCancelled: () => false };

async function verdictOf(arn: string, given: CheckContext) {
  return (await checkArns([arn], given, turn))?.[0]?.verdict;
}

describe("What is known of a resource that a text names", () => {
  it("is how it is backed up, where AWS Backup knows it", async () => {
    const protection = aResource({ resourceArn: table, group: "failing", failuresInARow: 3 });
    expect(await verdictOf(table, context([protection]))).toEqual({ type: "known", protection });
  });

  it("is so too for another account's resource, and a type that is not in the guide", async () => {
    for (const arn of [
      table.replace(here, "444455556666"),
      `arn:aws:ec2:eu-west-1:${here}:subnet/s`,
    ]) {
      expect(await verdictOf(arn, context([aResource({ resourceArn: arn })]))).toMatchObject({
        type: "known",
      });
    }
  });

  it("is that no backup is known, and whether all of AWS's protected resources are read", async () => {
    expect(await verdictOf(table, context([]))).toEqual(noBackup);
    const some = context([], { areResourcesRead: false });
    expect(await verdictOf(table, some)).toEqual({ ...noBackup, isAllRead: false });
  });

  it.each([
    [volume, instance, "instance"],
    [database, cluster, "cluster"],
  ])("may be its parent's backup: %s", async (arn, parent, type) => {
    const given = context([aResource({ resourceArn: parent })]);
    expect(await verdictOf(arn, given)).toEqual({ type: "maybeByParent", parent: type });
    const never = context([aResource({ resourceArn: parent, lastGood: undefined })]);
    expect(await verdictOf(arn, never)).toMatchObject({ type: "noBackupKnown" });
    expect(await verdictOf(parent, context([aResource({ resourceArn: arn })]))).toMatchObject({
      type: "noBackupKnown",
    });
  });

  it("is its own backup first, and its parent's then", async () => {
    const given = context([
      aResource({ resourceArn: volume }),
      aResource({ resourceArn: instance }),
    ]);
    expect(await verdictOf(volume, given)).toMatchObject({ type: "known" });
  });
});

describe("What AWS Backup backs up in no way", () => {
  it.each([
    "arn:aws:iam::111122223333:role/backup",
    "arn:aws:iam::444455556666:role/backup",
    "arn:aws:kms:us-east-1:111122223333:key/1",
    "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1",
    "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    "arn:aws:rds:eu-west-1:111122223333:subgrp:x",
    "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:job-1",
    "arn:aws:backup:eu-west-1:111122223333:backup-vault:Default",
    "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
    "arn:aws:fsx:eu-west-1:111122223333:backup/backup-1",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/0158",
    "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1",
  ])("%s", async (arn) => {
    expect(await verdictOf(arn, context([]))).toEqual({ type: "cannotBeBackedUp" });
  });

  it.each([
    volume,
    instance,
    database,
    cluster,
    table,
    "arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1",
    "arn:aws:fsx:eu-west-1:111122223333:file-system/fs-1",
    "arn:aws:fsx:eu-west-1:111122223333:volume/fs-1/fsvol-1",
    "arn:aws:storagegateway:eu-west-1:111122223333:gateway/sgw-1/volume/vol-1",
    "arn:aws:backup-gateway:eu-west-1:111122223333:vm/vm-1",
    "arn:aws:redshift:eu-west-1:111122223333:cluster:c",
    "arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/1",
    "arn:aws:timestream:eu-west-1:111122223333:database/d/table/t",
    "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1",
    "arn:aws:eks:eu-west-1:111122223333:cluster/shop",
    "arn:aws:ssm-sap:eu-west-1:111122223333:HANA/prod",
    "arn:aws:newservice:eu-west-1:111122223333:thing/1",
  ])("is not %s", async (arn) => {
    expect(await verdictOf(arn, context([]))).toEqual(noBackup);
  });
});

describe("A resource of another Region or account", () => {
  const far = "arn:aws:dynamodb:us-east-1:444455556666:table/orders";

  it("is said to be there", async () => {
    const nowhere = { type: "elsewhere", session: undefined };
    const verdict = { ...nowhere, region: "us-east-1", accountId: "444455556666" };
    expect(await verdictOf(far, context([]))).toEqual(verdict);
    const sameAccount = far.replace("444455556666", here);
    expect(await verdictOf(sameAccount, context([]))).toEqual({ ...verdict, accountId: undefined });
    const china = { ...verdict, region: "partition aws-cn", accountId: undefined };
    expect(await verdictOf("arn:aws-cn:s3:::invoices", context([]))).toEqual(china);
  });

  it("has a session that covers it, or none that is known to", async () => {
    const knows = () => false;
    const others = [
      { region: "us-east-1", accountId: here, session: "same account", knows },
      { region: "us-east-1", accountId: undefined, session: "unknown account", knows },
      { region: "eu-west-1", accountId: "444455556666", session: "other Region", knows },
    ];
    expect(await verdictOf(far, context([], { others }))).toMatchObject({ session: undefined });
    const there = { region: "us-east-1", accountId: "444455556666", session: "there", knows };
    const covered = context([], { others: [...others, there] });
    expect(await verdictOf(far, covered)).toMatchObject({ session: "there" });
  });

  it("is found in a session that knows it, where its ARN says no Region", async () => {
    const bucket = "arn:aws:s3:::invoices";
    const knows = (arn: string) => arn === bucket;
    const other = { region: "us-east-1", accountId: here, session: "there", knows };
    const found = await verdictOf(bucket, context([], { others: [other] }));
    const place = { region: "us-east-1", accountId: undefined };
    expect(found).toEqual({ type: "elsewhere", ...place, session: "there" });
    const known = context([aResource({ resourceArn: bucket })], { others: [other] });
    expect(await verdictOf(bucket, known)).toMatchObject({ type: "known" });
  });

  it("may be what a bucket is that has no backup here", async () => {
    const found = await verdictOf("arn:aws:s3:::invoices", context([]));
    expect(found).toEqual({ ...noBackup, isPlaceUnknown: true });
  });

  it("is not told by the account while nobody knows the session's", async () => {
    const place = { region: "eu-west-1", accountId: undefined };
    const other = table.replace(here, "444455556666");
    expect(await verdictOf(other, context([], { place }))).toMatchObject({ type: "noBackupKnown" });
  });
});

describe("Resources", () => {
  it("have a verdict each, once, in order", async () => {
    const arns = [table, "arn:aws:s3:::b/key", `${table}/index/i`, "arn:aws:s3:::b", volume];
    const found = await checkArns(arns, context([]), turn);
    expect(found?.map(({ resourceArn }) => resourceArn)).toEqual([table, "arn:aws:s3:::b", volume]);
  });

  it("give way to others, and are undefined when cancelled", async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `${table}${i}`);
    let tasks = 0;
    const nextTask = (): Promise<void> => {
      tasks += 1;
      return Promise.resolve();
    };
    expect(await checkArns(many, context([]), { ...turn, nextTask })).toHaveLength(20_000);
    expect(tasks).toBeGreaterThan(20);
    const isCancelled = () => true;
    expect(await checkArns(many, context([]), { ...turn, isCancelled })).toBeUndefined();
  });
});
