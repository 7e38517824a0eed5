import type { BackupErrorReason } from "../../domain/query/backupError";

export interface ErrorCause {
  /** The label of a row, to be read at the smallest width of a side bar: at most 25 characters, no full stop. */
  readonly label: string;
  /** Goes on after "Could not list backup jobs in eu-west-1: ". */
  readonly cause: string;
}

/** What each reason means, in plain words. */
export const errorCauses: Readonly<Record<BackupErrorReason, ErrorCause>> = {
  invalidParameterValue: {
    label: "Parameter not valid",
    cause: "AWS Backup did not accept the value of a parameter",
  },
  missingParameterValue: {
    label: "Parameter missing",
    cause: "a parameter that AWS Backup requires is missing",
  },
  resourceNotFound: {
    label: "Not found",
    cause: "AWS Backup does not have it, or no longer has it",
  },
  serviceUnavailable: {
    label: "AWS Backup unavailable",
    cause: "AWS Backup is temporarily unavailable",
  },
  dependencyFailure: {
    label: "AWS service failed",
    cause: "a service that AWS Backup depends on failed",
  },
  nextTokenRejected: {
    label: "Page token refused",
    cause: "AWS Backup no longer accepts the token of this page",
  },
  throttling: {
    label: "Too many requests",
    cause: "AWS refused the request because there were too many",
  },
  accessDenied: { label: "Access denied", cause: "access denied" },
  unrecognizedClient: {
    label: "Access key unknown",
    cause: "AWS does not know the access key, or the account has not enabled this Region",
  },
  expiredToken: { label: "Credentials expired", cause: "the credentials have expired" },
  invalidSignature: {
    label: "Signature refused",
    cause: "AWS did not accept the signature of the request",
  },
  serverFault: { label: "AWS had a fault", cause: "AWS had an internal fault" },
  ssoLoginNeeded: {
    label: "Sign-in needed",
    cause: "the sign-in to IAM Identity Center is missing or has expired",
  },
  awsLoginNeeded: {
    label: "Sign-in needed",
    cause: "the sign-in to AWS is missing or has expired",
  },
  ssoAccessDenied: {
    label: "No access to the role",
    cause: "IAM Identity Center gives no access to the profile's account or role",
  },
  credentialProcessFailed: {
    label: "Credential process failed",
    cause: "the credential_process of the profile failed",
  },
  mfaNeeded: { label: "MFA code needed", cause: "an MFA code is needed" },
  mfaCancelled: { label: "No MFA code given", cause: "no MFA code was given" },
  mfaRefused: { label: "MFA code refused", cause: "AWS refused the MFA code" },
  profileIncomplete: {
    label: "Profile incomplete",
    cause: "the profile does not fully say where its credentials come from",
  },
  profileCycle: {
    label: "Profiles form a circle",
    cause: "the source_profile entries form a circle",
  },
  assumeRoleDenied: {
    label: "Role can't be assumed",
    cause: "AWS does not allow the profile's role to be assumed",
  },
  webIdentityFileMissing: {
    label: "Token file missing",
    cause: "the web identity token file can't be read",
  },
  credentialSourceUnavailable: {
    label: "No credentials found",
    cause: "the environment, container or instance has no credentials",
  },
  hostNotFound: { label: "Host not found", cause: "the network did not find the host name of AWS" },
  connectionRefused: { label: "No connection", cause: "AWS could not be reached" },
  connectionCut: { label: "Connection cut", cause: "the connection was cut" },
  certificateRejected: {
    label: "Certificate not trusted",
    cause: "the connection is not secure, because the certificate is not trusted",
  },
  timedOut: { label: "No answer in time", cause: "no answer came in time" },
  notJson: {
    label: "Not AWS Backup's answer",
    cause: "the answer does not look like an answer of AWS Backup",
  },
  endpointInvalid: {
    label: "Endpoint not valid",
    cause: "the configured endpoint can't be used",
  },
  regionInvalid: { label: "Not a Region", cause: "this is not a Region" },
  cancelled: { label: "Cancelled", cause: "cancelled" },
  unexpected: { label: "Unexpected failure", cause: "something unexpected happened" },
};
