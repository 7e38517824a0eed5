import { jobKinds } from "../../domain/job/jobKinds";
import { displayState, failedStatesOf } from "../../domain/job/jobState";
import type { Formats } from "../text/formats";
import { stateText } from "../job/stateText";
import type { ShownList } from "./loadOutcome";

/** What a session's row says of its jobs, in the order of importance; "+" where more may come. */
export interface SessionCounts {
  /** How many jobs are known to have failed. */
  readonly failed: number;
  readonly hasMoreFailed: boolean;
  /** "3 failed", "1 expired": none where no loaded job is in such a state. */
  readonly wrong: readonly string[];
  /** "1 running" */
  readonly running: string | undefined;
  /** "340+ jobs" */
  readonly total: string;
  /** "340 backup jobs", "340 backup jobs loaded, there may be more" */
  readonly totalInWords: string;
}

/** Counts what is loaded; asks AWS nothing. */
export function sessionCounts(list: ShownList, formats: Formats): SessionCounts {
  const { jobs, scope } = list;
  const { one, many } = jobKinds[scope.kind];
  const byState = countsByState(list);
  const inState = (state: string): string | undefined => {
    const count = byState.get(state) ?? 0;
    if (count === 0) return undefined;
    const number = `${formats.count(count)}${list.isComplete({ state }) ? "" : "+"}`;
    return `${number} ${stateText(state).label.toLowerCase()}`;
  };
  const isExact = list.isComplete({});
  const count = jobs.count({}) + (isExact ? 0 : jobs.guestCount({}));
  const number = formats.count(count);
  const words = `${number} ${count === 1 ? one : many}`;
  return {
    failed: byState.get("FAILED") ?? 0,
    hasMoreFailed: !list.isComplete({ state: "FAILED" }),
    wrong: failedStatesOf(scope.kind).flatMap((state) => inState(state) ?? []),
    running: inState("RUNNING"),
    total: `${number}${isExact ? "" : "+"} ${count === 1 ? "job" : "jobs"}`,
    totalInWords: isExact ? words : `${words} loaded, there may be more`,
  };
}

/** By display state. The groups know it where they are made by state. */
function countsByState({ jobs }: ShownList): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (state: string, count: number): void => {
    counts.set(state, (counts.get(state) ?? 0) + count);
  };
  if (jobs.dimensions.includes("state")) {
    for (const { path, count } of jobs.leaves({})) add(path.state ?? "", count);
  } else {
    for (const job of jobs.all()) add(displayState(job), 1);
  }
  return counts;
}
