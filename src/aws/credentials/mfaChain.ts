import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { BackupError } from "../../domain/query/backupError";
import type { ConfigFiles } from "../config/configFiles";
import type { ConfigSection } from "../config/configSections";
import type { CredentialProvider } from "./credentialProvider";
import type { StsConfig } from "./innerClients";
import { profileSource } from "../config/profiles";

export interface MfaChainOptions {
  readonly files: ConfigFiles;
  /** Credentials of a profile that no role chain with MFA leads to. */
  readonly fromProfile: (profile: string) => CredentialProvider;
  readonly stsConfig: () => StsConfig;
  readonly askMfaCode: (serial: string) => Promise<string>;
}

/** Whether a role of the chain that starts at this profile asks for an MFA code. */
export function chainNeedsMfa(profile: string, files: ConfigFiles): boolean {
  const visited = new Set<string>();
  let name: string | undefined = profile;
  while (name !== undefined && !visited.has(name)) {
    const section: ConfigSection = files.profiles.get(name) ?? {};
    if (!isRole(section) || (visited.size > 0 && hasKeys(section))) return false;
    if (section["mfa_serial"] !== undefined) return true;
    visited.add(name);
    name = section["source_profile"];
  }
  return false;
}

/**
 * Role chains with MFA, one step after the other: the source's credentials first, then the code,
 * then AssumeRole. fromIni starts the source and the question side by side, so that a broken source
 * is told after the code was typed, as an unhandled rejection if the user gave up, and two codes in
 * one chain are asked for at the same time. Everything without MFA is left to fromIni.
 * Rejects with BackupError profileCycle where a chain never ends.
 */
export function mfaChain(profile: string, options: MfaChainOptions): CredentialProvider {
  return async (properties) => link(profile, [], options)(properties);
}

function link(
  name: string,
  visited: readonly string[],
  options: MfaChainOptions,
): CredentialProvider {
  const section = options.files.profiles.get(name) ?? {};
  // As in fromIni: inside a chain a profile's own keys win over its role.
  const ownKeys = visited.length > 0 ? keysOf(section) : undefined;
  if (ownKeys !== undefined) return () => Promise.resolve(ownKeys);
  const { role_arn: role, source_profile: source } = section;
  if (!isRole(section) || role === undefined || source === undefined) {
    return options.fromProfile(name);
  }
  if (visited.includes(source)) {
    throw new BackupError("profileCycle", { detail: [...visited, source].join(" → ") });
  }
  const master = link(source, [...visited, source], options);
  return async (properties) =>
    fromTemporaryCredentials({
      masterCredentials: await master(properties),
      params: assumeRoleParams(role, section),
      mfaCodeProvider: options.askMfaCode,
      // A code can be used only once: AWS would refuse it the second time, whatever became of the first.
      clientConfig: {
        ...options.stsConfig(),
        ...(section["mfa_serial"] !== undefined && { maxAttempts: 1 }),
      },
    })(properties);
}

/** Parameters of AssumeRole as fromIni makes them; an hour unless the profile says otherwise. */
function assumeRoleParams(role: string, section: ConfigSection) {
  const { role_session_name: name, external_id: externalId, mfa_serial: serial } = section;
  return {
    RoleArn: role,
    DurationSeconds: Number.parseInt(section["duration_seconds"] ?? "3600", 10),
    ...(name !== undefined && { RoleSessionName: name }),
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(serial !== undefined && { SerialNumber: serial }),
  };
}

function isRole(section: ConfigSection): boolean {
  return profileSource(section) === "assumed role" && section["source_profile"] !== undefined;
}

function hasKeys(section: ConfigSection): boolean {
  return keysOf(section) !== undefined;
}

function keysOf(section: ConfigSection) {
  const accessKeyId = section["aws_access_key_id"];
  const secretAccessKey = section["aws_secret_access_key"];
  const sessionToken = section["aws_session_token"];
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}
