import type { Random } from "../random";
import type { ResourceType } from "./arns";

/** How a backup job ends. */
export interface Outcome {
  readonly state: "COMPLETED" | "FAILED" | "EXPIRED" | "ABORTED" | "PARTIAL";
  readonly message?: string;
  readonly category: string;
}

export const success: Outcome = { state: "COMPLETED", category: "SUCCESS" };

export const windowMissed: Outcome = {
  state: "EXPIRED",
  message: "Backup job expired before completion.",
  category: "EXPIRED",
};

export const stoppedByUser: Outcome = {
  state: "ABORTED",
  message: "Backup job was stopped by user.",
  category: "MISCELLANEOUS",
};

export const kmsDenied: Outcome = {
  state: "FAILED",
  message:
    "The KMS key policy does not allow AWS Backup to use the key of the backup vault. Access denied for kms:GenerateDataKey. (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException)",
  category: "KMS_KEY_ERROR",
};

export const notAllowed: Outcome = {
  state: "FAILED",
  message:
    "Insufficient privileges to perform this action. Please consult with the account administrator for necessary permissions.",
  category: "AccessDenied",
};

export const someChildrenMissing: Outcome = {
  state: "PARTIAL",
  message: "One or more nested backup jobs did not complete.",
  category: "MISCELLANEOUS",
};

export const snapshotLimit: Outcome = {
  state: "FAILED",
  message:
    "You have exceeded the number of in-progress snapshots allowed per volume. (Error Code: ConcurrentSnapshotLimitExceeded)",
  category: "LIMIT_EXCEEDED",
};

/** The job succeeds without the consistency that Windows' shadow copies would have given: "completed with issues". */
export const withoutShadowCopy: Outcome = {
  state: "COMPLETED",
  message: "Windows VSS Backup Job Error encountered, trying for regular backup",
  category: "VSS_ERROR",
};

/** What goes wrong for users, fitting the resource; it may be a success with issues. */
export function troubleOf(
  { type, name }: { readonly type: ResourceType; readonly name: string },
  random: Random,
): Outcome {
  const own = name.startsWith("win-") ? [withoutShadowCopy] : ofType[type];
  return random.pick(own !== undefined && random.chance(0.7) ? own : common);
}

const common: readonly Outcome[] = [kmsDenied, notAllowed, windowMissed];

const ofType: Partial<Readonly<Record<ResourceType, readonly Outcome[]>>> = {
  EC2: [
    {
      state: "FAILED",
      message: "You have reached the maximum number of AMIs allowed in this Region.",
      category: "LIMIT_EXCEEDED",
    },
  ],
  EBS: [snapshotLimit],
  RDS: [
    {
      state: "FAILED",
      message:
        "Backup job could not start because it is either inside or too close to the automated backup window configured in RDS instance.",
      category: "RESOURCE_BUSY",
    },
    {
      state: "FAILED",
      message: "Cannot create more than 100 manual snapshots (Error Code: SnapshotQuotaExceeded)",
      category: "LIMIT_EXCEEDED",
    },
  ],
  DynamoDB: [
    {
      state: "FAILED",
      message: "Too many concurrent backup jobs for the table. Please try again later.",
      category: "RESOURCE_BUSY",
    },
  ],
  S3: [
    {
      state: "FAILED",
      message:
        "Unable to perform s3:PutBucketNotification on the bucket. Access denied. Bucket versioning and EventBridge notifications are required.",
      category: "AccessDenied",
    },
    {
      state: "COMPLETED",
      message:
        "14 objects could not be backed up because of missing permissions s3:GetObjectVersion.",
      category: "AccessDenied",
    },
  ],
  EFS: [
    {
      state: "FAILED",
      message: "The file system is currently in use by another backup job.",
      category: "RESOURCE_BUSY",
    },
  ],
  EKS: [
    {
      state: "COMPLETED",
      message:
        "Some Kubernetes Objects failed to be backed up: customresourcedefinitions.apiextensions.k8s.io (3)",
      category: "MISCELLANEOUS",
    },
  ],
  VirtualMachine: [
    {
      state: "FAILED",
      message: "The backup gateway is offline or cannot reach the hypervisor.",
      category: "RESOURCE_UNAVAILABLE",
    },
  ],
  FSx: [
    {
      state: "FAILED",
      message: "File system is not in a valid state to create a backup: MISCONFIGURED.",
      category: "InvalidParameters",
    },
  ],
};
