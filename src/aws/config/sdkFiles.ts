import { join } from "node:path";
import { externalDataInterceptor, getHomeDir } from "@smithy/core/config";
import type { ConfigSection } from "./configSections";
import { type Environment, variable } from "./environment";

/** What begins like a section of another kind is no profile to the SDK, and one name makes it drop the whole file. */
const misread = /^(?:__proto__$|(?:services|sso-session|profile)\.)/u;

/**
 * A profile's or sso-session's name as the SDK knows it: it reads only letters, digits and a few signs, and of no name
 * outside of ASCII. Plain names stay as they are.
 */
export function sdkProfileName(name: string): string {
  const encoded = name.replace(/[^\w@+:/.-]/gu, (character) =>
    [...Buffer.from(character)].map(percent).join(""),
  );
  return misread.test(encoded) ? percent(encoded.charCodeAt(0)) + encoded.slice(1) : encoded;
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

/**
 * Makes the SDK read, instead of the files, what was read of them, in the only form that it understands. It would keep
 * their text, or the fact that they are missing, for the life of the process (@smithy/core 3.41, readFile.ts); all that
 * takes a profile's name of it from now on gets {@link sdkProfileName}.
 */
export function handToSdk(
  files: Readonly<Record<"profiles" | "ssoSessions", ReadonlyMap<string, ConfigSection>>>,
  env: Environment,
): void {
  const text = [
    ...[...files.profiles].map(([name, section]) => sectionText("profile", name, section)),
    ...[...files.ssoSessions].map(([name, section]) => sectionText("sso-session", name, section)),
  ].join("");
  for (const path of sdkPaths(env, "AWS_SHARED_CREDENTIALS_FILE", "credentials")) {
    externalDataInterceptor.interceptFile(path, "");
  }
  for (const path of sdkPaths(env, "AWS_CONFIG_FILE", "config")) {
    externalDataInterceptor.interceptFile(path, text);
  }
}

/** The path as the SDK finds it; for sso-sessions it leaves `~/` as it stands. */
function sdkPaths(env: Environment, name: string, file: string): readonly string[] {
  const path = variable(env, name) ?? join(getHomeDir(), ".aws", file);
  return path.startsWith("~/") ? [path, join(getHomeDir(), path.slice(2))] : [path];
}

/** Keys whose value names another section. */
const references: ReadonlySet<string> = new Set(["source_profile", "sso_session"]);

function sectionText(kind: string, name: string, section: ConfigSection): string {
  // A section without any key would be missing to the SDK.
  let text = `[${kind} ${sdkProfileName(name)}]\nname = ${sdkProfileName(name)}\n`;
  for (const [key, value = ""] of Object.entries(section)) {
    if (!/^[a-z][a-z0-9_]*$/u.test(key) || /[\n\r]/u.test(value)) continue;
    text += `${key} = ${references.has(key) ? sdkProfileName(value) : value}\n`;
  }
  return text;
}
