import { describe, expect, it } from "vitest";
import { snapshotJob, snapshotJobIn } from "../../../../src/domain/job/snapshotJob";

const id = "3157581c-d5fe-972b-4731-3038a09600e9";
const rds = "arn:aws:rds:eu-central-1:111122223333";

describe("the job that made a snapshot", () => {
  it.each([
    [`${rds}:snapshot:awsbackup:job-${id}`, "backup"],
    [`${rds}:cluster-snapshot:awsbackup:job-${id}`, "backup"],
    [`${rds}:cluster-snapshot:awsbackup:copyjob-${id}`, "copy"],
    [`arn:aws:redshift:eu-central-1:111122223333:snapshot:sales/awsbackup:job-${id}`, "backup"],
  ])("%s", (arn, kind) => {
    expect(snapshotJob(arn)).toEqual({ kind, id });
  });

  it.each([
    `${rds}:snapshot:orders`,
    `${rds}:snapshot:awsbackup:job-7`,
    `${rds}:snapshot:awsbackup:job-${id}-copy`,
    `${rds}:snapshot:not-awsbackup:job-${id}`,
    `awsbackup:job-${id}`,
    `arn:aws:backup:eu-central-1:111122223333:recovery-point:${id}`,
  ])("none is told by %s", (arn) => {
    expect(snapshotJob(arn)).toBeUndefined();
  });

  it("is one of the snapshot's Region, or for a copy maybe of any in the partition", () => {
    const backup = `${rds}:snapshot:awsbackup:job-${id}`;
    const copy = `${rds}:snapshot:awsbackup:copyjob-${id}`;
    expect(snapshotJobIn(backup, "eu-central-1")?.kind).toBe("backup");
    expect(snapshotJobIn(backup, "us-east-1")).toBeUndefined();
    expect(snapshotJobIn(copy, "us-east-1")?.kind).toBe("copy");
    expect(snapshotJobIn(copy, "cn-north-1")).toBeUndefined();
  });
});
