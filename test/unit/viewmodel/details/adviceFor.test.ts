import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Job, JobKind } from "../../../../src/domain/job/job";
import { adviceFor as advice } from "../../../../src/viewmodel/details/adviceFor";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { readText } from "../../../support/endpoint/wire";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  aScanJob,
  noon,
} from "../../../support/jobs/jobBuilders";

function failed(statusMessage: string, kind: JobKind = "backup"): Job {
  const outcome = { state: "FAILED", statusMessage };
  if (kind === "restore") return aRestoreJob(outcome);
  const withCategory = { ...outcome, messageCategory: "MISCELLANEOUS" };
  return kind === "copy" ? aCopyJob(withCategory) : aBackupJob(withCategory);
}

function adviceFor(job: Job): string | undefined {
  return advice(job)?.text;
}

/** Messages as AWS words them, and what the advice must speak of. */
const messages: readonly (readonly [message: string, advice: RegExp, kind?: JobKind])[] = [
  ["Access Denied (Service: AmazonS3; Status Code: 403)", /IAM role lacks a permission/],
  ["User: x is not authorized to perform: ec2:CreateSnapshot on resource: y", /lacks a permission/],
  ["Insufficient privileges to perform this action. Please consult with", /lacks a permission/],
  ["IAM Role arn:aws:iam::1:role/x cannot be assumed by AWS Backup", /trust policy/],
  ["Unable to assume role arn:aws:iam::1:role/x (sts:AssumeRole denied)", /trust policy/],
  ["User is not authorized to perform: iam:PassRole on the role", /iam:PassRole/],
  ["Access denied for kms:GenerateDataKey. (Service: AWSKMS; …)", /key's policy/],
  ["Insufficient privileges: kms:CreateGrant is denied for the key", /key's policy/],
  ["The KMS key arn:aws:kms:… is pending deletion.", /scheduled for deletion/],
  ["KMS key is disabled. Error Code: DisabledException", /scheduled for deletion/],
  ["You have exceeded the number of in-progress snapshots allowed per volume.", /quota/],
  ["Cannot create more than 100 manual snapshots (Error Code: SnapshotQuotaExceeded)", /quota/],
  ["You have reached the maximum number of AMIs allowed in this Region.", /quota/],
  ["Backup job expired before completion.", /window/],
  ["The job did not start within the start window.", /window/],
  [
    "because it is either inside or too close to the automated backup window",
    /backup window or maintenance/,
  ],
  ["Windows VSS Backup Job Error encountered, trying for regular backup", /VSS/],
  ["The specified volume does not exist.", /did not exist/],
  ["Could not find cryopod", /did not exist/],
  ["File system is not in a valid state to create a backup: MISCONFIGURED.", /Check its state/],
  ["Resource is not in an available state", /Check its state/],
  ["Rate exceeded (Service: AmazonEC2; Error Code: RequestLimitExceeded)", /too many requests/],
  ["Resource type Aurora is not opted in", /opt-in/],
  ["Retention period violates the Vault Lock: maximum retention is 30 days", /the vault lock/],
  ["The backup vault access policy forbids it", /vault's access policy/],
  [
    "Access denied trying to call AWS Backup service in the destination Region.",
    /not accept the copy/,
    "copy",
  ],
  ["Too many concurrent backup jobs for the table. Please try again later.", /another job/i],
  ["The file system is currently in use by another backup job.", /another job/i],
  ["One or more nested backup jobs did not complete.", /child jobs/],
  ["1 of 4 nested restore jobs failed.", /child jobs/],
  ["Some Kubernetes Objects failed to be backed up: x (3)", /Kubernetes/],
  ["DB instance already exists: orders-restored", /of that name/, "restore"],
  ["Requested subnet does not have enough free addresses", /subnet/, "restore"],
  [
    "We currently do not have sufficient capacity: InsufficientInstanceCapacity",
    /capacity/,
    "restore",
  ],
  ["The instance class is not available in the selected Availability Zone.", /capacity/, "restore"],
  ["The backup gateway is offline or cannot reach the hypervisor.", /gateway/],
  ["Access denied. Bucket versioning and EventBridge notifications are required.", /versioning/],
  ["14 objects could not be backed up because of missing permissions s3:GetObject", /permission/],
  ["Backup job was stopped by user.", /CloudTrail/],
  ["Restore job was aborted by user.", /CloudTrail/],
  ["Point in time restore is not supported for this engine", /availability/],
  ["An internal error occurred.", /temporary fault/],

  // Those that AWS documents (Developer Guide, "Reasons for problematic jobs"), and their patterns.
  ["Windows VSS Backup attempt failed because ec2-vss-agent.exe is not installed", /VSS/],
  ["Windows VSS Backup attempt failed because of insufficient privileges", /VSS/],
  ["Windows VSS Backup attempt failed because of timeout on snapshot creation", /VSS/],
  ["Subscriber limit exceeded: the maximum concurrent number of backups is 300.", /quota/],
  ["Maximum allowed in-progress snapshots for a single volume exceeded.", /quota/],
  ["Maximum allowed active snapshot limit exceeded.", /quota/],
  ["Image creation throttled due to maximum number of concurrent snapshots", /more snapshots/],
  ["You have reached your quota of 50,000 for the number of images", /quota/],
  ["The resultant tag set must not have more than 50 user tags.", /more tags/],
  ["More than 50 tags specified", /more tags/],
  [
    "We were unable to persist NetworkInterfaces metadata as its size exceeded limits",
    /is missing/,
  ],
  ["We are unable to copy resource tags because of the Internal Failure.", /is missing/],
  ["Your backup job failed as AWS Backup does not have permission to describe resource", /lacks a/],
  [
    "Customer credential miss permission to get bucket versioning for bucket.",
    /permissions to read/,
  ],
  ["arn:aws:iam::1:role/x cannot be assumed by AWS Backup", /trust policy/],
  ["Images from AWS Marketplace cannot be copied to another AWS account.", /is not supported/],
  [
    "encrypted with the default Backup service managed key and cannot be copied.",
    /AWS managed key/,
    "copy",
  ],
  ["Snapshots encrypted with the AWS managed key can't be shared.", /AWS managed key/, "copy"],
  ["Encrypted snapshots with Amazon EBS default key cannot be shared", /AWS managed key/, "copy"],
  [
    "Both source and destination account must be a member of the same organization.",
    /both belong/,
    "copy",
  ],
  [
    "Cross-account copy feature is not enabled for the current organization.",
    /cross-account/,
    "copy",
  ],
  ["Backup job failed because there was a running job for the same resource.", /another job/],
  ["There are too many copy jobs running for resource.", /another job/],
  ["The retention in the job is not within the range specified for the Vault.", /the vault lock/],
  [
    "inside or too close to the weekly maintenance window configured",
    /backup window or maintenance/,
  ],
  ["Instance is not in state 'running'", /Check its state/],
  ["The DB instance is not in available state", /Check its state/],
  ["Cannot create a snapshot: not currently in the available state.", /Check its state/],
  ["Cannot snapshot volume vol-1", /Check its state/],
  [
    "KMS key is either disabled or pending deletion or access to KMS key is denied",
    /can't be used/,
  ],
  ["The KMS key does not exist, is not enabled or you do not have permissions", /can't be used/],
  [
    "Given key ID is not accessible. You must have DescribeKey permissions",
    /kms:DescribeKey/,
    "copy",
  ],
  ["Given key ID does not exist", /disabled, deleted/],
  ["The AWS Access Key Id needs a subscription for the service", /not signed up/],
  ["not valid for the specified hypervisor because it is not online", /gateway/],
  ["The virtual machine is not found.", /did not exist/],
  ["Cannot find recovery point.", /did not exist/],
  ["The recovery point is no longer available", /did not exist/],
  ["CreateSnapshot method not supported on hypervisor", /is not supported/],
  ["The role session name is invalid", /is not valid/, "restore"],
  ["Token expired. Try again.", /temporary fault/],
  ["Copy job encountered a fatal error.", /temporary fault/],

  [
    "Storage Gateway backup copies require a user-created backup vault and key.",
    /AWS managed/,
    "copy",
  ],
  ["Access Denied trying to call AWS Backup service", /a policy denied a call/],
  ["A table can have at most 50 backups in progress", /quota/],
  ["You have reached the maximum supported backups for your account/database.", /quota/],
  [
    "Your backup job failed as AWS Backup does not have permission to describe resource arn:aws:s3:::reports. Please review your IAM policies",
    /AWSBackupServiceRolePolicyForS3Backup/,
  ],
  [
    "The snapshot requires a target option group with the following options: TDE",
    /option group/,
    "copy",
  ],
  [
    "Copy job from us-west-2 to us-east-1 cannot be initiated for RDS resources. Feature is not supported for provided resource type.",
    /two steps/,
    "copy",
  ],

  // What the services behind AWS Backup say.
  ["DB instance db-1 is in 'stopping' state", /Check its state/],
  ["Table is being updated", /Check its state/],
  ["InvalidDBInstanceState: x", /Check its state/],
  [
    "not authorized to perform ec2:x with an explicit deny in a service control policy",
    /a policy outside/,
  ],
  ["You are not authorized. Encoded authorization failure message: xyz", /decode-auth/],
  ["The bucket does not allow ACLs", /access control lists/, "restore"],
  ["We currently do not have sufficient t3.micro capacity in the Zone", /capacity/, "restore"],
  ["The maximum per volume CreateSnapshot request rate has been exceeded", /too many requests/],
  ["No space left on device", /no free space/],
  ["Request exceeded the maximum time", /took longer/],
  ["Unable to connect to the host", /network/],
  ["Login failed for user", /credentials/],
  ["IAM Role arn:aws:iam::1:role/x does not exist", /trust policy/],
  ["NoSuchBucket", /did not exist/],
  ["Point in time recovery is not enabled for the table", /continuous backup/],
];

/** The kinds of messages that users report, and what the advice must speak of. */
const reported: readonly (readonly [
  state: string,
  message: string,
  advice: RegExp,
  kind?: JobKind,
])[] = [
  ["FAILED", "Versioning is not enabled on reports within account 444455556666", /versioning is/],
  [
    "FAILED",
    "No objects were backed up from the source bucket ledger. To get notified of these failures please enable SNS event notifications.",
    /could not read any object/,
  ],
  [
    "FAILED",
    "The snapshot snap-0f is currently in use by ami-0f (Service: AmazonEC2; Status Code: 400; Error Code: InvalidSnapshot.InUse; Request ID: 1; Proxy: null)",
    /an AMI uses the snapshot/,
  ],
  [
    "FAILED",
    "AWS Backup does not permit attaching a new instance profile to an EC2 instance. Please restore using the backed up instance profile.",
    /another instance profile/,
    "restore",
  ],
  [
    "FAILED",
    "AMI snapshot copy failed with error: Given key ID is not accessible. You must have DescribeKey permissions on the default CMK",
    /destination account, is not allowed to use the backup's key/,
    "copy",
  ],
  [
    "FAILED",
    "Access denied: Copy job failed. Both source and destination account must be a member of the same organization",
    /same organization/,
    "copy",
  ],
  ["ABORTED", '"Restore job was aborted by user."', /CloudTrail/, "restore"],
  [
    "FAILED",
    '"Backup job failed because backup vault arn:aws:backup:eu-west-1:444455556666:backup-vault:nightly does not exist."',
    /backup vault was deleted/,
  ],
  [
    "EXPIRED",
    '"Backup job failed because there was a running job for the same resource."',
    /another job of the same resource/,
  ],
  [
    "COMPLETED",
    "One or more Kubernetes objects failed to restore. To get notified, enable SNS event notifications.",
    /some Kubernetes objects/,
    "restore",
  ],
  ["COMPLETED", "Some Kubernetes Objects failed to be restored", /some Kubernetes/, "restore"],
  [
    "FAILED",
    "The source snapshot KMS key does not exist, is not enabled or you do not have permissions to access it.",
    /KMS key can't be used/,
  ],
  [
    "FAILED",
    "You are not authorized to perform this operation. Please consult the permissions associated with your AWS Backup role(s). Encoded authorization failure message: Zm9v",
    /decode-authorization-message .* iam:PassRole/,
    "restore",
  ],
];

/** Words of a cause in another sense, or of another kind of job: no advice. */
const traps: readonly (readonly [message: string, kind?: JobKind])[] = [
  ["Parent volume failed: child process died"],
  ["An instance with the name already exists in another role; assuming"],
  ["Completed: 0 objects failed to be listed as assumed"],
  ["The operation took longer; not allowed start"],
  ["Your backup succeeded, its size exceeded our internal limits"],
  ["Volume size exceeds the maximum"],
  ["The recovery point is in another backup vault."],
  ["The network ACL has 20 rules.", "restore"],
  ["The NAT gateway is not online"],
  ["The Storage Gateway is offline"],
  ["The feature is not available in the specified Region.", "restore"],
  ["The instance did not start."],
  ["Set the timeout to 30 minutes."],
  ["The instance was stopped by the hypervisor"],
  ["The job was stopped by AWS Backup"],
  ["The snapshot being restored belongs to another account"],
  ["The size of the quota file is 3 KiB"],
  ["The default retention is a key setting of copies", "copy"],
  ["The vault holds 3 recovery points. The access of the policy team ended"],
  ["Tags: none. The disk holds more or less than that"],
  // What only copies, restores or backups can have.
  ["Snapshots encrypted with the AWS managed key can't be shared."],
  ["Both source and destination account must be a member of the same organization."],
  ["The snapshot requires a target option group with the following options: TDE"],
  ["Requested subnet does not have enough free addresses"],
  ["AWS Backup does not permit attaching a new instance profile to an EC2 instance."],
  ["We currently do not have sufficient capacity"],
  ["The point in time is already taken", "restore"],
  ["No objects were backed up from the source bucket x", "copy"],
  ["Job expired before completion", "restore"],
];

/** Words of one cause in a message of another: not this advice. */
const confused: readonly (readonly [message: string, wrong: RegExp, kind?: JobKind])[] = [
  ["Access denied trying to call AWS Backup service", /copy|destination/],
  ["Access Denied trying to call AWS Backup service", /copy|destination/, "restore"],
  ["Volume vol-1 was not found. It was encrypted with KMS key k.", /KMS/],
  ["Table is in use: ResourceInUseException", /another job/],
  ["The AWS Access Key Id needs a subscription for the service", /KMS/],
  ["Request exceeded the maximum time, assumed failed; child role", /assume|quota|child jobs/],
  ["The resource is currently in use", /plans or rules/, "restore"],
  ["Value x of parameter y is invalid", /restore metadata/],
  ["Value x of parameter y is invalid", /rule's/, "restore"],
];

describe("What a job's trouble usually means", () => {
  for (const [message, expected, kind] of messages) {
    it(`is told of ${message}`, () => {
      expect(adviceFor(failed(message, kind))).toMatch(expected);
    });
  }

  for (const [state, message, expected, kind] of reported) {
    it(`is told of the reported ${message}`, () => {
      const job = { ...failed(message, kind), state };
      expect(adviceFor(job)).toMatch(expected);
      expect(adviceFor(job)).toMatch(/^This usually means that .*\. Check .*\.$/);
    });
  }

  for (const [message, kind] of traps) {
    it(`is not told of ${message} (${kind ?? "backup"})`, () => {
      expect(adviceFor(failed(message, kind))).toBeUndefined();
    });
  }

  for (const [message, wrong, kind] of confused) {
    it(`is another one of ${message} (${kind ?? "backup"})`, () => {
      expect(adviceFor(failed(message, kind))).not.toMatch(wrong);
      expect(adviceFor(failed(message, kind))).toBeDefined();
    });
  }

  it("is silent about what we don't know", () => {
    for (const text of ["", "Something went wrong.", "42", "<script>alert(1)</script>"]) {
      expect(adviceFor(failed(text))).toBeUndefined();
    }
  });

  it("is silent where nothing went wrong, whatever the message says", () => {
    for (const state of ["RUNNING", "CREATED", "PENDING", "ABORTING", "QUARANTINED", ""]) {
      expect(adviceFor(aBackupJob({ state, statusMessage: "Access denied" }))).toBeUndefined();
    }
    expect(adviceFor(aRestoreJob())).toBeUndefined();
    expect(adviceFor(aBackupJob())).toBeUndefined();
  });

  it("goes by the category where the message says nothing, in any spelling", () => {
    for (const category of ["AccessDenied", "ACCESS_DENIED", "accessdenied"]) {
      expect(adviceFor(aBackupJob({ state: "FAILED", messageCategory: category }))).toMatch(
        /lacks a permission/,
      );
    }
    for (const category of ["InvalidParameters", "INVALIDPARAMETERS"]) {
      expect(adviceFor(aCopyJob({ state: "FAILED", messageCategory: category }))).toMatch(
        /does not accept/,
      );
    }
    for (const category of ["MISCELLANEOUS", "__proto__", "constructor", "SUCCESS", "TOMORROWS"]) {
      expect(adviceFor(aBackupJob({ state: "FAILED", messageCategory: category }))).toBeUndefined();
    }
  });

  it("goes by the state where there is nothing else", () => {
    expect(adviceFor(aBackupJob({ state: "EXPIRED", messageCategory: "EXPIRED" }))).toMatch(
      /start window/,
    );
    expect(adviceFor(aBackupJob({ state: "PARTIAL" }))).toMatch(/child jobs/);
    expect(adviceFor(aBackupJob({ state: "ABORTED" }))).toBeUndefined();
  });

  it("covers jobs that completed with issues, and restores that failed their test", () => {
    const withIssues = aBackupJob({ messageCategory: "AccessDenied" });
    expect(adviceFor(withIssues)).toMatch(/lacks a permission/);
    expect(adviceFor(aRestoreJob({ validationStatus: "FAILED" }))).toMatch(/validation/);
    expect(adviceFor(aRestoreJob({ validationStatus: "TIMED_OUT" }))).toMatch(/in time/);
    expect(
      adviceFor(aRestoreJob({ validationStatus: "SUCCESSFUL", deletionStatus: "FAILED" })),
    ).toMatch(/still there/);
  });

  it("says of a scan that found threats what must not be done, whatever its state", () => {
    for (const state of ["COMPLETED", "COMPLETED_WITH_ISSUES"]) {
      const job = aScanJob({ state, scanResultStatus: "THREATS_FOUND" });
      expect(adviceFor(job)).toMatch(/^The scanner found malware .* Do not restore from it\./);
    }
    expect(adviceFor(aScanJob())).toBeUndefined();
  });

  it("has something to say of every failure of the demo account, and never claims to be certain", () => {
    const account = demoAccount({ now: noon });
    const jobs = (["backup", "restore", "copy"] as const).flatMap((kind) =>
      account
        .shelf(kind)
        .all.map(({ record }) => record["StatusMessage"])
        .filter((text) => text !== undefined)
        .map((text) => failed(readText(text), kind)),
    );
    expect(new Set(jobs.map((job) => job.statusMessage)).size).toBeGreaterThan(15);
    for (const job of jobs) {
      expect([job.kind, job.statusMessage, adviceFor(job)]).toEqual([
        job.kind,
        job.statusMessage,
        expect.stringMatching(/^This usually means that .*\. Check .*\.$/),
      ]);
    }
  });

  it("looks at the beginning of an endless message only", () => {
    expect(adviceFor(failed(`${"kms ".repeat(250_000)} access denied`))).toBeUndefined();
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (message, category) => {
        const job = aBackupJob({
          state: "FAILED",
          statusMessage: message,
          messageCategory: category,
        });
        expect([undefined, "string"]).toContain(
          adviceFor(job) === undefined ? undefined : typeof adviceFor(job),
        );
      }),
    );
  });
});
