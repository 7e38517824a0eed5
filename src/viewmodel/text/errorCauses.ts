import type { BackupErrorReason } from "../../domain/query/backupError";
import type { BackupErrorDetails } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { credentialOwner, endpointOwner } from "./credentialOwner";
import { oneLine } from "./plainText";

export interface ErrorCause {
  /** The label of a row, to be read at the smallest width of a side bar: at most 25 characters, no full stop. */
  readonly label: string;
  /** Goes on after "Could not list backup jobs in eu-west-1: ". */
  readonly cause: string | ((told: Told) => string);
}

/** What a cause may tell of one failure; texts of config files and AWS among it are on one line. */
interface Told {
  /** The profile whose part failed: "profile base (source_profile of prod)". */
  readonly owner: string;
  /** Whether that is a source of the session's profile. */
  readonly isSource: boolean;
  readonly lack: string | undefined;
  readonly role: string | undefined;
  readonly file: string | undefined;
  /** " at 127.0.0.1:4566, which the environment variable AWS_ENDPOINT_URL names", or "" for unknown. */
  readonly place: string;
}

/** What happened, in words that go on after "Could not list backup jobs in eu-west-1: ". */
export function errorCause(
  reason: BackupErrorReason,
  details: BackupErrorDetails,
  session: Session,
): string {
  const { cause } = errorCauses[reason];
  if (typeof cause === "string") return cause;
  const shown = (text: string | undefined): string | undefined => text && oneLine(text, 200);
  const endpoint = endpointOwner(details, session);
  return cause({
    owner: credentialOwner(details, session),
    isSource: details.profile !== undefined,
    lack: shown(details.lack),
    role: shown(details.role),
    file: shown(details.file),
    place:
      details.host === undefined
        ? ""
        : ` at ${oneLine(details.host, 100)}${endpoint === undefined ? "" : `, which ${endpoint} names`}`,
  });
}

function credentialsOf(owner: string): string {
  return owner.startsWith("the credentials") ? owner : `the credentials of ${owner}`;
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
    cause: ({ owner, isSource }) =>
      isSource
        ? `AWS does not know the access key of ${owner}`
        : "AWS does not know the access key, or the account has not enabled this Region",
  },
  expiredToken: {
    label: "Credentials expired",
    cause: ({ owner, isSource, file }) => {
      if (file !== undefined) return `the web identity token in ${file} has expired`;
      return isSource ? `${credentialsOf(owner)} have expired` : "the credentials have expired";
    },
  },
  invalidSignature: {
    label: "Signature refused",
    cause: ({ owner, isSource }) =>
      `AWS did not accept the signature of the request${isSource ? ` with the key of ${owner}` : ""}`,
  },
  serverFault: { label: "AWS had a fault", cause: "AWS had an internal fault" },
  ssoLoginNeeded: {
    label: "Sign-in needed",
    cause: ({ owner, isSource }) =>
      `the sign-in to IAM Identity Center${isSource ? ` of ${owner}` : ""} is missing or has expired`,
  },
  awsLoginNeeded: {
    label: "Sign-in needed",
    cause: ({ owner, isSource }) =>
      `the sign-in to AWS${isSource ? ` of ${owner}` : ""} is missing or has expired`,
  },
  awsLoginDenied: {
    label: "Sign-in not renewed",
    cause: ({ owner }) => `AWS does not allow the sign-in of ${owner} to be renewed`,
  },
  ssoAccessDenied: {
    label: "No access to the role",
    cause: ({ owner }) => `IAM Identity Center gives no access to the account or role of ${owner}`,
  },
  credentialProcessFailed: {
    label: "Credential process failed",
    cause: ({ owner, lack = "failed" }) => `the credential_process of ${owner} ${lack}`,
  },
  credentialProcessMissing: {
    label: "Program not found",
    cause: ({ owner, file }) => {
      const where = file !== undefined && /[\\/]/.test(file) ? "" : " in the PATH that VS Code has";
      const program =
        file === undefined
          ? `the program that credential_process of ${owner} runs`
          : `the program ${file}, which credential_process of ${owner} runs,`;
      return `${program} was not found${where}`;
    },
  },
  credentialProcessTimedOut: {
    label: "Credential process hangs",
    cause: ({ owner, lack = "gave no credentials in time" }) =>
      `the credential_process of ${owner} ${lack}`,
  },
  mfaNeeded: { label: "MFA code needed", cause: "an MFA code is needed" },
  mfaCancelled: { label: "No MFA code given", cause: "no MFA code was given" },
  mfaRefused: { label: "MFA code refused", cause: "AWS refused the MFA code" },
  mfaSerialOnSource: {
    label: "Role can't be assumed",
    cause: ({ owner }) =>
      `mfa_serial is on the source profile only, but the AWS CLI and SDKs look for it on the profile of the role, ${owner}`,
  },
  profileIncomplete: {
    label: "Profile incomplete",
    cause: ({ owner, lack = "does not fully say where its credentials come from" }) =>
      `${owner} ${lack}`,
  },
  profileCycle: {
    label: "Profiles form a circle",
    cause: "the source_profile entries form a circle",
  },
  assumeRoleDenied: {
    label: "Role can't be assumed",
    cause: ({ owner, role }) =>
      `AWS does not allow the role ${role === undefined ? "" : `${role} `}of ${owner} to be assumed`,
  },
  webIdentityFileMissing: {
    label: "Token file missing",
    cause: ({ file }) =>
      `the web identity token file ${file === undefined ? "" : `${file} `}can't be read`,
  },
  credentialSourceUnavailable: {
    label: "No credentials found",
    cause: ({ lack = "the environment, container or instance has no credentials" }) => lack,
  },
  hostNotFound: {
    label: "Host not found",
    cause: ({ place }) =>
      `the network did not find the host name${place === "" ? " of AWS" : place.replace(/^ at/, "")}`,
  },
  connectionRefused: {
    label: "No connection",
    cause: ({ place }) => `AWS could not be reached${place}`,
  },
  connectionCut: {
    label: "Connection cut",
    cause: ({ place }) => `the connection was cut${place}`,
  },
  certificateRejected: {
    label: "Certificate not trusted",
    cause: ({ place }) =>
      `the connection is not secure, because the certificate is not trusted${place}`,
  },
  timedOut: {
    label: "No answer in time",
    cause: ({ place }) => `no answer came in time${place.replace(/^ at/, " from")}`,
  },
  notJson: {
    label: "Not AWS Backup's answer",
    cause: ({ place }) =>
      `the answer${place.replace(/^ at/, " of")}${place.includes(", which ") ? "," : ""} does not look like an answer of AWS`,
  },
  endpointInvalid: {
    label: "Endpoint not valid",
    cause: "the configured endpoint can't be used",
  },
  regionInvalid: { label: "Not a Region", cause: "this is not a Region" },
  cancelled: { label: "Cancelled", cause: "cancelled" },
  unexpected: { label: "Unexpected failure", cause: "something unexpected happened" },
};
