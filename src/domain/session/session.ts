import type { ConfigFileLine, ProfilePlace } from "./configFile";
import type { OpenedGateway } from "../query/jobGateway";

/**
 * The "profile" of a session whose credentials come from environment variables alone (keys, web
 * identity, container). No profile of the config files can bear this name: a header is one line.
 */
export const environmentProfile = "environment\nvariables";

/** What a session's profile is called where a name is wanted, as in the log. Untrusted text. */
export function profileLabel(profile: string): string {
  return profile === environmentProfile ? "environment" : profile;
}

/** An AWS profile and Region: what every request belongs to. */
export interface Session {
  /** A profile of the config files, or {@link environmentProfile}. */
  readonly profile: string;
  readonly region: string;
}

/** The same profile and Region; whether they lead to the same account is AWS's to say. */
export function isSameSession(a: Session, b: Session): boolean {
  return a.profile === b.profile && a.region === b.region;
}

/** How a profile gets its credentials, as far as the config files say. */
export type ProfileSource =
  | "access keys"
  | "assumed role"
  | "IAM Identity Center"
  | "credential process"
  | "web identity"
  | "aws login"
  | "unknown";

export interface Profile {
  readonly name: string;
  readonly region?: string;
  readonly source: ProfileSource;
}

/** What the user chose in this workspace or in settings; the rest is found out. */
export interface SessionChoice {
  readonly profile?: string;
  readonly region?: string;
}

/**
 * noProfile: nothing chosen, no AWS_PROFILE and no profile "default".
 * profileMissing: the named profile is not in the config files.
 * noRegion: the profile names no Region and neither does the environment.
 */
export type SessionResolution =
  | { readonly kind: "ready"; readonly session: Session }
  | { readonly kind: "noProfile" }
  | { readonly kind: "profileMissing"; readonly profile: string }
  | { readonly kind: "noRegion"; readonly profile: string };

/** One request to AWS, for the log. Holds no secret and no member of the answer. */
export interface RequestLogEntry {
  readonly operation: string;
  readonly session: Session;
  /** Milliseconds, retries included. */
  readonly duration: number;
  /** "ok" or the reason of the BackupError. */
  readonly outcome: string;
  readonly httpStatusCode?: number;
  readonly requestId?: string;
  /** 1 unless the SDK tried again. */
  readonly attempts?: number;
}

/** Whose MFA code is asked for. */
export interface MfaPrompt {
  readonly profile: string;
  /** mfa_serial of the profile: an ARN or a serial number. */
  readonly serial: string;
}

/**
 * Asks the user for the code of an MFA device; undefined when they gave up. The signal aborts when
 * nobody waits for the answer any more.
 */
export type AskMfaCode = (prompt: MfaPrompt, signal: AbortSignal) => Promise<string | undefined>;

/** What dist/aws.js offers; the only door to the AWS SDK. */
export interface AwsRuntime {
  /** The profiles of the AWS config files, read anew each time, sorted by name. */
  listProfiles(): Promise<readonly Profile[]>;
  /**
   * Profile: chosen, AWS_PROFILE, "default", else {@link environmentProfile} when the environment
   * names credentials and "default" does not. Region: chosen, AWS_REGION, the profile's,
   * AWS_DEFAULT_REGION.
   */
  resolveSession(choice: SessionChoice): Promise<SessionResolution>;
  /** Where a profile stands in the AWS config files. */
  findProfile(profile: ProfilePlace): Promise<ConfigFileLine>;
  /** Opens a session: reads the files anew, so that changed credentials count. Asks AWS nothing by itself. */
  openGateway(session: Session): OpenedGateway;
}
