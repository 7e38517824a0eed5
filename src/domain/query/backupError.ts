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
  | "ssoAccessDenied"
  | "credentialProcessFailed"
  | "mfaNeeded"
  | "mfaCancelled"
  | "mfaRefused"
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
  unrecognizedClient: "notConfigured",
  expiredToken: "signInNeeded",
  invalidSignature: "notConfigured",
  serverFault: "unavailable",
  ssoLoginNeeded: "signInNeeded",
  awsLoginNeeded: "signInNeeded",
  ssoAccessDenied: "accessDenied",
  credentialProcessFailed: "notConfigured",
  mfaNeeded: "signInNeeded",
  mfaCancelled: "signInNeeded",
  mfaRefused: "signInNeeded",
  profileIncomplete: "notConfigured",
  profileCycle: "notConfigured",
  assumeRoleDenied: "accessDenied",
  webIdentityFileMissing: "notConfigured",
  credentialSourceUnavailable: "notConfigured",
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
  /** The profile whose part of the chain failed, where it isn't the session's. */
  readonly profile?: string;
  /** Whose jobs the request asked for, where it named an account: 12 digits, or "*". */
  readonly accountId?: string;
  /** AWS's or the SDK's own words, cleaned of secrets; untrusted text. */
  readonly detail?: string;
  readonly requestId?: string;
  readonly httpStatusCode?: number;
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
