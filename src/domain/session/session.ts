import type {
  ConfigFileLine,
  ConfigFileState,
  ProfilePlace,
  UnreadableSection,
} from "./configFile";
import type { Disposable } from "../../base/disposables";
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
  /** As the file names it, which need not be one. */
  readonly region?: string;
  readonly source: ProfileSource;
}

/** Where the environment by itself has credentials from. instance: the role of an instance of Amazon EC2. */
export type EnvironmentSource = "access keys" | "web identity" | "container" | "instance";

/** What there is to choose a session's profile from. */
export interface ProfileList {
  /** Sorted by name. */
  readonly profiles: readonly Profile[];
  /** Undefined where the environment has no credentials of its own. */
  readonly environment?: { readonly source: EnvironmentSource; readonly region?: string };
  /** What looks like a profile in the files and can't be read. */
  readonly unreadable: readonly UnreadableSection[];
  readonly files: readonly ConfigFileState[];
}

/** Where a choice was made. */
export type ChoiceSource = "workspace" | "setting";

/** What the user chose in this workspace or in settings; the rest is found out. */
export interface SessionChoice {
  /** Of the config files, or {@link environmentProfile}. */
  readonly profile?: string;
  readonly profileFrom?: ChoiceSource;
  readonly region?: string;
  readonly regionFrom?: ChoiceSource;
}

/** What named a Region. */
export type RegionNaming = ChoiceSource | "AWS_REGION" | "AWS_DEFAULT_REGION" | "profile";

/**
 * noProfile: nothing chosen, no AWS_PROFILE and no profile "default".
 * filesUnreadable: the same, but a config file is there that could not be read.
 * profileMissing: the named profile is not in the config files, or where nobody can read it.
 * environmentMissing: the environment was chosen and has no credentials.
 * noRegion: the profile names no Region and neither does the environment.
 * regionInvalid: what was named is no Region; the one that is meant, where one can tell.
 */
export type SessionResolution =
  | { readonly kind: "ready"; readonly session: Session }
  | { readonly kind: "noProfile" }
  | { readonly kind: "filesUnreadable"; readonly files: readonly ConfigFileState[] }
  | {
      readonly kind: "profileMissing";
      readonly profile: string;
      readonly namedBy: ChoiceSource | "AWS_PROFILE" | "AWS_DEFAULT_PROFILE";
      readonly files: readonly ConfigFileState[];
      readonly unreadable: UnreadableSection | undefined;
    }
  | { readonly kind: "environmentMissing" }
  | { readonly kind: "noRegion"; readonly profile: string }
  | {
      readonly kind: "regionInvalid";
      readonly profile: string;
      readonly text: string;
      readonly namedBy: RegionNaming;
      readonly offer: string | undefined;
    };

/**
 * One request to AWS, for the log. Holds no secret and no member of the answer; names and texts of files and AWS in it
 * are untrusted.
 */
export interface RequestLogEntry {
  readonly operation: string;
  readonly session: Session;
  /** Milliseconds, retries included. */
  readonly duration: number;
  /** Milliseconds of these for which it waited to keep within AWS Backup's quotas, where that was long. */
  readonly waited?: number;
  /** "ok" or the reason of the BackupError. */
  readonly outcome: string;
  readonly httpStatusCode?: number;
  readonly requestId?: string;
  /** 1 unless the SDK tried again. */
  readonly attempts?: number;
  /** Where a failed request went. */
  readonly host?: string;
  /** The variable or setting that names {@link host}. */
  readonly endpointSource?: string;
  /** The profiles from the session's to the one whose part failed. */
  readonly chain?: readonly string[];
  /** The role that could not be assumed. */
  readonly role?: string;
  /** What was said of a failure, cleaned of secrets. */
  readonly text?: string;
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

export interface IdentityWatchOptions {
  /** The profiles whose files are watched, besides those that are the same for all. */
  readonly profiles: () => readonly string[];
  /** An AWS config file is another one, or was written. */
  readonly configChanged: () => void;
  /** A sign-in has left a token, or a web identity token is another one. */
  readonly tokensChanged: () => void;
}

export interface IdentityWatch extends Disposable {
  /** Looks at the files now; to be called at the start, and when the profile is another. Never rejects. */
  look(): Promise<void>;
  /** Whether to look again and again, where the system tells of no changes. */
  poll(polls: boolean): void;
}

/** What dist/aws.js offers; the only door to the AWS SDK. */
export interface AwsRuntime {
  /** What the AWS config files and the environment offer, read anew each time. */
  listProfiles(): Promise<ProfileList>;
  /** In the order of the AWS CLI; the choice counts as its --profile and --region. */
  resolveSession(choice: SessionChoice): Promise<SessionResolution>;
  /** Where a profile stands in the AWS config files. */
  findProfile(profile: ProfilePlace): Promise<ConfigFileLine>;
  /** Watches the files that a profile's credentials come from. */
  watchIdentity(options: IdentityWatchOptions): IdentityWatch;
  /** Opens a session: reads the files anew, so that changed credentials count. Asks AWS nothing by itself. */
  openGateway(session: Session): OpenedGateway;
}
