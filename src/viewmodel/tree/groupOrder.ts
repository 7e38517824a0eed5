import { compareText } from "../../base/compareText";
import type { Dimension } from "../../domain/job/jobDimension";
import { jobKinds } from "../../domain/job/jobKinds";
import type { JobScope } from "../../domain/filter/jobScope";
import { compareDisplayStates, completedWithIssues } from "../../domain/job/jobState";

interface Group {
  readonly key: string;
  readonly label: string;
}

/**
 * Sorts the groups of a dimension: states for a person on call, days newest first, the others by name.
 * What AWS reported nothing of, and the category of success, stand last.
 */
export function compareGroups(dimension: Dimension, a: Group, b: Group): number {
  if (dimension === "state") return compareDisplayStates(a.key, b.key);
  const byName = compareText(a.label, b.label) || compareText(a.key, b.key);
  if (dimension === "day") return isUnreported(a) - isUnreported(b) || -compareDays(a.key, b.key);
  if (dimension === "category") {
    return isUnreported(a) - isUnreported(b) || isSuccess(a) - isSuccess(b) || byName;
  }
  if (dimension === "result") {
    return resultRank(a) - resultRank(b) || byName;
  }
  return isUnreported(a) - isUnreported(b) || byName;
}

function isUnreported({ key }: Group): number {
  return Number(key === "");
}

function isSuccess({ key }: Group): number {
  return Number(key.toUpperCase() === "SUCCESS");
}

/** What needs somebody stands first: threats, then what nobody knows. */
function resultRank({ key }: Group): number {
  if (key === "") return 3;
  if (key === "THREATS_FOUND") return 0;
  return key === "NO_THREATS_FOUND" ? 2 : 1;
}

/** ISO dates; a year of five digits stands behind those of four. */
function compareDays(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

/**
 * True for a group that stands once it holds a job, for *Load more* of *Completed* brings its jobs: as an empty one it
 * would read as a fault.
 */
export function comesWithCompleted(state: string, { kind, shows }: JobScope): boolean {
  return state === completedWithIssues && jobKinds[kind].tellsIssues && shows("COMPLETED");
}
