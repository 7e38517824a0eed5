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
      "This usually means that the KMS key can't be used: it is disabled or gone, or the job's IAM role may not use it. Check the key's state, its policy and the role's policies, for the vault's key and the resource's own.",
  },
  {
    words: [kms, unusable],
    advice:
      "This usually means that the KMS key is disabled, gone, or waits for its deletion. Check the state of the vault's key and of the resource's own key.",
  },
  {
    words: [kms, /not accessible/i],
    advice:
      "This usually means that the job's IAM role, or the account that a copy goes to, may not use the key of the backup. Check the key's policy for kms:DescribeKey, kms:Decrypt and kms:CreateGrant; a key that AWS manages can't be shared with another account.",
  },
  {
    words: [
      /(?:aws|service|default).{0,40}(?:managed|default) (?:key|cmk)|default .{0,40}key/i,
      /cop(?:y|ied)|shared?\b/i,
    ],
    advice:
      "This usually means that the backup or the vault is encrypted with a key that AWS manages, which no other account may use. Check that the resource and both vaults are encrypted with customer managed keys.",
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
    words: [
      /AssumeRole|(?:cannot|can't|could not|couldn't|unable to|failed to|not) (?:be )?assumed?\b|IAM role.{0,200}(?:not found|does not exist|is (?:not valid|invalid))/i,
    ],
    advice:
      "This usually means that AWS Backup could not assume the job's IAM role. Check that the role still exists and that its trust policy names backup.amazonaws.com.",
  },
  {
    words: [/service control polic|resource control polic|permissions boundar/i],
    advice:
      "This usually means that a policy above the job's IAM role forbids the action. Check the organization's policies and the role's permissions boundary for a Deny or a missing Allow.",
  },
  {
    words: [/encoded authorization (?:failure )?message/i],
    advice:
      "This usually means that the job's IAM role lacks a permission, often iam:PassRole. Check what was denied: aws sts decode-authorization-message reads the encoded part.",
  },
  {
    words: [
      /vault lock|locked vault|(?:min|max)(?:imum)? ?retention|retention.{0,60}(?:within|outside) the range/i,
    ],
    advice:
      "This usually means that the retention lies outside what the vault's lock allows. Check the rule's lifecycle against the vault's minimum and maximum retention.",
  },
  {
    words: [/same organization|cross-account.{0,60}not enabled/i],
    advice:
      "This usually means that AWS Organizations does not connect the two accounts for backups. Check that both belong to the same organization, and that cross-account backup is on in the management account's settings of AWS Backup.",
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
    words: [/needs a subscription|not subscribed|OptInRequired/i],
    advice:
      "This usually means that the account is not signed up for the service. Check the account's status, and whether the Region is switched on for it.",
  },
];
