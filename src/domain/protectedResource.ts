import { parseArn } from "./arn";

/** The ARN that AWS Backup knows a resource by: an object of Amazon S3 is backed up with its bucket. */
export function protectedResource(arn: string): string {
  const parsed = parseArn(arn);
  if (parsed?.service !== "s3" || parsed.region !== "" || parsed.accountId !== "") return arn;
  const [bucket = ""] = parsed.resource.split("/");
  return `arn:${parsed.partition}:s3:::${bucket}`;
}
