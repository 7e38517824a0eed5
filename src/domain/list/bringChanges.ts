import { unfinishedStatesOf } from "../job/jobState";
import type { ChildJobs } from "./childJobs";
import { refreshJobs, type RefreshOptions, type RefreshOutcome } from "./refreshJobs";

export interface ListChangesOptions extends Omit<RefreshOptions, "lists"> {
  readonly children: ChildJobs;
  readonly how: "forUser" | "inBackground";
}

interface ListChangesEnd extends RefreshOutcome {
  /** Nothing was left out. */
  readonly isUpToDate: boolean;
}

/**
 * Brings what has changed since jobs were loaded, with the families that can change. In the background it makes as many list
 * requests at most as the kind has unfinished states, and one for what completed. Where the list itself takes all of them,
 * families have every other time for themselves.
 */
export async function bringChanges(options: ListChangesOptions): Promise<ListChangesEnd> {
  const { children, scope, how } = options;
  const isForUser = how === "forUser";
  const lists = isForUser ? Infinity : unfinishedStatesOf(scope.kind).length + 1;
  if (children.areNext && !isForUser) {
    children.areNext = false;
    const ofFamilies = await children.refresh(lists);
    return { cancelled: false, mustStartOver: false, ...ofFamilies, isUpToDate: false };
  }
  const outcome = await refreshJobs({ ...options, lists });
  const { cancelled, mustStartOver, isLeft, error } = outcome;
  if (mustStartOver || isLeft || error !== undefined) return { ...outcome, isUpToDate: false };
  const left = lists - outcome.lists;
  children.areNext = left === 0 && children.canChange;
  const ofFamilies = await children.refresh(left);
  const isUpToDate = !cancelled && ofFamilies.error === undefined;
  return { cancelled, mustStartOver, ...ofFamilies, isUpToDate };
}
