import { parseArn } from "../arn/arn";
import { partitionOf } from "../arn/partition";
import type { CheckPlace } from "./checkArns";

/** A resource of a CloudFormation stack as the API names it: PhysicalResourceId and ResourceType. Untrusted texts. */
export interface StackResource {
  readonly id: string;
  /** AWS::EC2::Volume. */
  readonly type: string;
  /** StackId, which says Region and account; undefined where the text does not have it. */
  readonly stackArn: string | undefined;
}

/** More are nothing that a person looks through. */
const mostKept = 5000;

const longestId = 512;

/**
 * Finds the resources that an output of CloudFormation names (describe-stack-resources and its likes, as JSON or YAML):
 * the members of one object stand between two braces, or after a list's dash.
 */
export class StackResources {
  readonly found: StackResource[] = [];
  #id: string | undefined;
  #type: string | undefined;
  #stackArn: string | undefined;

  /** @param text a part of the text; no member is cut at its ends */
  read(text: string): void {
    const pattern =
      /[{}]|^[ \t]*-[ \t]|\b(PhysicalResourceId|ResourceType|StackId)["']?[ \t]*:[ \t]*["']?([^\s"',{}]{1,2048})/gm;
    for (const [, member, value = ""] of text.matchAll(pattern)) {
      if (member === undefined) this.end();
      else if (member === "StackId") this.#stackArn = value;
      else if (member === "ResourceType") this.#type = value;
      else this.#id = value;
    }
  }

  /** An object ends. A StackId counts for those that follow it, too: it may stand above the list. */
  end(): void {
    const [id, type] = [this.#id, this.#type];
    this.#id = undefined;
    this.#type = undefined;
    if (id === undefined || type === undefined || this.found.length >= mostKept) return;
    // An ARN is found in every text.
    if (!id.startsWith("arn:") && id.length <= longestId) {
      this.found.push({ id, type, stackArn: this.#stackArn });
    }
  }
}

interface Form {
  /** What an ID of the type looks like. */
  readonly id: RegExp;
  /** The part of the ARN after the partition. */
  readonly arn: (id: string, place: string) => string;
}

const name = /^[\w.-]+$/;
const rdsName = /^[a-zA-Z][a-zA-Z0-9-]*$/;
const cluster: Form = { id: rdsName, arn: (id, at) => `rds:${at}:cluster:${id.toLowerCase()}` };
const table: Form = { id: name, arn: (id, at) => `dynamodb:${at}:table/${id}` };

/**
 * What `Ref` gives (CloudFormation template reference), of the types that AWS Backup backs up and whose ARN has nothing
 * else: Amazon RDS keeps identifiers in lower case.
 */
const forms: Readonly<Partial<Record<string, Form>>> = {
  "AWS::DocDB::DBCluster": cluster,
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::DynamoDB::Table": table,
  "AWS::EC2::Instance": { id: /^i-[0-9a-f]+$/, arn: (id, at) => `ec2:${at}:instance/${id}` },
  "AWS::EC2::Volume": { id: /^vol-[0-9a-f]+$/, arn: (id, at) => `ec2:${at}:volume/${id}` },
  "AWS::EFS::FileSystem": {
    id: /^fs-[0-9a-f]+$/,
    arn: (id, at) => `elasticfilesystem:${at}:file-system/${id}`,
  },
  "AWS::EKS::Cluster": { id: name, arn: (id, at) => `eks:${at}:cluster/${id}` },
  "AWS::FSx::FileSystem": { id: /^fs-[0-9a-f]+$/, arn: (id, at) => `fsx:${at}:file-system/${id}` },
  "AWS::Neptune::DBCluster": cluster,
  "AWS::RDS::DBCluster": cluster,
  "AWS::RDS::DBInstance": { id: rdsName, arn: (id, at) => `rds:${at}:db:${id.toLowerCase()}` },
  "AWS::Redshift::Cluster": { id: rdsName, arn: (id, at) => `redshift:${at}:cluster:${id}` },
  "AWS::S3::Bucket": { id: /^[a-z0-9.-]+$/, arn: (id) => `s3:::${id}` },
};

/** Types that AWS Backup backs up, and whose ARN has more than the ID tells. */
const untellable = [
  "AWS::FSx::Volume",
  "AWS::RedshiftServerless::Namespace",
  "AWS::Timestream::Table",
];

export type ToldArn =
  | { readonly type: "told"; readonly arn: string }
  /** Its ID does not tell it, or nobody knows Region or account. */
  | { readonly type: "untold" }
  /** AWS Backup backs up nothing of its type. */
  | { readonly type: "notBackedUp" };

/**
 * The ARN of a resource of a stack.
 * @param place the session's, where the text does not say the stack's
 */
export function arnOfStackResource(
  { id, type, stackArn }: StackResource,
  place: CheckPlace,
): ToldArn {
  const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
  if (form === undefined) return { type: untellable.includes(type) ? "untold" : "notBackedUp" };
  const stack = parseArn(stackArn ?? "");
  const { region, accountId = "" } = stack ?? place;
  const partition = partitionOf(region);
  if (partition === undefined || accountId === "" || !form.id.test(id)) {
    return { type: "untold" };
  }
  return { type: "told", arn: `arn:${partition}:${form.arn(id, `${region}:${accountId}`)}` };
}
