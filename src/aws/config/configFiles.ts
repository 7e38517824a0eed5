import { environmentProfile } from "../../domain/session/session";
import { loadSharedConfigFiles } from "@smithy/core/config";

/** One section of a config file; keys of sub-sections are joined by a dot ("backup.endpoint_url"). */
export type ConfigSection = Readonly<Record<string, string | undefined>>;

/** The AWS config and credentials files, merged as the SDK merges them. */
export interface ConfigFiles {
  /** Keys of the credentials file win over those of the config file. */
  readonly profiles: ReadonlyMap<string, ConfigSection>;
  /** The `[services NAME]` sections. */
  readonly services: ReadonlyMap<string, ConfigSection>;
}

/** What the SDK puts among the profiles although it is none (checked against @smithy/core 3.41). */
const notInConfig = ["sso-session.", "services."];
const notInCredentials = [...notInConfig, "profile."];

/**
 * Reads both files anew, and by doing so renews the cache that the SDK's credential providers use:
 * it keeps a file's text, or the fact that it is missing, for the life of the process.
 * A file that is missing or can't be read counts as empty.
 */
export async function readConfigFiles(): Promise<ConfigFiles> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, ConfigSection>();
  const services = new Map<string, ConfigSection>();
  for (const [name, section] of Object.entries(configFile)) {
    if (name.startsWith("services.")) services.set(name.slice("services.".length), section);
    if (isProfile(name, notInConfig)) profiles.set(name, section);
  }
  for (const [name, section] of Object.entries(credentialsFile)) {
    if (isProfile(name, notInCredentials))
      profiles.set(name, { ...profiles.get(name), ...section });
  }
  return { profiles, services };
}

/** The name of an environment session is never a profile, even if a later SDK should read such a section. */
function isProfile(name: string, foreignPrefixes: readonly string[]): boolean {
  return name !== environmentProfile && !foreignPrefixes.some((prefix) => name.startsWith(prefix));
}
