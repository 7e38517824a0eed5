import { membersOf } from "../../base/membersOf";
import { parsedJson } from "../../base/parsedJson";
import { sayable } from "../job/jobTimes";
import { type Mark, mostMarked, mostOfInstant, mostUnfinished, type Seen } from "./seenMarks";

/** By what the jobs are of, see {@link seenKey}; what was looked at last comes last. */
export type AllSeen = ReadonlyMap<string, Seen>;

/** Accounts, Regions and kinds; what nobody has looked at for longest is forgotten. */
const mostKept = 300;
/** Characters of all that is kept together. */
const mostText = 4_000_000;
/** Longer than the key of a job that has an ID, or the name of a state. */
const longestText = 300;

/** Names what the jobs of a list are of. */
export function seenKey(about: {
  readonly kind: string;
  readonly region: string;
  /** The account of the jobs, or the name of several. */
  readonly account: string;
}): string {
  return JSON.stringify([about.kind, about.region, about.account]);
}

/** All that was seen with what was seen of one more. */
export function withSeen(all: AllSeen, key: string, seen: Seen): AllSeen {
  const others = [...all].filter(([each]) => each !== key);
  return new Map([...others, [key, seen] as const].slice(-mostKept));
}

/** As it is to be kept. */
export function seenJson(all: AllSeen): string {
  let room = mostText;
  const kept: string[] = [];
  for (const [key, seen] of [...all].reverse()) {
    const text = `${JSON.stringify(key)}:${jsonOf(seen)}`;
    room -= text.length;
    if (room < 0) break;
    kept.unshift(text);
  }
  return `{${kept.join(",")}}`;
}

/** What was kept, whoever wrote it; what can't be read was never seen. */
export function readAllSeen(text: string): AllSeen {
  if (text.length > 2 * mostText) return new Map();
  const all = Object.entries(membersOf(parsedJson(text))).slice(-mostKept);
  return new Map(
    all.flatMap(([key, value]) => {
      const seen = key.length > longestText ? undefined : readSeen(value);
      return seen === undefined ? [] : [[key, seen] as const];
    }),
  );
}

function jsonOf({ latest, unfinished, unseen }: Seen): string {
  return JSON.stringify({
    at: latest.at,
    keys: [...latest.keys].filter(isShort),
    unfinished: byValue(unfinished),
    unseen: byValue(unseen),
  });
}

function readSeen(value: unknown): Seen | undefined {
  const { at, keys, unfinished, unseen } = membersOf(value);
  if (!Array.isArray(keys)) return undefined;
  // A time that never comes would hide all that is to come.
  if (at !== undefined && (typeof at !== "number" || sayable(at) === undefined)) return undefined;
  const states = byKey(unfinished, mostUnfinished);
  const marks = byKey(unseen, mostMarked).filter(
    (entry): entry is [string, Mark] => entry[1] === "new" || entry[1] === "changed",
  );
  const latest = { at, keys: new Set(textsOf(keys).slice(0, mostOfInstant)) };
  return { latest, unfinished: new Map(states), unseen: new Map(marks) };
}

/** Of many jobs with few states, each state once. */
function byValue(values: ReadonlyMap<string, string>): Readonly<Record<string, string[]>> {
  const keys = new Map<string, string[]>();
  for (const [key, value] of values) {
    if (!isShort(key) || !isShort(value)) continue;
    const same = keys.get(value);
    if (same === undefined) keys.set(value, [key]);
    else same.push(key);
  }
  return Object.fromEntries(keys);
}

function byKey(value: unknown, most: number): [string, string][] {
  const entries = Object.entries(membersOf(value)).filter(([each]) => isShort(each));
  return entries
    .flatMap(([each, keys]) => textsOf(keys).map((key): [string, string] => [key, each]))
    .slice(-most);
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((text): text is string => typeof text === "string" && isShort(text));
}

function isShort(text: string): boolean {
  return text.length <= longestText;
}
