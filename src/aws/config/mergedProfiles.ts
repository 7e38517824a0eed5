import { isRegionId } from "../../domain/arn/region";
import type { ConfigSection } from "./configSections";
import { hasTail, withoutTail } from "./singleWordKeys";

type Profiles = ReadonlyMap<string, ConfigSection>;

const keyPair = ["aws_access_key_id", "aws_secret_access_key"];
/** What belongs to a pair of keys: a token of one file doesn't belong to the keys of the other. */
const companions = ["aws_session_token", "aws_security_token", "aws_account_id"];

/** The profiles of both files as the CLI takes them: keys of the credentials file win. */
export function mergedProfiles(config: Profiles, credentials: Profiles): Profiles {
  const merged = new Map<string, ConfigSection>();
  for (const [name, section] of config) {
    if (!credentials.has(name)) merged.set(name, canonical(withoutLastKeys(section)));
  }
  for (const [name, section] of credentials) {
    const own = config.get(name) ?? {};
    const other = hasKeyPair(section) ? without(own, [...keyPair, ...companions]) : own;
    merged.set(name, canonical({ ...other, ...section }));
  }
  return merged;
}

/**
 * Names of other sections as they stand there: a comment behind one is taken away, as by the SDK for JavaScript, where
 * no section is called so.
 */
export function withPlainReferences(
  profiles: Profiles,
  others: { readonly services: Profiles; readonly ssoSessions: Profiles },
): Profiles {
  const references = [
    ["source_profile", profiles],
    ["sso_session", others.ssoSessions],
    ["services", others.services],
  ] as const;
  const plain = new Map<string, ConfigSection>();
  for (const [name, section] of profiles) {
    let whole = section;
    for (const [key, sections] of references) {
      const value = section[key];
      if (value !== undefined && !sections.has(value) && hasTail(value)) {
        whole = { ...whole, [key]: withoutTail(value) };
      }
    }
    plain.set(name, whole);
  }
  return plain;
}

function hasKeyPair(section: ConfigSection): boolean {
  return keyPair.every((key) => section[key] !== undefined);
}

/** Keys in the config file are the last that the CLI takes, after a sign-in and a process. */
function withoutLastKeys(section: ConfigSection): ConfigSection {
  const { login_session: login, credential_process: process } = section;
  return login === undefined && process === undefined
    ? section
    : without(section, [...keyPair, ...companions]);
}

/** The older name of a session token comes first in the CLI. AWS's Regions are in lower case. */
function canonical(section: ConfigSection): ConfigSection {
  const { aws_security_token: token, region } = section;
  const id = region?.toLowerCase();
  const isOther = id !== region && id !== undefined && isRegionId(id);
  if (token === undefined && !isOther) return section;
  return {
    ...section,
    ...(token !== undefined && { aws_session_token: token }),
    ...(isOther && { region: id }),
  };
}

function without(section: ConfigSection, keys: readonly string[]): ConfigSection {
  return Object.fromEntries(Object.entries(section).filter(([key]) => !keys.includes(key)));
}
