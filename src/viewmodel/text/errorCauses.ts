import type { BackupErrorReason } from "../../domain/query/backupError";

export interface ErrorCause {
  /** For the label of a row; at most 40 characters, no full stop. */
  readonly label: string;
  /** Goes on after "Could not list backup jobs in eu-west-1: ". */
  readonly cause: string;
}

/** What each reason means, in plain words. */
export const errorCauses: Readonly<Record<BackupErrorReason, ErrorCause>> = {
  invalidParameterValue: {
    label: "a parameter is not valid",
    cause: "AWS Backup did not accept the value of a parameter",
  },
  missingParameterValue: {
    label: "a parameter is missing",
    cause: "a parameter that AWS Backup requires is missing",
  },
  resourceNotFound: {
    label: "not found",
    cause: "AWS Backup does not have it, or no longer has it",
  },
  serviceUnavailable: {
    label: "AWS Backup is unavailable",
    cause: "AWS Backup is temporarily unavailable",
  },
  dependencyFailure: {
    label: "a service behind AWS Backup failed",
    cause: "a service that AWS Backup depends on failed",
  },
  nextTokenRejected: {
    label: "AWS refused the page token",
    cause: "AWS Backup no longer accepts the token of this page",
  },
  throttling: {
    label: "too many requests",
    cause: "AWS refused the request because there were too many",
  },
  accessDenied: { label: "access denied", cause: "access denied" },
  unrecognizedClient: {
    label: "AWS does not know the access key",
    cause: "AWS does not know the access key, or the account has not enabled this Region",
  },
  expiredToken: { label: "credentials have expired", cause: "the credentials have expired" },
  invalidSignature: {
    label: "AWS refused the signature",
    cause: "AWS did not accept the signature of the request",
  },
  serverFault: { label: "AWS had a fault", cause: "AWS had an internal fault" },
  ssoLoginNeeded: {
    label: "sign-in needed",
    cause: "the sign-in to IAM Identity Center is missing or has expired",
  },
  awsLoginNeeded: {
    label: "sign-in needed",
    cause: "the sign-in to AWS is missing or has expired",
  },
  ssoAccessDenied: {
    label: "no access to the account or role",
    cause: "IAM Identity Center gives no access to the profile's account or role",
  },
  credentialProcessFailed: {
    label: "credential_process failed",
    cause: "the credential_process of the profile failed",
  },
  mfaNeeded: { label: "an MFA code is needed", cause: "an MFA code is needed" },
  mfaCancelled: { label: "no MFA code was given", cause: "no MFA code was given" },
  mfaRefused: { label: "AWS refused the MFA code", cause: "AWS refused the MFA code" },
  profileIncomplete: {
    label: "the profile has no credentials",
    cause: "the profile does not fully say where its credentials come from",
  },
  profileCycle: {
    label: "profiles refer to each other",
    cause: "the source_profile entries form a circle",
  },
  assumeRoleDenied: {
    label: "the role can't be assumed",
    cause: "AWS does not allow the profile's role to be assumed",
  },
  webIdentityFileMissing: {
    label: "the web identity token is missing",
    cause: "the web identity token file can't be read",
  },
  credentialSourceUnavailable: {
    label: "the source has no credentials",
    cause: "the environment, container or instance has no credentials",
  },
  hostNotFound: { label: "host not found", cause: "the network did not find the host name of AWS" },
  connectionRefused: { label: "no connection", cause: "AWS could not be reached" },
  connectionCut: { label: "connection was cut", cause: "the connection was cut" },
  certificateRejected: {
    label: "certificate is not trusted",
    cause: "the connection is not secure, because the certificate is not trusted",
  },
  timedOut: { label: "no answer in time", cause: "no answer came in time" },
  notJson: {
    label: "the answer is not AWS Backup's",
    cause: "the answer does not look like an answer of AWS Backup",
  },
  endpointInvalid: {
    label: "the endpoint URL is not valid",
    cause: "the configured endpoint can't be used",
  },
  regionInvalid: { label: "not a Region", cause: "this is not a Region" },
  cancelled: { label: "cancelled", cause: "cancelled" },
  unexpected: { label: "an unexpected failure", cause: "something unexpected happened" },
};
