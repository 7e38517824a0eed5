import { describe, expect, it } from "vitest";
import { arnName } from "../../../../src/domain/arn/arn";

const account = "eu-west-1:111122223333";
const guid = "1a2b3c4d-1111-2222-3333-444455556666";

describe("the name of what an ARN names", () => {
  it.each([
    [`arn:aws:ec2:${account}:volume/vol-1`, "vol-1"],
    ["arn:aws:s3:::bucket", "bucket"],
    [`arn:aws:rds:${account}:db:orders`, "orders"],
    [`arn:aws:timestream:${account}:database/db/table/t1`, "t1"],
    [`arn:aws:ssm-sap:${account}:HANA/app/DB/main`, "main"],
    // Before its id.
    [`arn:aws:cloudformation:${account}:stack/my-stack/${guid}`, "my-stack"],
    [`arn:aws-cn:cloudformation:cn-north-1:111122223333:stack/my-stack/${guid}`, "my-stack"],
    [`arn:aws:cloudformation:${account}:stack/my-stack`, "my-stack"],
    // With a colon in it.
    [`arn:aws:rds:${account}:snapshot:awsbackup:job-${guid}`, `awsbackup:job-${guid}`],
    [`arn:aws:rds:${account}:cluster-snapshot:rds:orders-2026`, "rds:orders-2026"],
    [`arn:aws:backup:${account}:recovery-point:${guid}`, guid],
    ["arn:aws:constructor:::x/y", "y"],
    ["no ARN: at all", "no ARN: at all"],
  ])("%s", (arn, name) => {
    expect(arnName(arn)).toBe(name);
  });
});
