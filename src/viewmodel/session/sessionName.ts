import { environmentProfile, profileLabel, type Session } from "../../domain/session/session";
import { everyRegion, type SessionEntry } from "../../domain/session/sessionEntry";
import { oneLine } from "../text/plainText";

const longestProfile = 60;
const longestRegion = 40;

/** A profile as a name on the screen: one of the files may be called as the environment is. Untrusted text. */
export function profileName(profile: string, max = longestProfile): string {
  if (profile === environmentProfile) return profileLabel(profile);
  const name = oneLine(profile, max);
  return name === profileLabel(environmentProfile) ? `profile ${name}` : name;
}

/** "prod · eu-west-1". Untrusted text. */
export function sessionName({ profile, region }: Session): string {
  return `${profileName(profile)} · ${oneLine(region, longestRegion)}`;
}

/** What a session of an entry is called: by the entry's own name, if it has one. Untrusted text. */
export function nameInEntry(session: Session, { name, region }: SessionEntry): string {
  if (name === undefined) return sessionName(session);
  const own = oneLine(name, longestProfile);
  return region === everyRegion ? `${own} · ${oneLine(session.region, longestRegion)}` : own;
}

/**
 * What an entry is called: its own name, else its profile and Region, as far as they are known. Untrusted text.
 * @param found what its session was found out to be
 */
export function entryName(
  { name, profile, region }: SessionEntry,
  found: Partial<Session> = {},
): string {
  if (name !== undefined) return oneLine(name, longestProfile);
  const known = found.profile ?? profile;
  const where = region === everyRegion ? "all Regions" : (found.region ?? region);
  return [
    known === undefined ? "Default profile" : profileName(known),
    where && oneLine(where, longestRegion),
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}
