import type { BackupError } from "../query/backupError";

/** What stands in the way of every request of a session. */
export type SessionTrouble =
  | "signInNeeded"
  | "mfaNeeded"
  /** The role of the profile can't be assumed. */
  | "roleDenied"
  /** AWS does not take the access key. */
  | "keyRefused"
  /** The place that the profile names gives none, such as a credential process that fails. */
  | "noCredentials"
  | "notConfigured"
  | "offline"
  | "throttled"
  | "unavailable";

/**
 * How a session stands, by what its last requests ended with.
 * unknown: nothing was asked yet. denied: AWS answers, but refuses an operation.
 */
export type HealthKind = "unknown" | "fine" | "denied" | SessionTrouble;

export interface Health {
  readonly kind: HealthKind;
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** The newest failure of that kind. */
  readonly error?: BackupError;
}

/** What a failure says of the session as a whole; undefined where it is a matter of the one request. */
export function sessionTrouble({ kind, reason }: BackupError): SessionTrouble | undefined {
  switch (kind) {
    case "signInNeeded":
      return reason.startsWith("mfa") ? "mfaNeeded" : "signInNeeded";
    case "accessDenied":
      return reason === "accessDenied" ? undefined : "roleDenied";
    case "keyRefused":
    case "noCredentials":
    case "notConfigured":
      return kind;
    case "offline":
    case "timeout":
      return "offline";
    case "throttled":
      return "throttled";
    case "unavailable":
      return "unavailable";
    case "unexpected":
      // A network's sign-in page or a proxy answers instead of AWS.
      return reason === "notJson" ? "offline" : undefined;
    case "notFound":
    case "invalidRequest":
    case "pageExpired":
    case "cancelled":
      return undefined;
  }
}

const ofIdentity: readonly HealthKind[] = [
  "signInNeeded",
  "mfaNeeded",
  "roleDenied",
  "keyRefused",
  "noCredentials",
  "notConfigured",
];

/** Credentials are what is wrong: another sign-in, other files or a code may mend it. */
export function isOfIdentity(kind: HealthKind): boolean {
  return ofIdentity.includes(kind);
}
