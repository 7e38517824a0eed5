import { parseArn } from "./arn";

/**
 * Well-known services, as ARNs name them, of which AWS Backup's feature availability page lists no resource: what
 * they hold is code, settings, messages, keys or logs. Everything else is asked about, so that a service which AWS
 * Backup comes to support needs no new release.
 */
const services: ReadonlySet<string> = new Set([
  "acm",
  "apigateway",
  "athena",
  "autoscaling",
  "cloudfront",
  "cloudwatch",
  "codebuild",
  "codepipeline",
  "cognito-identity",
  "cognito-idp",
  "ecr",
  "elasticloadbalancing",
  "events",
  "execute-api",
  "firehose",
  "glue",
  "iam",
  "kinesis",
  "kms",
  "lambda",
  "logs",
  "route53",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
  "states",
  "sts",
  "wafv2",
]);

/**
 * Access points are ways into a bucket or a file system that their ARNs do not name. AWS Backup supports the rest of
 * these services.
 */
const accessPoints: Readonly<Partial<Record<string, RegExp>>> = {
  elasticfilesystem: /^access-point\//,
  s3: /^accesspoint\//,
};

/** True for the ARN of something that AWS Backup backs up in no way, so that no job can be of it. */
export function isNeverBackedUp(arn: string): boolean {
  const parsed = parseArn(arn);
  if (parsed === undefined) return false;
  const { service, resource } = parsed;
  if (services.has(service)) return true;
  return Object.hasOwn(accessPoints, service) && accessPoints[service]?.test(resource) === true;
}
