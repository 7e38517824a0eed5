/** What a status message says, and what that usually means. */
interface MessageAdvice {
  /** All of them must be found. */
  readonly words: readonly RegExp[];
  readonly advice: string;
}

const kms = /\bkms\b|encryption key|customer master key|\bcmk\b/i;
const denied =
  /denied|not authorized|unauthorized|not allow|insufficient (?:privileges|permissions)|forbidden/i;

/**
 * The first that fits counts, so the narrower ones stand first. Patterns have no repetition in a
 * repetition: messages are untrusted and long.
 */
const table: readonly MessageAdvice[] = [
  {
    words: [kms, /pending deletion|is disabled|disabled state|invalid ?state|DisabledException/i],
    advice:
      "This usually means that the KMS key is disabled or waits for its deletion. Check the state of the vault's key and of the resource's own key.",
  },
  {
    words: [kms, denied],
    advice:
      "This usually means that the job's IAM role may not use the KMS key. Check the key's policy and the role's policies for kms:Decrypt, kms:GenerateDataKey and kms:CreateGrant, on the vault's key and on the resource's own.",
  },
  {
    words: [/iam:PassRole/i],
    advice:
      "This usually means that the job's IAM role may not hand on the role that the resource runs with. Check that the role has iam:PassRole for that role.",
  },
  {
    words: [/assum/i, /\brole\b|sts:AssumeRole/i],
    advice:
      "This usually means that AWS Backup could not assume the job's IAM role. Check that the role still exists and that its trust policy names backup.amazonaws.com.",
  },
  {
    words: [/vault lock|locked vault|(?:min|max)(?:imum)? ?retention/i],
    advice:
      "This usually means that the retention lies outside what the vault's lock allows. Check the rule's lifecycle against the vault's minimum and maximum retention.",
  },
  {
    words: [
      /trying to call AWS Backup service|CopyIntoBackupVault|destination (?:backup )?vault/i,
      denied,
    ],
    advice:
      "This usually means that the destination vault does not let the copy in. Check that vault's access policy for backup:CopyIntoBackupVault and, between accounts, that both belong to the organization and cross-account backup is on.",
  },
  {
    words: [/vault/i, /access policy|explicit deny|resource-based policy/i],
    advice:
      "This usually means that the vault's access policy forbids it. Check the policy of the vault for a Deny that covers the job's IAM role.",
  },
  {
    words: [/\bVSS\b|shadow copy/i],
    advice:
      "This usually means that Windows could not make a consistent snapshot (VSS). Check that the VSS components and the SSM agent run on the instance and what its Application event log says; a regular backup may have been made instead.",
  },
  {
    words: [/kubernetes|\bk8s\b/i, /fail/i],
    advice:
      "This usually means that AWS Backup could not read or write some Kubernetes objects of the cluster. Check the cluster's access entry for the job's IAM role and the objects that the message names.",
  },
  {
    words: [/bucket/i, /versioning/i],
    advice:
      "This usually means that the bucket is not prepared for backups. Check that versioning is on and that the job's IAM role may set the bucket's EventBridge notifications.",
  },
  {
    words: [/(?:automated backup|maintenance) window/i],
    advice:
      "This usually means that the job began in or shortly before the database's own backup or maintenance window. Check the times of both and move the plan's schedule away from it.",
  },
  {
    words: [
      /another (?:backup|restore|copy)|concurrent (?:backup|restore|copy) jobs?|already (?:in progress|running|being)/i,
    ],
    advice:
      "This usually means that another job of the same resource was still running. Check whether several plans or rules select the resource at the same time.",
  },
  {
    words: [/throttl|rate exceeded|too many requests|request limit exceeded|slow ?down/i],
    advice:
      "This usually means that too many calls came at once. Check whether many jobs start at the same minute, spread the schedules and run the job again.",
  },
  {
    words: [/free (?:ip )?addresses|InsufficientFreeAddresses/i],
    advice:
      "This usually means that the subnet has no free IP addresses left. Check the subnet of the restore, or choose another.",
  },
  {
    words: [
      /insufficient.{0,20}capacity|not enough capacity|not available in the (?:selected|requested|specified)/i,
    ],
    advice:
      "This usually means that AWS had no capacity for what was asked. Check the instance class and the Availability Zone, choose others, or try again later.",
  },
  {
    words: [
      /limit ?exceeded|quota|exceeded the|maximum (?:allowed )?number|reached the (?:maximum|limit)|cannot create more than/i,
    ],
    advice:
      "This usually means that a quota of the service is used up. Check how many snapshots or backups there are, delete what is not needed, or ask for more in Service Quotas.",
  },
  {
    words: [/expired before|(?:start|backup|completion) window|did not start/i],
    advice:
      "This usually means that the job did not start, or did not end, within the time that its backup window leaves. Check the rule's start and completion windows, and whether earlier jobs of the resource held it up.",
  },
  {
    words: [/opt(?:ed)?[- ]?in\b|resource type.{0,40}not enabled/i],
    advice:
      "This usually means that the resource type is not switched on for AWS Backup in this Region. Check the service opt-in in the settings of AWS Backup.",
  },
  {
    words: [/already exists|AlreadyExists|name is already/i],
    advice:
      "This usually means that a resource of that name is already there. Check the name in the restore metadata, and choose another or remove the old one.",
  },
  {
    words: [/gateway/i, /offline|cannot reach|unreachable|not (?:connected|online)/i],
    advice:
      "This usually means that the backup gateway did not answer. Check that it runs and reaches both the hypervisor and AWS.",
  },
  {
    words: [/nested|child/i, /not complete|fail/i],
    advice:
      "This usually means that some child jobs did not complete. Check the child jobs that failed: each says why.",
  },
  {
    words: [
      /not in an? (?:\w{1,20} )?state|invalid (?:\w{1,20} )?state|InvalidState|incorrect state|unsupported state/i,
    ],
    advice:
      "This usually means that the resource was in a state in which it can't be backed up or restored. Check its state, wait until it is available, and run the job again.",
  },
  {
    words: [
      /not found|NotFound|no longer exists?|(?:does not|doesn't) exist|could not find|was deleted|has been deleted/i,
    ],
    advice:
      "This usually means that the resource, its recovery point or something that they need was gone. Check that it still exists, in this account and Region.",
  },
  {
    words: [/not supported|unsupported/i],
    advice:
      "This usually means that the resource or one of its settings can't be handled this way. Check the feature availability for this resource type and Region.",
  },
  {
    words: [/stopped by|aborted by|cancell?ed by/i],
    advice:
      "This usually means that a person or a program stopped the job. Check CloudTrail for who did it.",
  },
  {
    words: [denied],
    advice:
      "This usually means that the job's IAM role lacks a permission. Check the role's policies, its permissions boundary and the organization's policies for the action that the message names.",
  },
  {
    words: [/access ?denied|missing permissions?|lacks? permissions?/i],
    advice:
      "This usually means that the job's IAM role lacks a permission. Check the role's policies for the action that the message names.",
  },
  {
    words: [/internal (?:error|failure|server)|service unavailable/i],
    advice:
      "This usually means that the service had a passing fault. Check whether the next job completes; if not, give AWS Support the job ID.",
  },
];

/** Enough for any sentence of AWS's; a megabyte of somebody else's is not searched. */
const maxMessage = 4000;

/** What a status message usually means; undefined where we don't know. */
export function messageAdvice(message: string): string | undefined {
  const text = message.slice(0, maxMessage);
  return table.find(({ words }) => words.every((word) => word.test(text)))?.advice;
}
