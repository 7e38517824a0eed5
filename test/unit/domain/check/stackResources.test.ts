import { describe, expect, it } from "vitest";
import { readArns } from "../../../../src/domain/check/readArns";
import {
  arnOfStackResource,
  type StackResource,
} from "../../../../src/domain/check/stackResources";

const turn = { nextTask: () => Promise.resolve(), isCancelled: () => false };
const place = { region: "eu-west-1", accountId: "111122223333" };
const at = "eu-west-1:111122223333";

async function read(text: string): Promise<readonly StackResource[]> {
  return (await readArns(text, turn))?.stackResources ?? [];
}

const told = (type: string, id: string, stackArn?: string) =>
  arnOfStackResource({ type, id, stackArn }, place);

describe("The resources of an output of CloudFormation", () => {
  const stackArn = `arn:aws:cloudformation:${at}:stack/shop/1`;
  const members = (id: string, type: string) => ({
    DriftInformation: { StackResourceDriftStatus: "NOT_CHECKED" },
    LogicalResourceId: "Any",
    PhysicalResourceId: id,
    ResourceStatus: "CREATE_COMPLETE",
    ResourceType: type,
  });
  const two = [members("vol-1", "AWS::EC2::Volume"), members("orders", "AWS::DynamoDB::Table")];
  const found = [
    { id: "vol-1", type: "AWS::EC2::Volume" },
    { id: "orders", type: "AWS::DynamoDB::Table" },
  ];

  it.each([
    ["indented JSON", JSON.stringify({ StackResourceSummaries: two }, null, 4)],
    ["JSON in one line", JSON.stringify(two)],
    [
      "YAML",
      two
        .map(
          ({ PhysicalResourceId: id, ResourceType: type }) =>
            `- DriftInformation:\n    StackResourceDriftStatus: NOT_CHECKED\n  PhysicalResourceId: ${id}\n  ResourceType: ${type}\n`,
        )
        .join(""),
    ],
  ])("are found in %s", async (_, text) => {
    expect(await read(text)).toEqual(found.map((each) => ({ ...each, stackArn: undefined })));
  });

  it("have the stack that the text names", async () => {
    const text = JSON.stringify(two.map((each) => ({ StackId: stackArn, ...each })));
    expect(await read(text)).toEqual(found.map((each) => ({ ...each, stackArn })));
  });

  it("are found once each where the text is read in many parts, and are no pairs of two objects", async () => {
    const many = Array.from({ length: 3000 }, (_, i) => members(`vol-${i}`, "AWS::EC2::Volume"));
    const ids = (await read(JSON.stringify(many))).map(({ id }) => id);
    expect(ids).toEqual(many.map(({ PhysicalResourceId }) => PhysicalResourceId));
    const apart = [{ PhysicalResourceId: "vol-1" }, { ResourceType: "AWS::EC2::Volume" }];
    expect(await read(JSON.stringify(apart))).toEqual([]);
  });

  it("are ARNs anyway, or nothing, in other texts", async () => {
    expect(await read(JSON.stringify([members(stackArn, "AWS::CloudFormation::Stack")]))).toEqual(
      [],
    );
    expect(await read(`PhysicalResourceId${"{".repeat(200_000)}`)).toEqual([]);
    expect(await read("PhysicalResourceId:".repeat(50_000))).toEqual([]);
  });
});

describe("The ARN of a resource of a stack", () => {
  it.each([
    ["AWS::EC2::Volume", "vol-0ab", `ec2:${at}:volume/vol-0ab`],
    ["AWS::EC2::Instance", "i-0ab", `ec2:${at}:instance/i-0ab`],
    ["AWS::DynamoDB::Table", "orders", `dynamodb:${at}:table/orders`],
    ["AWS::DynamoDB::GlobalTable", "orders", `dynamodb:${at}:table/orders`],
    ["AWS::EFS::FileSystem", "fs-0ab", `elasticfilesystem:${at}:file-system/fs-0ab`],
    ["AWS::FSx::FileSystem", "fs-0ab", `fsx:${at}:file-system/fs-0ab`],
    ["AWS::RDS::DBInstance", "Orders-DB", `rds:${at}:db:orders-db`],
    ["AWS::RDS::DBCluster", "orders", `rds:${at}:cluster:orders`],
    ["AWS::S3::Bucket", "my.bucket", "s3:::my.bucket"],
    ["AWS::EKS::Cluster", "shop", `eks:${at}:cluster/shop`],
  ])("of type %s", (type, id, rest) => {
    expect(told(type, id)).toEqual({ type: "told", arn: `arn:aws:${rest}` });
  });

  it("is of the stack's Region and account, and in the partition of that", () => {
    const stack = "arn:aws-cn:cloudformation:cn-north-1:444455556666:stack/s/1";
    expect(told("AWS::EC2::Volume", "vol-1", stack)).toEqual({
      type: "told",
      arn: "arn:aws-cn:ec2:cn-north-1:444455556666:volume/vol-1",
    });
  });

  it("is not told where the ID, the Region or the account does not tell it", () => {
    for (const [type, id] of [
      ["AWS::FSx::Volume", "fsvol-1"],
      ["AWS::EC2::Volume", "MyVolume"],
      ["AWS::DynamoDB::Table", "a/b"],
    ] as const) {
      expect(told(type, id)).toEqual({ type: "untold" });
    }
    const volume = { type: "AWS::EC2::Volume", id: "vol-1", stackArn: undefined };
    for (const other of [
      { ...place, accountId: undefined },
      { ...place, region: "nowhere" },
    ]) {
      expect(arnOfStackResource(volume, other)).toEqual({ type: "untold" });
    }
  });

  it("is of no interest where AWS Backup backs up nothing of the type", () => {
    for (const type of ["AWS::IAM::Role", "constructor", "__proto__"]) {
      expect(told(type, "x")).toEqual({ type: "notBackedUp" });
    }
  });
});
