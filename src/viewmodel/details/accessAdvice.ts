import type { AccessCauseId } from "../../domain/cause/accessCauses";
import type { Advice } from "./advice";

const encodedDenial =
  "This usually means that the job's IAM role lacks a permission. Check what was denied. The command aws sts decode-authorization-message decodes the encoded part.";

/** Advice on keys, roles, policies and organizations. */
export const accessAdvice: Readonly<Record<AccessCauseId, Advice>> = {
  keyUnusableOrDenied: {
    text: "This usually means that the KMS key can't be used. It may be disabled or deleted, or the job's IAM role is not allowed to use it. Check the state and the policy of the vault's key and of the resource's key, and the role's policies.",
    check: ["key", "role", "vault", "resource"],
  },
  keyUnusable: {
    text: "This usually means that the KMS key is disabled, deleted or scheduled for deletion. Check the state of the vault's key and of the resource's key.",
    check: ["key", "vault", "resource"],
  },
  keyNotShared: {
    text: "This usually means that the job's IAM role, or the destination account, is not allowed to use the backup's key. Check that the key's policy allows kms:DescribeKey, kms:Decrypt and kms:CreateGrant. An AWS managed key can't be shared with another account.",
    check: ["key", "role"],
  },
  awsManagedKey: {
    text: "This usually means that the backup or the vault is encrypted with an AWS managed key, which no other account can use. Check that the resource and both vaults are encrypted with customer managed keys.",
    check: ["vault", "resource"],
  },
  keyDenied: {
    text: "This usually means that the job's IAM role is not allowed to use the KMS key. Check that the key's policy and the role's policies allow kms:DescribeKey, kms:Decrypt, kms:GenerateDataKey and kms:CreateGrant, for the vault's key and for the resource's key.",
    check: ["key", "role", "vault"],
  },
  passRole: {
    text: "This usually means that the job's IAM role is not allowed to pass the role of the resource. Check that the job's IAM role has iam:PassRole for that role.",
    check: ["role"],
  },
  roleNotAssumed: {
    text: "This usually means that AWS Backup could not assume the job's IAM role. Check that the role still exists and that its trust policy names backup.amazonaws.com.",
    check: ["role"],
  },
  outsidePolicy: {
    text: "This usually means that a policy outside the job's IAM role denies the action. Check the organization's policies and the role's permissions boundary for a Deny or a missing Allow.",
    check: ["role"],
  },
  encodedDenialOfRestore: {
    text: `${encodedDenial} For an EC2 instance it is often iam:PassRole for the instance's role. The restore can also leave out the instance profile.`,
    check: ["role"],
  },
  encodedDenial: { text: encodedDenial, check: ["role"] },
  vaultLock: {
    text: "This usually means that the retention is outside the limits of the vault lock. Check the rule's lifecycle against the vault's minimum and maximum retention.",
    check: ["vault", "plan"],
  },
  organization: {
    text: "This usually means that cross-account backup is not set up between the two accounts. Check that both belong to the same organization, and that cross-account backup is on in the management account's AWS Backup settings.",
  },
  destinationVault: {
    text: "This usually means that the destination vault does not accept the copy. Check that its access policy allows backup:CopyIntoBackupVault. Between accounts, check also that both belong to the organization and that cross-account backup is on.",
    check: ["vault", "role"],
  },
  callDenied: {
    text: "This usually means that a policy denied a call to AWS Backup. Check the policies of the job's IAM role, the vault's access policy and the organization's policies.",
    check: ["role", "vault"],
  },
  vaultPolicy: {
    text: "This usually means that the vault's access policy denies the action. Check the policy for a Deny that applies to the job's IAM role.",
    check: ["vault", "role"],
  },
  notSubscribed: {
    text: "This usually means that the account is not signed up for the service. Check the account's status, and whether the Region is enabled for it.",
  },
};
