import { readRegion } from "../arn/regionReading";
import { jsonKind } from "../time/jsonKind";
import { quoted } from "../time/timeProblem";
import { environmentProfile } from "./session";

/** VS Code's theme colours of charts: `charts.red` and so on. */
export const sessionColors = ["red", "orange", "yellow", "green", "blue", "purple"] as const;
export type SessionColor = (typeof sessionColors)[number];

/** In place of a Region: all Regions of the profile's partition. */
export const everyRegion = "*";

/** What the user added to the views: one session, or one for each Region of a profile. */
export interface SessionEntry {
  /** Of the config files, or {@link environmentProfile}; undefined: found out from settings, environment and files. */
  readonly profile?: string;
  /** A Region's id or {@link everyRegion}; undefined: found out from settings, environment and profile. */
  readonly region?: string;
  /** All accounts of the organization that the credentials may see. */
  readonly accounts?: "organization";
  /** Of the user's own. Untrusted text. */
  readonly name?: string;
  readonly color?: SessionColor;
}

export const mostEntries = 50;
export const longestEntryName = 60;
/** Longer than any profile that somebody types. */
const longestProfile = 1024;

export interface SessionEntriesReading {
  /** What was understood in full, in its order, without duplicates. */
  readonly entries: readonly SessionEntry[];
  /** A sentence or two for each part that was not. */
  readonly problems: readonly string[];
}

/**
 * The entries out of settings or of what a workspace kept. Whoever wrote it, an entry counts only where all of it is
 * understood: half of one would ask an account or a Region that nobody named.
 */
export function readSessionEntries(json: unknown): SessionEntriesReading {
  if (json === undefined) return { entries: [], problems: [] };
  if (!Array.isArray(json)) {
    return { entries: [], problems: [`The sessions must be a list, not ${jsonKind(json)}.`] };
  }
  const given: readonly unknown[] = json.slice(0, mostEntries);
  const entries: SessionEntry[] = [];
  const problems: string[] = [];
  given.forEach((value, index) => {
    const reading = readEntry(value);
    if ("entry" in reading) entries.push(reading.entry);
    else problems.push(`Session ${index + 1}: ${reading.problem}`);
  });
  if (json.length > mostEntries) problems.push(`Only the first ${mostEntries} sessions are shown.`);
  return { entries: withoutDuplicates(entries), problems };
}

/** The same profile and Region, whatever its name, its color and its accounts. */
export function isSameEntry(a: SessionEntry, b: SessionEntry): boolean {
  return a.profile === b.profile && a.region === b.region;
}

/** Whether the sessions of one entry are among those of the other. */
export function includesEntry(entry: SessionEntry, other: SessionEntry): boolean {
  return isSameEntry(entry, other) || isSameEntry(entry, { ...other, region: everyRegion });
}

/** The first of each profile and Region; none of a single Region where all Regions of its profile are there. */
export function withoutDuplicates(entries: readonly SessionEntry[]): readonly SessionEntry[] {
  return entries.filter(
    (entry, index) =>
      entries.findIndex((other) => isSameEntry(other, entry)) === index &&
      !entries.some((other) => !isSameEntry(other, entry) && includesEntry(other, entry)),
  );
}

/** The entry without a name, or a color, of the user's own. */
export function withoutMark(entry: SessionEntry, member: "name" | "color"): SessionEntry {
  const rest: { -readonly [Member in keyof SessionEntry]: SessionEntry[Member] } = { ...entry };
  if (member === "name") delete rest.name;
  else delete rest.color;
  return rest;
}

/** Why a text can't be the name of an entry; undefined when it can. */
export function entryNameProblem(name: string): string | undefined {
  if (name.length > longestEntryName) {
    return `The name is too long. A name has at most ${longestEntryName} characters.`;
  }
  if (name.trim() === "") return "The name is empty. Type one.";
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)
    ? "The name contains control characters. Remove them."
    : undefined;
}

type EntryReading = { readonly entry: SessionEntry } | { readonly problem: string };

function readEntry(json: unknown): EntryReading {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return { problem: `it must be an object with "profile" and "region", not ${jsonKind(json)}.` };
  }
  let entry: SessionEntry = {};
  for (const [member, value] of Object.entries(json)) {
    const reading = withMember(entry, member, value);
    if ("problem" in reading) return reading;
    entry = reading.entry;
  }
  return { entry };
}

function withMember(entry: SessionEntry, member: string, value: unknown): EntryReading {
  switch (member) {
    case "profile":
    case "region":
    case "name":
      return typeof value === "string"
        ? withText(entry, member, value)
        : { problem: `"${member}" must be a text, not ${jsonKind(value)}.` };
    case "accounts":
      return value === "organization"
        ? { entry: { ...entry, accounts: value } }
        : { problem: `"accounts" must be the text "organization", not ${jsonKind(value)}.` };
    case "color": {
      const color = sessionColors.find((each) => each === value);
      return color === undefined
        ? { problem: `"color" must be one of ${sessionColors.join(", ")}, not ${jsonKind(value)}.` }
        : { entry: { ...entry, color } };
    }
    default:
      return {
        problem: `${quoted(member)} is not a member of a session. The members are profile, region, accounts, name and color.`,
      };
  }
}

function withText(
  entry: SessionEntry,
  member: "profile" | "region" | "name",
  text: string,
): EntryReading {
  if (member === "region") return withRegion(entry, text);
  const problem = member === "name" ? entryNameProblem(text) : profileProblem(text);
  return problem === undefined ? { entry: { ...entry, [member]: text } } : { problem };
}

/** A profile's name is taken as it stands: it may begin with a space. */
function profileProblem(profile: string): string | undefined {
  if (profile === environmentProfile) return undefined;
  if (profile.trim() === "") return "the profile is empty. Write its name, or remove the member.";
  if (profile.length > longestProfile) {
    return `the profile ${quoted(profile)} is too long. A name has at most ${longestProfile} characters.`;
  }
  return /\p{Cc}|\p{Cs}/u.test(profile)
    ? `the profile ${quoted(profile)} contains control characters. Remove them.`
    : undefined;
}

function withRegion(entry: SessionEntry, text: string): EntryReading {
  if (text.trim() === everyRegion) return { entry: { ...entry, region: everyRegion } };
  const region = readRegion(text);
  if (region.kind === "region") return { entry: { ...entry, region: region.id } };
  return {
    problem: `${quoted(text)} is not a Region. Write one such as "${region.offer ?? "eu-west-1"}", or "${everyRegion}" for all Regions.`,
  };
}
