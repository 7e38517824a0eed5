import { type CausePattern, denied } from "./causePattern";

const kms =
  /\bkms\b|encryption key|customer master key|\bcmk\b|given key id|DescribeKey|key policy/i;
/** Of the key, and not of something else that the message names before it. */
const unusable =
  /(?:\bkms\b|encryption key|customer master key|\bcmk\b|given key id).{0,200}(?:pending deletion|disabled|not enabled|invalid ?state|not found|does not exist|non ?existent)|(?:disabled|deleted) (?:kms |encryption )?key\b/i;

/**
 * Keys, roles, policies and organizations, the narrower first.
 *
 * The messages are those that AWS documents (Developer Guide, "Reasons for problematic jobs") and what the services behind
 * AWS Backup say; other sources stand beside the cause.
 */
export const accessCauses = [
  { id: "keyUnusableOrDenied", label: "KMS key", words: [unusable, /denied|permission/i] },
  { id: "keyUnusable", label: "KMS key", words: [unusable] },
  {
    id: "keyNotShared",
    label: "KMS key",
    kinds: ["copy"],
    words: [kms, /not accessible/i],
  },
  {
    // "… encrypted with the default Backup service managed key", "Storage Gateway backup copies require a user-created
    // backup vault and key at destination".
    id: "awsManagedKey",
    label: "AWS managed key",
    kinds: ["copy"],
    words: [
      /(?:aws|service)[- ]managed (?:kms )?(?:key|cmk)|\bdefault (?:key|cmk)\b|user-created backup vault and key/i,
      /cop(?:y|ies|ied)|shared?\b/i,
    ],
  },
  {
    id: "keyDenied",
    label: "KMS key",
    words: [kms, new RegExp(`${denied.source}|not accessible`, "i")],
  },
  { id: "passRole", label: "iam:PassRole", words: [/iam:PassRole/i] },
  {
    id: "roleNotAssumed",
    label: "IAM role",
    words: [
      /AssumeRole|(?:cannot|can't|could not|couldn't|unable to|failed to|not) (?:be )?assumed?\b|IAM role.{0,200}(?:not found|does not exist|is (?:not valid|invalid))/i,
    ],
  },
  {
    id: "outsidePolicy",
    label: "Access denied",
    words: [/service control polic|resource control polic|permissions boundar/i],
  },
  {
    // re:Post, "How do I troubleshoot the encoded authorization failure message": an instance with an instance profile.
    id: "encodedDenialOfRestore",
    label: "Access denied",
    kinds: ["restore"],
    words: [/encoded authorization (?:failure )?message/i],
  },
  {
    id: "encodedDenial",
    label: "Access denied",
    words: [/encoded authorization (?:failure )?message/i],
  },
  {
    id: "vaultLock",
    label: "Vault lock",
    kinds: ["backup", "copy"],
    words: [
      /vault lock|locked vault|(?:min|max)(?:imum)? ?retention|retention.{0,60}(?:within|outside) the range/i,
    ],
  },
  {
    id: "organization",
    label: "Organization",
    kinds: ["copy"],
    words: [/same organization|cross-account.{0,60}not enabled/i],
  },
  {
    id: "destinationVault",
    label: "Access denied",
    kinds: ["copy"],
    words: [
      /trying to call AWS Backup service|CopyIntoBackupVault|destination (?:backup )?vault/i,
      denied,
    ],
  },
  {
    id: "callDenied",
    label: "Access denied",
    words: [/trying to call AWS Backup service/i, denied],
  },
  {
    id: "vaultPolicy",
    label: "Vault policy",
    words: [
      /vault.{0,100}(?:access policy|explicit deny|resource-based policy)|(?:access policy|explicit deny|resource-based policy).{0,100}vault/i,
    ],
  },
  {
    id: "notSubscribed",
    label: "Not subscribed",
    words: [/needs a subscription|not subscribed|OptInRequired/i],
  },
] as const satisfies readonly CausePattern[];

export type AccessCauseId = (typeof accessCauses)[number]["id"];
