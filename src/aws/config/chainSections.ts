import type { ConfigFiles } from "./configFiles";
import type { ConfigSection } from "./configSections";

/**
 * What the files say of a profile's identity: its own section, those of the profiles that it takes credentials from, and
 * those that they name. Equal sections lead to the same credentials, as far as the files decide.
 */
export function chainSections(profile: string, files: ConfigFiles): readonly ConfigSection[] {
  const sections: ConfigSection[] = [];
  const visited = new Set<string>();
  let name: string | undefined = profile;
  while (name !== undefined && !visited.has(name)) {
    visited.add(name);
    const section: ConfigSection = files.profiles.get(name) ?? {};
    const services = files.services.get(section["services"] ?? "") ?? {};
    const ssoSession = files.ssoSessions.get(section["sso_session"] ?? "") ?? {};
    sections.push(section, services, ssoSession);
    name = section["source_profile"];
  }
  return sections;
}
