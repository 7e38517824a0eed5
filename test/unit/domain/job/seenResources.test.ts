import { describe, expect, it } from "vitest";
import { protectedResource } from "../../../../src/domain/arn/protectedResource";
import { seenResources } from "../../../../src/domain/job/seenResources";
import { aBackupJob, aCopyJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";

describe("the resources that loaded jobs name", () => {
  it("stand once each, the one with the newest job first", () => {
    const jobs = [
      aBackupJob({ id: "1", resourceArn: "arn:a", creationDate: noon - 5 }),
      aBackupJob({ id: "2", resourceArn: "arn:b", creationDate: noon - 3 }),
      aRestoreJob({ id: "3", sourceResourceArn: "arn:a", creationDate: noon - 1 }),
      aCopyJob({ id: "4", resourceArn: "arn:c", creationDate: noon - 2 }),
      aBackupJob({ id: "5", resourceArn: "" }),
    ];
    expect(seenResources(jobs).map(({ arn, newest }) => `${arn} ${newest.id}`)).toEqual([
      "arn:a 3",
      "arn:c 4",
      "arn:b 2",
    ]);
  });
});

const orders = "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders";

describe("what AWS Backup knows a resource by", () => {
  it.each([
    ["arn:aws:s3:::b/folder/key.csv", "arn:aws:s3:::b"],
    ["arn:aws-cn:s3:::b/key", "arn:aws-cn:s3:::b"],
    ["arn:aws:s3:::b", "arn:aws:s3:::b"],
    [
      "arn:aws:s3:eu-west-1:111122223333:accesspoint/x",
      "arn:aws:s3:eu-west-1:111122223333:accesspoint/x",
    ],
    ["arn:aws:ec2:eu-west-1:111122223333:volume/v", "arn:aws:ec2:eu-west-1:111122223333:volume/v"],
    ["arn:aws:s3:::/key", "arn:aws:s3:::/key"],
    [`${orders}/index/ByDate`, orders],
    [`${orders}/stream/2026-01-01T00:00:00.000`, orders],
    [`${orders}/export/01547087347000-c8b6kdk3`, orders],
    [`${orders}/import/01547087347000-c8b6kdk3`, orders],
    [`${orders}/backup/01547087347000-c8b6kdk3`, `${orders}/backup/01547087347000-c8b6kdk3`],
    [orders, orders],
    [
      "arn:aws:dynamodb::111122223333:global-table/Orders",
      "arn:aws:dynamodb::111122223333:global-table/Orders",
    ],
    ["no ARN", "no ARN"],
  ])("%s: %s", (arn, resource) => {
    expect(protectedResource(arn)).toBe(resource);
  });
});
