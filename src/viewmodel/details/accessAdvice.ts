import { denied, type MessageAdvice } from "./messageWords";

const kms =
  /\bkms\b|encryption key|customer master key|\bcmk\b|given key id|DescribeKey|key policy/i;
const unusable =
  /pending deletion|disabled|not enabled|invalid ?state|not found|does not exist|non ?existent/i;

/** Keys, roles, policies and organizations, the narrower first. */
export const accessAdvice: readonly MessageAdvice[] = [
  {
    words: [kms, unusable, /denied|permission/i],
    advice:
      "This usually means that the KMS key can't be used. It may be disabled or deleted, or the job's IAM role is not allowed to use it. Check the state and the policy of the vault's key and of the resource's key, and the role's policies.",
  },
  {
    words: [kms, unusable],
    advice:
      "This usually means that the KMS key is disabled, deleted or scheduled for deletion. Check the state of the vault's key and of the resource's key.",
  },
  {
    words: [kms, /not accessible/i],
    advice:
      "This usually means that the job's IAM role, or the destination account of a copy, is not allowed to use the backup's key. Check that the key's policy allows kms:DescribeKey, kms:Decrypt and kms:CreateGrant. An AWS managed key can't be shared with another account.",
  },
  {
    words: [
      /(?:aws|service|default).{0,40}(?:managed|default) (?:key|cmk)|default .{0,40}key/i,
      /cop(?:y|ied)|shared?\b/i,
    ],
    advice:
      "This usually means that the backup or the vault is encrypted with an AWS managed key, which no other account can use. Check that the resource and both vaults are encrypted with customer managed keys.",
  },
  {
    words: [kms, denied],
    advice:
      "This usually means that the job's IAM role is not allowed to use the KMS key. Check that the key's policy and the role's policies allow kms:Decrypt, kms:GenerateDataKey and kms:CreateGrant, for the vault's key and for the resource's key.",
  },
  {
    words: [/iam:PassRole/i],
    advice:
      "This usually means that the job's IAM role is not allowed to pass the role of the resource. Check that the job's IAM role has iam:PassRole for that role.",
  },
  {
    words: [
      /AssumeRole|(?:cannot|can't|could not|couldn't|unable to|failed to|not) (?:be )?assumed?\b|IAM role.{0,200}(?:not found|does not exist|is (?:not valid|invalid))/i,
    ],
    advice:
      "This usually means that AWS Backup could not assume the job's IAM role. Check that the role still exists and that its trust policy names backup.amazonaws.com.",
  },
  {
    words: [/service control polic|resource control polic|permissions boundar/i],
    advice:
      "This usually means that a policy outside the job's IAM role denies the action. Check the organization's policies and the role's permissions boundary for a Deny or a missing Allow.",
  },
  {
    words: [/encoded authorization (?:failure )?message/i],
    advice:
      "This usually means that the job's IAM role lacks a permission, often iam:PassRole. Check what was denied. The command aws sts decode-authorization-message decodes the encoded part.",
  },
  {
    words: [
      /vault lock|locked vault|(?:min|max)(?:imum)? ?retention|retention.{0,60}(?:within|outside) the range/i,
    ],
    advice:
      "This usually means that the retention is outside the limits of the vault lock. Check the rule's lifecycle against the vault's minimum and maximum retention.",
  },
  {
    words: [/same organization|cross-account.{0,60}not enabled/i],
    advice:
      "This usually means that cross-account backup is not set up between the two accounts. Check that both belong to the same organization, and that cross-account backup is on in the management account's AWS Backup settings.",
  },
  {
    words: [
      /trying to call AWS Backup service|CopyIntoBackupVault|destination (?:backup )?vault/i,
      denied,
    ],
    advice:
      "This usually means that the destination vault does not accept the copy. Check that its access policy allows backup:CopyIntoBackupVault. Between accounts, check also that both belong to the organization and that cross-account backup is on.",
  },
  {
    words: [/vault/i, /access policy|explicit deny|resource-based policy/i],
    advice:
      "This usually means that the vault's access policy denies the action. Check the policy for a Deny that applies to the job's IAM role.",
  },
  {
    words: [/needs a subscription|not subscribed|OptInRequired/i],
    advice:
      "This usually means that the account is not signed up for the service. Check the account's status, and whether the Region is enabled for it.",
  },
];
