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

/** So many groups are told of, and causes of a group; the views have the others. */
const mostGroups = 4;
const mostCauses = 3;

/** "3 backup jobs failed in prod · eu-west-1: KMS key disabled (2), Access denied." One line. Untrusted text. */
export function failureMessage(failures: readonly Failure[], formats: Formats): string {
  const groups = [...grouped(failures).values()].sort((a, b) => b.length - a.length);
  const shown = groups.slice(0, mostGroups).map((group) => groupText(group, formats));
  const others = groups.slice(mostGroups).flat().length;
  const more = others === 0 ? [] : [`${formats.count(others)} more jobs elsewhere.`];
  return [...shown, ...more].join(" ");
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
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return groups;
}

function groupText(group: readonly Failure[], formats: Formats): string {
  const [first] = group;
  if (first === undefined) return "";
  const { one, many } = jobKinds[first.job.kind];
  const isOne = group.length === 1;
  const jobs = `${formats.count(group.length)} ${isOne ? one : many}`;
  const causes = causesText(group, formats);
  const why = causes === "" || hasThreats(first.job) ? "" : `: ${causes}`;
  return `${jobs} ${verb(group, isOne)} in ${oneLine(first.sessionName, 80)}${why}.`;
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

/** The causes, the most frequent first, with how many have each where there are several. */
function causesText(group: readonly Failure[], formats: Formats): string {
  const counts = countsOf(group.flatMap(({ job }) => shortCause(job) ?? []));
  const causes = [...counts].sort(([, a], [, b]) => b - a);
  const [only, ...others] = causes;
  if (others.length === 0) return only === undefined ? "" : only[0];
  const shown = causes
    .slice(0, mostCauses)
    .map(([cause, count]) => (count === 1 ? cause : `${cause} (${formats.count(count)})`));
  const more = causes.length - shown.length;
  return more === 0
    ? listed(shown, "and")
    : `${shown.join(", ")} and ${formats.count(more)} more causes`;
}

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
