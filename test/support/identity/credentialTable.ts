import type { Column } from "./credentialCells";

/**
 * What users read in each state of each kind of credentials after "Could not list backup jobs in eu-west-1: "; the ID of
 * the key that signs where it works. "[removed]" stands where the service repeated a secret.
 */
export const credentialTable: Readonly<Record<string, Readonly<Record<Column, string>>>> = {
  "access keys": {
    works: "s3cret-own-key-id",
    expired:
      "the credentials have expired. Renew the credentials of profile p, then retry. AWS says: [removed] [removed]",
    wrong:
      "AWS does not know the access key, or the account has not enabled this Region. Check the access key of profile p, or select another Region. AWS says: [removed] [removed]",
    missing:
      "profile p has aws_access_key_id, but no aws_secret_access_key. Correct profile p in the AWS config files, or select another.",
    cancelled: "cancelled. Retry.",
  },
  "chain of roles": {
    works: "s3cret-role-key-id",
    expired:
      "the credentials of profile base (source_profile of middle) have expired. Renew the credentials of profile base (source_profile of middle), then retry. AWS says: no [removed]",
    wrong:
      "AWS does not allow the role arn:aws:iam::111122223333:role/middle of profile middle (source_profile of p) to be assumed. Ask for the permission sts:AssumeRole for profile base, and check whom the role trusts. AWS says: [removed] may not",
    missing:
      "profile base (source_profile of middle) names no credentials. Correct profile base (source_profile of middle) in the AWS config files, or select another.",
    cancelled: "cancelled. Retry.",
  },
  MFA: {
    works: "s3cret-role-key-id",
    expired:
      "the credentials of profile base (source_profile of p) have expired. Renew the credentials of profile base (source_profile of p), then retry. AWS says: no [removed] [removed]",
    wrong:
      "AWS refused the MFA code. Wait for a new code, and check mfa_serial of profile p. AWS says: MultiFactorAuthentication failed with invalid MFA one time pass code [removed]",
    missing: "no MFA code was given. Enter the MFA code of profile p.",
    cancelled: "cancelled. Retry.",
  },
  "credential_source Environment": {
    works: "s3cret-role-key-id",
    expired:
      "the credentials in the environment variables (credential_source of p) have expired. Start VS Code anew from a shell that has fresh credentials in its environment. AWS says: no [removed]",
    wrong:
      "AWS does not know the access key of the credentials in the environment variables (credential_source of p). Check the access key of the credentials in the environment variables (credential_source of p), or select another Region. AWS says: [removed]",
    missing:
      "the environment of VS Code has no AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Start VS Code in an environment that has credentials, or select a profile. Details: Unable to find environment variable credentials.",
    cancelled: "cancelled. Retry.",
  },
  "web identity": {
    works: "s3cret-role-key-id",
    expired:
      "the web identity token in ~/token has expired. Wait until the file is renewed, then retry. AWS says: no [removed]",
    wrong:
      "AWS does not allow the role arn:aws:iam::444455556666:role/top of profile p to be assumed. Check whom the role trusts, and the token in ~/token. AWS says: [removed] may not",
    missing:
      "the web identity token file /no/such/token can't be read. Check web_identity_token_file of profile p.",
    cancelled: "cancelled. Retry.",
  },
  credential_process: {
    works: "s3cret-process-key-id",
    expired:
      "the credential_process of profile p printed credentials that have expired. Check credential_process of profile p, then retry.",
    wrong:
      "the credential_process of profile p failed with exit code 2. Check credential_process of profile p, then retry. Details: No such user [removed] [removed]",
    missing:
      "the program corp-credentials, which credential_process of profile p runs, was not found in the PATH that VS Code has. Name the program with its whole path in credential_process of profile p.",
    cancelled: "cancelled. Retry.",
  },
  "IAM Identity Center": {
    works: "s3cret-sso-key-id",
    expired:
      'the sign-in to IAM Identity Center is missing or has expired. Run aws sso login --profile p, then retry. AWS says: no: {"clientId":"client","[removed]","grantType":"refresh_token","[removed]"}',
    wrong:
      "IAM Identity Center gives no access to the account or role of profile p. Check sso_account_id and sso_role_name of profile p. AWS says: No access for [removed]",
    missing:
      "the sign-in to IAM Identity Center is missing or has expired. Run aws sso login --profile p, then retry.",
    cancelled: "cancelled. Retry.",
  },
  "IAM Identity Center without a session": {
    works: "s3cret-sso-key-id",
    expired:
      "the sign-in to IAM Identity Center is missing or has expired. Run aws sso login --profile p, then retry.",
    wrong:
      "IAM Identity Center gives no access to the account or role of profile p. Check sso_account_id and sso_role_name of profile p. AWS says: No access for [removed]",
    missing:
      "the sign-in to IAM Identity Center is missing or has expired. Run aws sso login --profile p, then retry.",
    cancelled: "cancelled. Retry.",
  },
  "aws login": {
    works: "s3cret-login-fresh-key-id",
    expired:
      "the sign-in to AWS is missing or has expired. Run aws login --profile p, then retry. Details: Your session has expired. Please reauthenticate.",
    wrong:
      "AWS does not allow the sign-in of profile p to be renewed. Ask for the permission signin:CreateOAuth2Token for profile p. Details: Unable to refresh credentials due to insufficient permissions. You may be missing permission for the 'CreateOAuth2Token' action.",
    missing: "the sign-in to AWS is missing or has expired. Run aws login --profile p, then retry.",
    cancelled: "cancelled. Retry.",
  },
  environment: {
    works: "s3cret-env-key-id",
    expired:
      "the credentials have expired. Start VS Code anew from a shell that has fresh credentials in its environment. AWS says: [removed] [removed]",
    wrong:
      "AWS does not know the access key, or the account has not enabled this Region. Check the access key of the credentials in the environment variables, or select another Region. AWS says: [removed] [removed]",
    missing:
      "the instance metadata service gives no credentials. Start VS Code in an environment that has credentials, or select a profile. Details: AWS_EC2_METADATA_DISABLED is set.",
    cancelled: "cancelled. Retry.",
  },
  container: {
    works: "s3cret-container-key-id",
    expired:
      "the credentials have expired. Retry in a few minutes. The container or instance renews them by itself. AWS says: [removed] [removed]",
    wrong:
      "the container gives no credentials. Start VS Code in an environment that has credentials, or select a profile. Details: Server responded with status: 404",
    missing:
      "the container gives no credentials. Check credential_source of profile p, or select another profile. Details: No HTTP credential provider host provided. Set AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI.",
    cancelled: "cancelled. Retry.",
  },
  "instance metadata": {
    works: "s3cret-instance-key-id",
    expired:
      "the credentials have expired. Retry in a few minutes. The container or instance renews them by itself. AWS says: [removed] [removed]",
    wrong:
      "the instance metadata service gives no credentials. Check credential_source of profile p, or select another profile. Details: Error response received from instance metadata service",
    missing:
      "profile p names no credentials. Correct profile p in the AWS config files, or select another.",
    cancelled: "cancelled. Retry.",
  },
};
