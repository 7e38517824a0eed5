import { membersOf } from "../../base/membersOf";
import { readRegion } from "../arn/regionReading";
import { allJobKinds, type JobKind } from "../job/job";
import { environmentProfile, type Session } from "../session/session";

/** A job that the user follows until it is over, whatever views and windows do meanwhile. */
export interface Watch {
  readonly kind: JobKind;
  readonly id: string;
  readonly session: Session;
  /** What a person calls the job, until AWS is asked. Untrusted text. */
  readonly name: string;
}

/** Each costs a request every few seconds at first. */
export const mostWatches = 20;
/** A job's ID and a profile's name are shorter. */
const longestText = 1024;

/** Names a watch: the same job in the same session. */
export function watchKey({ kind, id, session }: Omit<Watch, "name">): string {
  return JSON.stringify([kind, id, session.profile, session.region]);
}

/** A watch as it is kept, and as links name it. */
export function watchJson({ kind, id, session, name }: Watch): Readonly<Record<string, string>> {
  return { kind, id, profile: session.profile, region: session.region, name };
}

/** What a workspace kept, whoever wrote it; what can't be meant is left out. */
export function readWatches(json: unknown): readonly Watch[] {
  if (!Array.isArray(json)) return [];
  const watches = json.slice(0, mostWatches).flatMap((each) => readWatch(each) ?? []);
  return [...new Map(watches.map((watch) => [watchKey(watch), watch])).values()];
}

/** A watch that a link or what was kept names; undefined where it names none. */
export function readWatch(json: unknown): Watch | undefined {
  const members = membersOf(json);
  const kind = allJobKinds.find((each) => each === members["kind"]);
  const [id, profile, region] = ["id", "profile", "region"].map((name) => textOf(members[name]));
  const read = region === undefined ? undefined : readRegion(region);
  if (kind === undefined || id === undefined || profile === undefined) return undefined;
  if (read?.kind !== "region") return undefined;
  const session = { profile, region: read.id };
  return { kind, id, session, name: textOf(members["name"]) ?? id };
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" || value === "" || value.length > longestText) return undefined;
  return value === environmentProfile || !/\p{Cc}|\p{Cs}/u.test(value) ? value : undefined;
}
