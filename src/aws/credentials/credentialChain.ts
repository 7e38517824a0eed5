import { BackupError } from "../../domain/query/backupError";
import { environmentProfile } from "../../domain/session/session";
import type { ProfileSource } from "../../domain/session/session";
import type { ConfigFiles } from "../config/configFiles";
import type { ConfigSection } from "../config/configSections";
import { profileSource } from "../config/profiles";
import { missingSection, profileIncomplete } from "./profileHop";
import { ssoSettings } from "./ssoSettings";
import type { SsoSettings } from "./ssoSettings";

/** Where the credentials of a chain begin. */
export type CredentialOrigin =
  | { readonly kind: "access keys"; readonly keys: AccessKeys }
  | { readonly kind: "web identity"; readonly identity: WebIdentity }
  | { readonly kind: "IAM Identity Center"; readonly sso: SsoSettings }
  | { readonly kind: "credential process"; readonly command: string; readonly accountId?: string }
  | { readonly kind: "aws login"; readonly profile: string }
  | { readonly kind: "environment" }
  | { readonly kind: "container" }
  | { readonly kind: "instance" }
  /** The profile names nothing: the container or instance that this computer is, as for the AWS CLI. */
  | { readonly kind: "computer"; readonly lack: string };

export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly accountId?: string;
}

export interface WebIdentity {
  readonly file: string;
  readonly role: string;
  readonly sessionName: string | undefined;
}

/** A role that is assumed with the credentials before it. */
export interface AssumedRole {
  /** The profiles from the session's to the one that has the role. */
  readonly path: readonly string[];
  readonly arn: string;
  readonly section: ConfigSection;
  /** mfa_serial of the source profile, which no SDK reads, where the role's profile has none. */
  readonly misplacedMfaSerial: boolean;
}

/** How a profile gets its credentials, read from the config files as a whole before anything is asked. */
export interface CredentialChain {
  readonly origin: CredentialOrigin;
  /** The profiles from the session's to the one that has the origin. */
  readonly originPath: readonly string[];
  /** In the order in which they are assumed; the last one is the session's. */
  readonly roles: readonly AssumedRole[];
}

/**
 * The chain of a profile by the rules of the AWS CLI (botocore 1.43, credentials.py): keys of a source win over its
 * role, a profile may be its own source if it has keys, and either source_profile or credential_source is named.
 * @throws BackupError profileIncomplete or profileCycle, with the profile whose part is wrong
 */
export function credentialChain(profile: string, files: ConfigFiles): CredentialChain {
  const roles: AssumedRole[] = [];
  const visited = new Set<string>();
  let path: readonly string[] = [profile];
  for (let name = profile; ;) {
    const section = sectionOf(name, path, files);
    const kind =
      visited.size > 0 && hasAnyKey(section) ? sourceKind(section) : profileSource(section);
    if (kind !== "assumed role") {
      const origin = originOf({ name, kind, path, section, files, isSource: visited.size > 0 });
      return { origin, originPath: originPath(origin, path), roles };
    }
    const next = nextOf(section, path);
    const role = { path, arn: section["role_arn"] ?? "", section };
    if (next.kind !== "profile") {
      roles.unshift({ ...role, misplacedMfaSerial: false });
      return { origin: next, originPath: originPath(next, path), roles };
    }
    visited.add(name);
    const source = files.profiles.get(next.name);
    if (source === undefined) {
      throw profileIncomplete(
        path,
        `names the source_profile ${next.name}, ${missingSection(next.name, files)}`,
      );
    }
    if (visited.has(next.name) && (next.name !== name || !hasAnyKey(source))) {
      throw new BackupError("profileCycle", { detail: [...path, next.name].join(" → ") });
    }
    roles.unshift({
      ...role,
      misplacedMfaSerial: !has(section, "mfa_serial") && has(source, "mfa_serial"),
    });
    if (next.name !== name) path = [...path, next.name];
    name = next.name;
  }
}

function originPath({ kind }: CredentialOrigin, path: readonly string[]): readonly string[] {
  return kind === "environment" ? [...path, environmentProfile] : path;
}

/** Whether a role of the chain that starts at this profile asks for an MFA code. */
export function chainNeedsMfa({ roles }: CredentialChain): boolean {
  return roles.some(({ section }) => has(section, "mfa_serial"));
}

