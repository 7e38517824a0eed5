import type { ResourceCauseId } from "../../domain/cause/resourceCauses";
import type { Advice } from "./advice";

/** Advice on what was wrong with the resource or around it. */
export const resourceAdvice: Readonly<Record<ResourceCauseId, Advice>> = {
  vss: {
    text: "This usually means that Windows could not make a consistent snapshot (VSS). Check that the VSS components and the SSM agent run on the instance, that its role is allowed to make VSS snapshots, and what its Application event log says. A regular backup may have been made instead.",
    check: ["resource"],
  },
  tagsNotCopied: {
    text: "This usually means that the recovery point is usable, but what the message names is missing. Check whether a restore or a policy needs the tags, and add them manually.",
  },
  metadataNotKept: {
    text: "This usually means that the recovery point is usable, but what the message names is missing. Check whether a restore needs it, and set it in the restore metadata.",
    check: ["resource"],
  },
  tooManyTags: {
    text: "This usually means that the recovery point would have more tags than AWS allows. Check the tags of the resource and the tags that the plan adds.",
    check: ["resource", "plan"],
  },
  kubernetes: {
    text: "This usually means that AWS Backup could not read or write some Kubernetes objects of the cluster. Check the cluster's access entry for the job's IAM role and the objects that the message names.",
    check: ["role", "resource"],
  },
  aclsDisabled: {
    text: "This usually means that the destination bucket has access control lists (ACLs) disabled. Check its Object Ownership setting, or restore without the ACLs.",
  },
  noObjects: {
    text: "This usually means that AWS Backup could not read any object of the bucket. Check that the job's IAM role, the bucket's policy and the objects' KMS keys allow it to read them. With SNS event notifications of the vault, AWS Backup names the objects that failed.",
    check: ["role", "resource"],
  },
  versioningOff: {
    text: "This usually means that the S3 bucket keeps no versions, which AWS Backup needs. Check that versioning is enabled for the bucket that the message names.",
    check: ["resource"],
  },
  bucketDenied: {
    text: "This usually means that the bucket is not set up for backups. Check that versioning is enabled, and that the job's IAM role has the permissions to read that and to set the bucket's EventBridge notifications.",
    check: ["role", "resource"],
  },
  bucketSettings: {
    text: "This usually means that the bucket is not set up for backups. Check the bucket's versioning.",
    check: ["resource"],
  },
  s3PermissionsMissing: {
    text: "This usually means that the job's IAM role lacks a permission for Amazon S3. The default role of AWS Backup has none. Check that the policy AWSBackupServiceRolePolicyForS3Backup, or one that allows the same, is attached to the role.",
    check: ["role"],
  },
  continuousBackup: {
    text: "This usually means that continuous backup is off, or another vault already has it. Check the resource's point-in-time recovery, and which rules with continuous backup select it.",
    check: ["resource", "plan"],
  },
  databaseWindow: {
    text: "This usually means that the job started in or shortly before the database's backup window or maintenance window. Check both windows, and move the plan's schedule outside them.",
    check: ["resource", "plan"],
  },
  concurrentSnapshots: {
    text: "This usually means that more snapshots of the volume were in progress at the same time than the quota allows. Check whether several plans, rules or other tools make snapshots of it at the same time.",
    check: ["resource", "plan"],
  },
  snapshotInUse: {
    text: "This usually means that an AMI uses the snapshot. Check the AMI that the message names, and deregister it if nobody needs it.",
  },
  instanceProfile: {
    text: "This usually means that the restore asked for another instance profile than the one that was backed up. Check the instance profile in the restore metadata. Take the one that was backed up, or none.",
  },
  alreadyRunning: {
    text: "This usually means that another job of the same resource was still running. Check whether several plans or rules select the resource at the same time.",
    check: ["plan"],
  },
  resourceInUse: {
    text: "This usually means that something else used or changed the resource at the same time. Check what it was, wait until it has ended, and run the job again.",
    check: ["resource"],
  },
  throttled: {
    text: "This usually means that too many requests were made at the same time. Check whether many jobs start in the same minute. Spread the schedules, and run the job again.",
  },
  noAddresses: {
    text: "This usually means that the restore found no subnet with free IP addresses. Check the subnet and the VPC in the restore metadata, or use others.",
  },
  noCapacity: {
    text: "This usually means that AWS had no capacity for what was asked. Check the instance class and the Availability Zone. Use others, or try again later.",
  },
  noSpace: {
    text: "This usually means that there was no free space left. Check the free space of the datastore or file system that the message names.",
    check: ["resource"],
  },
  optionGroup: {
    text: "This usually means that the database uses an option group, which AWS Backup does not copy to another Region. Check that an option group with the options that the message names exists there, and copy the snapshot with it.",
    check: ["resource"],
  },
  quota: {
    text: "This usually means that a quota of the service is reached. Check how many snapshots or backups there are. Delete those that are not needed, or request a higher quota in Service Quotas.",
  },
};
