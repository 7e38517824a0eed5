import type { UnreadableReason, UnreadableSection } from "../../domain/session/configFile";
import { type IniSection, sharedSection } from "./iniFile";
import { splitLines, splitWords, strip } from "./pythonText";

/** One section of a config file; keys of sub-sections are joined by a dot ("backup.endpoint_url"). Never empty values. */
export type ConfigSection = Readonly<Record<string, string | undefined>>;

/** What one config file says. */
export interface ConfigSections {
  readonly profiles: ReadonlyMap<string, ConfigSection>;
  readonly services: ReadonlyMap<string, ConfigSection>;
  readonly ssoSessions: ReadonlyMap<string, ConfigSection>;
  readonly unreadable: readonly Omit<UnreadableSection, "file">[];
}

/** In the credentials file each section is a profile, whatever its header is; quotes belong to the name. */
export function credentialsSections(
  sections: readonly IniSection[],
): ReadonlyMap<string, ConfigSection> {
  const shared = sharedValues(sections);
  // The SDK for JavaScript takes the shared section for a profile, too.
  return new Map(sections.map((section) => [section.header, sectionOf(section, shared)]));
}

/**
 * The sections of the config file by botocore's rules (configloader.py): a kind and a name, in quotes where it holds
 * spaces; of the same name the last section counts. The kind is any word that begins like it. Two kinds that the CLI
 * wants in quotes are read without, too: nothing else can be meant.
 */
export function configSections(sections: readonly IniSection[]): ConfigSections {
  const shared = sharedValues(sections);
  const profiles = new Map<string, ConfigSection>();
  const services = new Map<string, ConfigSection>();
  const ssoSessions = new Map<string, ConfigSection>();
  const unreadable: Omit<UnreadableSection, "file">[] = [];
  for (const section of sections) {
    const { header, line } = section;
    const values = sectionOf(section, shared);
    if (header === "default") {
      profiles.set(header, values);
    } else if (header.startsWith("profile")) {
      const name = nameOf(header);
      if (typeof name === "string") profiles.set(name, values);
      else unreadable.push({ name: bareName(header), line, reason: name.reason });
    } else if (header.startsWith("sso-session")) {
      ssoSessions.set(leniently(header), values);
    } else if (header.startsWith("services")) {
      services.set(leniently(header), values);
    } else if (header !== sharedSection && looksLikeProfile(section)) {
      unreadable.push({ name: strip(header), line, reason: "noProfileWord" });
    }
  }
  return { profiles, services, ssoSessions, unreadable };
}

function nameOf(header: string): string | { readonly reason: UnreadableReason } {
  const words = splitWords(header);
  if (words === undefined) return { reason: "openQuote" };
  const [, name] = words;
  if (name === undefined || name === "") return { reason: "noName" };
  return words.length > 2 ? { reason: "unquotedName" } : name;
}

/** What stands behind the first word. */
function bareName(header: string): string {
  const [first = ""] = header.split(/\s/u, 1);
  return strip(header.slice(first.length));
}

function leniently(header: string): string {
  const name = nameOf(header);
  return typeof name === "string" ? name : bareName(header);
}

/** Not any foreign section, such as `[plugins]`. */
function looksLikeProfile({ values }: IniSection): boolean {
  return [...values.keys()].some((key) =>
    /^(?:region|output|role_arn|source_profile|credential_process|login_session|sso_.+|aws_.+_key.*)$/u.test(
      key,
    ),
  );
}

/** Each section gets a copy; more than any file has only makes a hostile one cost a lot. */
const mostShared = 30;

function sharedValues(sections: readonly IniSection[]): readonly (readonly [string, string])[] {
  const shared = sections.find(({ header }) => header === sharedSection);
  return [...(shared?.values ?? [])].slice(0, mostShared);
}

function sectionOf(
  { values }: IniSection,
  shared: readonly (readonly [string, string])[],
): ConfigSection {
  const entries: (readonly [string, string])[] = [];
  const all = shared.length === 0 ? values : new Map([...shared, ...values]);
  for (const [key, value] of all) {
    if (value.startsWith("\n")) entries.push(...nestedEntries(key, value));
    else if (value !== "") entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

/** Keys of a sub-section keep their case, as in the CLI; lines without a key, for which it refuses the file, are left out. */
function nestedEntries(key: string, value: string): readonly (readonly [string, string])[] {
  const nested = new Map<string, string>();
  for (const line of splitLines(value)) {
    const equals = line.indexOf("=");
    if (equals !== -1) nested.set(strip(line.slice(0, equals)), strip(line.slice(equals + 1)));
  }
  return [...nested].filter(([, text]) => text !== "").map(([of, text]) => [`${key}.${of}`, text]);
}
