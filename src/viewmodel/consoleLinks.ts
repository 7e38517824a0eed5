import { parseArn } from "../domain/arn";

/**
 * What an ARN of a resource consists of; anything else gets no link. Nor do # % & + and ?: VS Code's
 * openExternal decodes and encodes a link anew, which changes what they mean.
 */
const plausible = /^[\x21\x22\x24\x27-\x2a\x2c-\x3e\x40-\x7e]{1,2048}$/;

/**
 * The page of a resource in the AWS console: the console's own redirect by ARN, which AWS Toolkit uses
 * too (packages/core/src/shared/awsConsole.ts). Known for the partition "aws" only: for China, GovCloud
 * and the sovereign partitions there is no example of it, and no link is better than a wrong one.
 */
export function consoleLinkForArn(arn: string): string | undefined {
  const parsed = plausible.test(arn) ? parseArn(arn) : undefined;
  if (parsed?.partition !== "aws") return undefined;
  const region = parsed.region === "" ? "" : `&region=${encodeURIComponent(parsed.region)}`;
  return `https://console.aws.amazon.com/go/view?arn=${encodeURIComponent(arn)}${region}`;
}
