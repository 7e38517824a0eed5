import { jobKinds } from "../../domain/job/jobKinds";
import { failedStatesOf } from "../../domain/job/jobState";
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
  const inState = (state: string): string | undefined => {
    const count = jobs.states.of(state);
    if (count === 0) return undefined;
    const number = `${formats.count(count)}${list.isComplete({ state }) ? "" : "+"}`;
    return `${number} ${stateText(state).label.toLowerCase()}`;
  };
  const isExact = list.isComplete({});
  const count = jobs.count({}) + (isExact ? 0 : jobs.guests.count({}));
  const number = formats.count(count);
  const words = `${number} ${count === 1 ? one : many}`;
  return {
    failed: jobs.states.of("FAILED"),
    hasMoreFailed: !list.isComplete({ state: "FAILED" }),
    wrong: failedStatesOf(scope.kind).flatMap((state) => inState(state) ?? []),
    running: inState("RUNNING"),
    total: `${number}${isExact ? "" : "+"} ${count === 1 ? "job" : "jobs"}`,
    totalInWords: isExact ? words : `${words} loaded, there may be more`,
  };
}
