import type { Job } from "../../domain/job/job";
import { compareDisplayStates, completedWithIssues } from "../../domain/job/jobState";
import { countStates, reportedCounts } from "../../domain/job/countStates";
import { jobKinds } from "../../domain/job/jobKinds";
import type { Formats } from "../text/formats";

/** What was loaded of a job's children. */
export interface LoadedChildren {
  readonly all: readonly Job[];
  /** Every child is loaded. */
  readonly isComplete: boolean;
  /** Display states of which every child is loaded. */
  readonly completeStates: readonly string[];
}

export interface Count {
  readonly value: number;
  /** False where there may be more. */
  readonly isExact: boolean;
}

export interface ChildCounts {
  /** undefined where nothing is known yet. */
  readonly total: Count | undefined;
  readonly states: ReadonlyMap<string, Count>;
  /** Where the counts come from. */
  readonly source: string;
}

/**
 * How many children are in each state. AWS Backup's counts stand unless every child that it counts is
 * loaded: then the loaded ones are counted, which the list below shows, and which can tell completed from
 * completed with issues. AWS's COMPLETED covers both.
 */
export function childCounts(
  job: Job,
  isDescribed: boolean,
  { all, isComplete, completeStates }: LoadedChildren,
  formats: Formats,
): ChildCounts {
  const loaded = all.length;
  const reported = reportedCounts(job);
  const sum = reported.states && total(reported.states);
  const children = (count: number): string =>
    `${formats.count(count)} child ${count === 1 ? "job" : "jobs"}`;
  const counted = countStates(all);

  if (reported.states === undefined || (isComplete && loaded >= (reported.total ?? sum ?? 0))) {
    return {
      total: totalOf(reported.total),
      states: new Map(
        [...counted].map(([state, value]) => [
          state,
          { value, isExact: isComplete || completeStates.includes(state) },
        ]),
      ),
      source: reported.states === undefined ? countedSource() : completeSource(reported.states),
    };
  }

  const states = new Map<string, Count>();
  for (const [state, value] of reported.states) states.set(state, { value, isExact: true });
  const splits = isSplit(job, completeStates);
  if (splits) states.delete("COMPLETED");
  for (const [state, value] of counted) {
    // AWS's count is older than a page with more jobs in that state; it never counts issues.
    if (value <= (states.get(state)?.value ?? 0)) continue;
    const isExact = isComplete || completeStates.includes(state) || (splits && isCompleted(state));
    states.set(state, { value, isExact });
  }
  return { total: totalOf(reported.total ?? sum), states, source: awsSource() };

  function totalOf(value: number | undefined): Count | undefined {
    if (value !== undefined && value >= loaded) return { value, isExact: true };
    return loaded > 0 || isComplete ? { value: loaded, isExact: isComplete } : undefined;
  }

  function countedSource(): string {
    const missing =
      isDescribed && jobKinds[job.kind].countsChildren
        ? "AWS Backup reported no counts by state. "
        : "";
    if (loaded === 0) return missing.trimEnd();
    const so = isComplete ? `all ${children(loaded)}` : `the ${children(loaded)} loaded so far`;
    return `${missing}Counted from ${so}.`;
  }

  function completeSource(aws: ReadonlyMap<string, number>): string {
    return agrees(aws, counted)
      ? `Counts from AWS Backup. All ${children(loaded)} are loaded.`
      : `Counted from all ${children(loaded)}. AWS Backup's own counts differ.`;
  }

  function awsSource(): string {
    const listed = isComplete ? `, which lists ${formats.count(loaded)} of them now` : "";
    const issues =
      jobKinds[job.kind].tellsIssues && reported.states?.has("COMPLETED") === true
        ? splits
          ? " Completed and completed with issues are counted from the list."
          : " Completed includes those completed with issues."
        : "";
    return `Counts from AWS Backup${listed}.${issues}`;
  }
}

/** The list of all that AWS calls COMPLETED is there, which tells those with issues apart. */
function isSplit({ kind }: Job, completeStates: readonly string[]): boolean {
  return jobKinds[kind].tellsIssues && completeStates.some(isCompleted);
}

/** AWS calls it COMPLETED, with issues or without. */
function isCompleted(display: string): boolean {
  return display === "COMPLETED" || display === completedWithIssues;
}

/** Display states in the order that a person on call wants them. */
export function inOrder(states: Iterable<string>): readonly string[] {
  return [...states].sort(compareDisplayStates);
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** AWS counts by its own states. */
function agrees(aws: ReadonlyMap<string, number>, counted: ReadonlyMap<string, number>): boolean {
  const byApiState = new Map<string, number>();
  for (const [display, count] of counted) {
    const state = display === completedWithIssues ? "COMPLETED" : display;
    byApiState.set(state, (byApiState.get(state) ?? 0) + count);
  }
  return (
    byApiState.size === aws.size && [...aws].every(([state, n]) => byApiState.get(state) === n)
  );
}
