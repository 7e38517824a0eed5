import type { Job, JobKind } from "../../domain/job/job";
import { hasThreats } from "../../domain/job/jobFacts";
import { jobKinds } from "../../domain/job/jobKinds";
import { displayState } from "../../domain/job/jobState";
import { shortCause } from "../job/causeText";
import { type Formats } from "../text/formats";
import { listed } from "../text/listed";
import { oneLine } from "../text/plainText";

/** A job that failed, and what its session is called. */
export interface Failure {
  readonly job: Job;
  /** Untrusted text. */
  readonly sessionName: string;
}

/** Characters: what a message says in full. VS Code wraps it into some three lines. */
const longest = 200;
const mostCauses = 3;
const longestName = 80;
/** Where several groups share a message. */
const longestNameOfMany = 40;

/**
 * "3 backup jobs failed in prod · eu-west-1: KMS key disabled (2) and Access denied.", or of several groups "3 backup jobs failed
 * in prod (KMS key disabled), 2 copy jobs expired in test, and 4 more." or "In prod, 3 backup jobs failed (KMS key disabled) and 2
 * copy jobs expired." One sentence. Untrusted text.
 */
export function failureMessage(failures: readonly Failure[], formats: Formats): string {
  const groups = [...grouped(failures).values()].sort((a, b) => b.length - a.length);
  const [first = [], ...others] = groups;
  if (others.length > 0) return ofGroups(groups, formats);
  const text = groupText(first, formats, longestName);
  const causes = causesText(first, formats, { most: mostCauses, room: longest - text.length });
  return `${text}${causes === "" ? "" : `: ${causes}`}.`;
}

/** As many groups as there is room for, the largest first, and how many jobs the others have. */
function ofGroups(groups: readonly (readonly Failure[])[], formats: Formats): string {
  const parts: string[] = [];
  const names = new Set(groups.flat().map(({ sessionName }) => sessionName));
  const [name = ""] = names;
  const where = names.size === 1 ? `In ${oneLine(name, longestName)}, ` : "";
  let room = longest - where.length;
  let shown = 0;
  for (const group of groups) {
    const text =
      where === "" ? groupText(group, formats, longestNameOfMany) : whatText(group, formats);
    const cause = causesText(group, formats, { most: 1, room: longest });
    const full = cause === "" ? text : `${text} (${cause})`;
    const part = full.length <= room ? full : text;
    if (part.length > room) break;
    parts.push(part);
    room -= part.length + 2;
    shown++;
  }
  const left = groups.slice(shown).flat().length;
  if (left === 0) return `${where}${listed(parts, "and")}.`;
  return `${where}${parts.join(", ")}, and ${formats.count(left)} more.`;
}

/** The kind of most of the jobs: whose view shows them. */
export function mostFrequentKind(failures: readonly Failure[]): JobKind | undefined {
  const counts = countsOf(failures.map(({ job }) => job.kind));
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Jobs of one kind in one session; scans that found threats by themselves. */
function grouped(failures: readonly Failure[]): ReadonlyMap<string, readonly Failure[]> {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const { job, sessionName } = failure;
    const key = JSON.stringify([job.kind, hasThreats(job), sessionName]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [failure]);
    else group.push(failure);
  }
  return groups;
}

/** "3 backup jobs failed in prod · eu-west-1". */
function groupText(group: readonly Failure[], formats: Formats, longestOfName: number): string {
  const name = group[0]?.sessionName ?? "";
  return `${whatText(group, formats)} in ${oneLine(name, longestOfName)}`;
}

/** "3 backup jobs failed". */
function whatText(group: readonly Failure[], formats: Formats): string {
  const [first] = group;
  if (first === undefined) return "";
  const { one, many } = jobKinds[first.job.kind];
  const isOne = group.length === 1;
  return `${formats.count(group.length)} ${isOne ? one : many} ${verb(group, isOne)}`;
}

const verbs: Readonly<Record<string, readonly [one: string, many: string]>> = {
  FAILED: ["failed", "failed"],
  EXPIRED: ["expired", "expired"],
  ABORTED: ["was aborted", "were aborted"],
  CANCELED: ["was canceled", "were canceled"],
  PARTIAL: ["completed in part", "completed in part"],
};

/** What they have in common. */
function verb(group: readonly Failure[], isOne: boolean): string {
  const [first] = group;
  if (first !== undefined && hasThreats(first.job)) return "found threats";
  const [state = "", ...others] = new Set(group.map(({ job }) => displayState(job)));
  const known = others.length === 0 && Object.hasOwn(verbs, state) ? verbs[state] : undefined;
  return known?.[isOne ? 0 : 1] ?? "did not complete";
}

/**
 * As many causes as there is room for (characters), and one at least, the most frequent first, with how many jobs have each
 * where several are named; "" where none is known, and of scans that found threats.
 */
function causesText(
  group: readonly Failure[],
  formats: Formats,
  { most, room }: { readonly most: number; readonly room: number },
): string {
  if (group.some(({ job }) => hasThreats(job))) return "";
  const counts = countsOf(group.flatMap(({ job }) => shortCause(job) ?? []));
  const causes = [...counts].sort(([, a], [, b]) => b - a);
  const isAlone = causes.length === 1 || most === 1;
  const shown: string[] = [];
  let left = room;
  for (const [cause, count] of causes.slice(0, most)) {
    const text = count === 1 || isAlone ? cause : `${cause} (${formats.count(count)})`;
    left -= text.length + 2;
    if (left < 0 && shown.length > 0) break;
    shown.push(text);
  }
  const more = causes.length - shown.length;
  if (more === 0) return listed(shown, "and");
  return `${shown.join(", ")} and ${formats.count(more)} more ${more === 1 ? "cause" : "causes"}`;
}

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
