import { parseArn } from "../arn/arn";
import { isNeverBackedUp } from "../arn/neverBackedUp";

/**
 * What of a service AWS Backup backs up, as ARNs name it (developer guide, Feature availability by resource): the rest of
 * the service is settings, or a backup itself. Services that are missing here are asked about.
 */
const backedUp: Readonly<Partial<Record<string, RegExp>>> = {
  backup: /^$/,
  cloudformation: /^stack\//,
  dynamodb: /^table\/[^/]+$/,
  ec2: /^(?:instance|volume)\//,
  eks: /^cluster\//,
  elasticfilesystem: /^file-system\//,
  fsx: /^(?:file-system|volume)\//,
  rds: /^(?:db|cluster):/,
  // Buckets have no other part.
  s3: /^[^/:]+$/,
  storagegateway: /^gateway\/[^/]+\/volume\//,
  timestream: /^database\/[^/]+\/table\//,
};

/** True for the ARN of what AWS Backup backs up in no way: it can have no backup of its own. */
export function cannotBeBackedUp(arn: string): boolean {
  const parsed = parseArn(arn);
  if (parsed === undefined) return true;
  if (isNeverBackedUp(arn)) return true;
  const { service, resource } = parsed;
  return Object.hasOwn(backedUp, service) && backedUp[service]?.test(resource) === false;
}

/** Whose backup has the resource, too. */
export type ParentType = "instance" | "cluster";

/** What a resource may be a part of: a volume of an instance, an instance of a cluster. No ARN says of which, or whether. */
export function parentTypeOf(arn: string): ParentType | undefined {
  const { service, resource = "" } = parseArn(arn) ?? {};
  if (service === "ec2" && resource.startsWith("volume/")) return "instance";
  if (service === "rds" && resource.startsWith("db:")) return "cluster";
  return undefined;
}

/** The type of parent that a resource itself is. */
export function asParentType(arn: string): ParentType | undefined {
  const { service, resource = "" } = parseArn(arn) ?? {};
  if (service === "ec2" && resource.startsWith("instance/")) return "instance";
  if (service === "rds" && resource.startsWith("cluster:")) return "cluster";
  return undefined;
}
