import { type Arn, parseArn } from "./arn";

/**
 * The ARN that AWS Backup knows a resource by: an object of Amazon S3 is backed up with its bucket, and what belongs to
 * a table of DynamoDB (an index, a stream, an export, an import) means the table. Its backups are recovery points and stay.
 */
export function protectedResource(arn: string): string {
  const parsed = parseArn(arn);
  if (parsed?.service === "s3") return bucketOf(parsed) ?? arn;
  if (parsed?.service === "dynamodb") return tableOf(parsed) ?? arn;
  return arn;
}

/** Access points have a Region or an account, and name no bucket. */
function bucketOf({ partition, region, accountId, resource }: Arn): string | undefined {
  if (region !== "" || accountId !== "") return undefined;
  const bucket = /^[^/]+/.exec(resource)?.[0];
  return bucket === undefined ? undefined : `arn:${partition}:s3:::${bucket}`;
}

function tableOf({ partition, region, accountId, resource }: Arn): string | undefined {
  const table = /^(table\/[^/]+)\/(?:index|stream|export|import)\//.exec(resource)?.[1];
  return table === undefined
    ? undefined
    : `arn:${partition}:dynamodb:${region}:${accountId}:${table}`;
}
