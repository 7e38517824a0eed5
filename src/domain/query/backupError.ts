import type { Session } from "../session/session";

/** Why a request failed, and through {@link kindOfReason} what helps. */
export type BackupErrorReason =
  // AWS Backup's own (reference pages and service model)
  | "invalidParameterValue"
  | "missingParameterValue"
  | "resourceNotFound"
  | "serviceUnavailable"
  | "dependencyFailure"
  | "nextTokenRejected"
  // Common to AWS services, seen in practice
  | "throttling"
  | "accessDenied"
  | "unrecognizedClient"
  | "expiredToken"
  | "invalidSignature"
  | "serverFault"
  // Credentials
  | "ssoLoginNeeded"
  | "awsLoginNeeded"
  | "awsLoginDenied"
  | "ssoAccessDenied"
  | "credentialProcessFailed"
  | "credentialProcessMissing"
  | "credentialProcessTimedOut"
  | "mfaNeeded"
  | "mfaCancelled"
  | "mfaRefused"
  | "mfaSerialOnSource"
  | "profileIncomplete"
  | "profileCycle"
  | "assumeRoleDenied"
  | "webIdentityFileMissing"
  | "credentialSourceUnavailable"
  // The way to AWS
  | "hostNotFound"
  | "connectionRefused"
  | "connectionCut"
  | "certificateRejected"
  | "timedOut"
  | "notJson"
  | "endpointInvalid"
  | "regionInvalid"
  | "cancelled"
  | "unexpected";

export type BackupErrorKind =
  | "signInNeeded"
  | "accessDenied"
  | "throttled"
  | "unavailable"
  | "offline"
  | "timeout"
  | "notFound"
  | "invalidRequest"
  | "pageExpired"
  /** AWS was asked and refused the key, or its signature. */
  | "keyRefused"
  /** The place that the profile names gives no credentials. */
  | "noCredentials"
  /** What the AWS config files or the settings say can't work. */
  | "notConfigured"
  | "cancelled"
  | "unexpected";

const kinds: Readonly<Record<BackupErrorReason, BackupErrorKind>> = {
  invalidParameterValue: "invalidRequest",
  missingParameterValue: "invalidRequest",
  resourceNotFound: "notFound",
  serviceUnavailable: "unavailable",
  dependencyFailure: "unavailable",
  nextTokenRejected: "pageExpired",
  throttling: "throttled",
  accessDenied: "accessDenied",
  unrecognizedClient: "keyRefused",
  expiredToken: "signInNeeded",
  invalidSignature: "keyRefused",
  serverFault: "unavailable",
  ssoLoginNeeded: "signInNeeded",
  awsLoginNeeded: "signInNeeded",
  awsLoginDenied: "accessDenied",
  ssoAccessDenied: "accessDenied",
  credentialProcessFailed: "noCredentials",
  credentialProcessMissing: "noCredentials",
  credentialProcessTimedOut: "noCredentials",
  mfaNeeded: "signInNeeded",
  mfaCancelled: "signInNeeded",
  mfaRefused: "signInNeeded",
  mfaSerialOnSource: "notConfigured",
  profileIncomplete: "notConfigured",
  profileCycle: "notConfigured",
  assumeRoleDenied: "accessDenied",
  webIdentityFileMissing: "noCredentials",
  credentialSourceUnavailable: "noCredentials",
  hostNotFound: "offline",
  connectionRefused: "offline",
  connectionCut: "offline",
  certificateRejected: "offline",
  timedOut: "timeout",
  notJson: "unexpected",
  endpointInvalid: "notConfigured",
  regionInvalid: "notConfigured",
  cancelled: "cancelled",
  unexpected: "unexpected",
};

export interface BackupErrorDetails {
  /** e.g. "ListBackupJobs". */
  readonly operation?: string;
  /** Where it was asked. */
  readonly session?: Session;
  /** Whose jobs the request asked for, where it named an account: 12 digits, or "*". */
  readonly accountId?: string;
  /** AWS's or the SDK's own words, cleaned of secrets; untrusted text. */
  readonly detail?: string;
  readonly requestId?: string;
  readonly httpStatusCode?: number;
  /** The profile whose part of the session's chain failed, where it isn't the session's. */
  readonly profile?: string;
  /** The profiles from the session's to {@link profile}, each naming the next as its source. */
  readonly chain?: readonly string[];
  /** What a profile lacks, as words that follow its name: "has no role_arn". */
  readonly lack?: string;
  /** The role that could not be assumed. */
  readonly role?: string;
  /** The profile whose credentials were to assume {@link role}, or environmentProfile. */
  readonly source?: string;
  /** A file that can't be used, or the program that can't be run. */
  readonly file?: string;
  /** The container or instance gives the credentials that failed, and renews them by itself. */
  readonly renewsItself?: true;
  /** Exit code of a credential process. */
  readonly exitCode?: number;
  /** Where the request went: host name, and the port unless it is the usual one. */
  readonly host?: string;
  /** The variable or setting that names {@link host}: "AWS_ENDPOINT_URL", "endpoint_url of profile prod". */
  readonly endpointSource?: string;
}

/** Shared by all copies of this module in a process. */
const brand = Symbol.for("aws-backup-explorer.BackupError");

/**
 * The only error that crosses from the aws layer; says what to do, not where it happened. Each bundle
 * has its own copy of this class: `instanceof` goes by the brand, or the others would take every
 * error of dist/aws.js for an unexpected one.
 */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly [brand] = true;
  readonly kind: BackupErrorKind;

  constructor(
    readonly reason: BackupErrorReason,
    readonly details: BackupErrorDetails = {},
  ) {
    super(details.detail === undefined ? reason : `${reason}: ${details.detail}`);
    this.kind = kinds[reason];
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}