/** Whether the chain begins with credentials that the container or instance renews by itself. */
export function chainRenewsItself({ origin }: CredentialChain): boolean {
  return ["container", "instance", "computer"].includes(origin.kind);
}

function has(section: ConfigSection, key: string): boolean {
  return section[key] !== undefined;
}

function hasAnyKey(section: ConfigSection): boolean {
  return has(section, "aws_access_key_id") || has(section, "aws_secret_access_key");
}

/** A source with keys is never asked for its role; what it has besides comes in the usual order. */
function sourceKind({ role_arn: role, ...section }: ConfigSection): ProfileSource {
  const isWebIdentity = has(section, "web_identity_token_file");
  return profileSource(isWebIdentity ? { ...section, role_arn: role } : section);
}

function sectionOf(name: string, path: readonly string[], files: ConfigFiles): ConfigSection {
  const section = files.profiles.get(name);
  if (section === undefined) throw profileIncomplete(path, "is not in the AWS config files");
  return section;
}

type Source =
  | { readonly kind: "profile"; readonly name: string }
  | { readonly kind: "environment" | "container" | "instance" };

function nextOf(section: ConfigSection, path: readonly string[]): Source {
  const name = section["source_profile"];
  const source = section["credential_source"];
  if (name !== undefined && source !== undefined) {
    throw profileIncomplete(
      path,
      "has both source_profile and credential_source, and may have one",
    );
  }
  if (name !== undefined) return { kind: "profile", name };
  switch (source) {
    case undefined:
      throw profileIncomplete(
        path,
        "has role_arn, but neither source_profile nor credential_source",
      );
    case "Environment":
      return { kind: "environment" };
    case "EcsContainer":
      return { kind: "container" };
    case "Ec2InstanceMetadata":
      return { kind: "instance" };
    default:
      throw profileIncomplete(
        path,
        `has the credential_source ${source}, which is not Environment, EcsContainer or Ec2InstanceMetadata`,
      );
  }
}

interface Place {
  readonly name: string;
  readonly kind: Exclude<ProfileSource, "assumed role">;
  readonly path: readonly string[];
  readonly section: ConfigSection;
  readonly files: ConfigFiles;
  /** A role is assumed with it. */
  readonly isSource: boolean;
}

function originOf({ name, kind, path, section, files, isSource }: Place): CredentialOrigin {
  const accountId = section["aws_account_id"];
  switch (kind) {
    case "access keys":
      return { kind, keys: accessKeys(section, path) };
    case "web identity":
      return { kind, identity: webIdentity(section, path) };
    case "IAM Identity Center":
      return { kind, sso: ssoSettings(section, path, files) };
    case "credential process":
      return {
        kind,
        command: section["credential_process"] ?? "",
        ...(accountId !== undefined && { accountId }),
      };
    case "aws login":
      return { kind, profile: name };
    case "unknown": {
      if (has(section, "credential_source") && !has(section, "source_profile")) {
        // Not in the AWS CLI, but in the SDK for JavaScript.
        const source = nextOf(section, path);
        if (source.kind !== "profile") return source;
      }
      const lack = has(section, "aws_secret_access_key")
        ? "has aws_secret_access_key, but no aws_access_key_id"
        : "names no credentials";
      // Only the session's own profile goes on to what the computer has (botocore, post_profile).
      if (isSource) throw profileIncomplete(path, lack);
      return { kind: "computer", lack };
    }
  }
}

function accessKeys(section: ConfigSection, path: readonly string[]): AccessKeys {
  const accessKeyId = section["aws_access_key_id"];
  const secretAccessKey = section["aws_secret_access_key"];
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw profileIncomplete(path, "has aws_access_key_id, but no aws_secret_access_key");
  }
  const sessionToken = section["aws_session_token"];
  const accountId = section["aws_account_id"];
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    ...(accountId !== undefined && { accountId }),
  };
}

function webIdentity(section: ConfigSection, path: readonly string[]): WebIdentity {
  const role = section["role_arn"];
  if (role === undefined) {
    throw profileIncomplete(path, "has web_identity_token_file, but no role_arn");
  }
  return {
    file: section["web_identity_token_file"] ?? "",
    role,
    sessionName: section["role_session_name"],
  };
}
