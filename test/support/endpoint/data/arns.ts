import type { Random } from "../random";

/** Where a resource lives; ARNs are made in it. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** Types as ListBackupJobs and GetSupportedResourceTypes spell them. */
export const resourceTypes = [
  "Aurora",
  "CloudFormation",
  "DSQL",
  "DocumentDB",
  "DynamoDB",
  "EBS",
  "EC2",
  "EFS",
  "EKS",
  "FSx",
  "Neptune",
  "RDS",
  "Redshift",
  "Redshift Serverless",
  "S3",
  "SAP HANA on Amazon EC2",
  "Storage Gateway",
  "Timestream",
  "VirtualMachine",
] as const;

export type ResourceType = (typeof resourceTypes)[number];

/** The ARN of a resource that is backed up. */
export function resourceArn(
  type: ResourceType,
  name: string,
  { accountId, region }: Place,
  random: Random,
): string {
  const at = `${region}:${accountId}`;
  switch (type) {
    case "EBS":
      return `arn:aws:ec2:${at}:volume/vol-0${random.hex(16)}`;
    case "EC2":
      return `arn:aws:ec2:${at}:instance/i-0${random.hex(16)}`;
    case "RDS":
      return `arn:aws:rds:${at}:db:${name}`;
    case "Aurora":
    case "DocumentDB":
    case "Neptune":
      return `arn:aws:rds:${at}:cluster:${name}`;
    case "DynamoDB":
      return `arn:aws:dynamodb:${at}:table/${name}`;
    case "EFS":
      return `arn:aws:elasticfilesystem:${at}:file-system/fs-0${random.hex(16)}`;
    case "FSx":
      return `arn:aws:fsx:${at}:file-system/fs-0${random.hex(16)}`;
    case "S3":
      return `arn:aws:s3:::${name}`;
    case "EKS":
      return `arn:aws:eks:${at}:cluster/${name}`;
    case "CloudFormation":
      return `arn:aws:cloudformation:${at}:stack/${name}/${random.guid()}`;
    case "Redshift":
      return `arn:aws:redshift:${at}:cluster:${name}`;
    case "Redshift Serverless":
      return `arn:aws:redshift-serverless:${at}:namespace/${random.guid()}`;
    case "Storage Gateway":
      return `arn:aws:storagegateway:${at}:gateway/sgw-${random.hex(8).toUpperCase()}/volume/vol-${random.hex(17).toUpperCase()}`;
    case "Timestream":
      return `arn:aws:timestream:${at}:database/telemetry/table/${name}`;
    case "VirtualMachine":
      return `arn:aws:backup-gateway:${at}:vm/vm-${random.hex(17)}`;
    case "SAP HANA on Amazon EC2":
      return `arn:aws:ssm-sap:${at}:HANA/${name}/DB/HDB`;
    case "DSQL":
      return `arn:aws:dsql:${at}:cluster/${random.hex(26)}`;
  }
}

export interface RecoveryPointOf {
  readonly type: ResourceType;
  readonly name: string;
  /** Milliseconds. */
  readonly created: number;
  /** An EKS composite, not one of its members. */
  readonly isComposite?: boolean;
  /** The backup job that made it, whose id is in the names of databases' snapshots. */
  readonly jobId?: string;
}

/** The ARN of a recovery point, which for many types is a snapshot of the service itself. */
export function recoveryPointArn(
  of: RecoveryPointOf,
  { accountId, region }: Place,
  random: Random,
): string {
  const at = `${region}:${accountId}`;
  const ownPoint = `arn:aws:backup:${at}:recovery-point:`;
  const digits = (): string => new Date(of.created).toISOString().replace(/\D/g, "").slice(0, 14);
  switch (of.type) {
    case "EBS":
    case "Storage Gateway":
      return `arn:aws:ec2:${region}::snapshot/snap-0${random.hex(16)}`;
    case "EC2":
      return `arn:aws:ec2:${region}::image/ami-0${random.hex(16)}`;
    case "RDS":
      return `arn:aws:rds:${at}:snapshot:${snapshotName(of, random)}`;
    case "Aurora":
    case "DocumentDB":
    case "Neptune":
      return `arn:aws:rds:${at}:cluster-snapshot:${snapshotName(of, random)}`;
    case "DynamoDB":
      return random.chance(0.2)
        ? `arn:aws:dynamodb:${at}:table/${of.name}/backup/0${of.created}-${random.hex(8)}`
        : `${ownPoint}${random.guid()}`;
    case "EFS":
    case "VirtualMachine":
    case "CloudFormation":
    case "SAP HANA on Amazon EC2":
    case "DSQL":
      return `${ownPoint}${random.guid()}`;
    case "Timestream":
      return `${ownPoint}${random.guid()}_beta`;
    case "S3":
      return `${ownPoint}${of.name}-${digits()}-${random.hex(8)}`;
    case "FSx":
      return `arn:aws:fsx:${at}:backup/backup-0${random.hex(16)}`;
    case "Redshift":
      return `arn:aws:redshift:${at}:snapshot:${of.name}/${snapshotName(of, random)}`;
    case "Redshift Serverless":
      return `arn:aws:redshift-serverless:${at}:snapshot:${of.name}/${snapshotName(of, random)}`;
    case "EKS":
      return `${ownPoint}${of.isComposite === true ? "composite:" : ""}eks/${of.name}-${digits()}`;
  }
}

/** Amazon RDS has its snapshots' names in lower case. The number is drawn in any case, so that all others stay the same. */
function snapshotName({ jobId }: RecoveryPointOf, random: Random): string {
  const other = random.guid();
  return `awsbackup:job-${(jobId ?? other).toLowerCase()}`;
}

export function vaultArn({ accountId, region }: Place, name: string): string {
  return `arn:aws:backup:${region}:${accountId}:backup-vault:${name}`;
}

export function keyArn({ accountId, region }: Place, random: Random): string {
  return `arn:aws:kms:${region}:${accountId}:key/${random.guid()}`;
}

export function planArn({ accountId, region }: Place, planId: string): string {
  return `arn:aws:backup:${region}:${accountId}:backup-plan:${planId}`;
}
