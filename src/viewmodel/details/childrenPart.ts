import type { Job } from "../../domain/job/job";
import type { ChildrenPart, FamilyCell, StateCount } from "../../protocol/jobDetails";
import { stateText } from "../job/stateText";
import { boundedKey } from "./boundedKey";
import { byState } from "./byState";
import { childCounts, type Count, inOrder } from "./childCounts";
import { itemKey, openAction } from "./jobItem";
import { inAccount, jobItems, type JobsInput } from "./jobItems";
import type { PartContext } from "./partContext";
import { stateBadge, stateBadgeOf } from "./stateBadge";

/** The children of a job as far as they were loaded; `hasMore` and the like are of the list shown. */
export interface ChildrenInput extends Omit<JobsInput, "jobs"> {
  /** All that were loaded, whatever the list is narrowed to. */
  readonly all: readonly Job[];
  /** Those in the state that the list is narrowed to. */
  readonly shown: readonly Job[];
  /** A display state. */
  readonly filter?: string;
  /** Every child is loaded. */
  readonly isComplete: boolean;
  /** Display states of which every child is loaded. */
  readonly completeStates: readonly string[];
}

/** A list of so many needs no picture. */
const smallFamily = 12;

/** More squares than that nobody tells apart, nor does a page draw them at once. */
const maxCells = 1000;

/** A parent's children: counts by state, a picture of all of them, and the list. */
export function childrenPart(
  job: Job,
  { isDescribed, children }: { readonly isDescribed: boolean; readonly children: ChildrenInput },
  context: PartContext,
): ChildrenPart {
  const { all, shown, filter, isComplete, completeStates, asked, hasMore, lookedAt } = children;
  const { formats, actions } = context;
  const counts = childCounts(job, isDescribed, children, formats);
  // Another list may have brought all that this one would, so that it is never asked for.
  const isShownWhole = isComplete || (filter !== undefined && completeStates.includes(filter));
  const looked =
    filter !== undefined && lookedAt !== undefined && lookedAt > shown.length && hasMore
      ? [`${formats.count(lookedAt)} child jobs loaded so far. AWS Backup has more.`]
      : [];
  return {
    title: title(counts.total, context),
    source: counts.source,
    counts: stateCounts(counts.states, filter, context),
    ...(filter !== undefined && {
      clearFilter: actions.add(
        "clearFilter",
        { label: "Show All", icon: "clear-all", accessibleLabel: "Show child jobs of all states" },
        { type: "filterChildren", state: undefined },
      ),
    }),
    ...picture(all, { total: counts.total, isComplete }, context),
    jobs: jobItems(
      { ...children, asked: asked || isShownWhole, jobs: byState(shown) },
      {
        list: "children",
        prefix: "child",
        emptyText:
          filter === undefined
            ? `AWS Backup lists no child jobs of this job${inAccount(context)}.`
            : `No child job is in the state ${stateText(filter).label}.`,
        notes: looked,
      },
      context,
    ),
  };
}

function title(total: Count | undefined, context: PartContext): string {
  if (total === undefined) return "Child jobs";
  if (total.value === 0) return "No child jobs";
  return `${countText(total, context)} child ${total.value === 1 && total.isExact ? "job" : "jobs"}`;
}

function countText({ value, isExact }: Count, { formats }: PartContext): string {
  return `${formats.count(value)}${isExact ? "" : "+"}`;
}

function stateCounts(
  states: ReadonlyMap<string, Count>,
  filter: string | undefined,
  context: PartContext,
): readonly StateCount[] {
  // What narrows the list can be taken away, also when no child is left in that state.
  const keys = new Set([...states.keys(), ...(filter === undefined ? [] : [filter])]);
  return inOrder(keys).map((state) => {
    const badge = stateBadgeOf(state);
    const pressed = state === filter;
    const count = countText(states.get(state) ?? { value: 0, isExact: true }, context);
    return {
      state: badge,
      count,
      pressed,
      filter: context.actions.add(
        `filter:${boundedKey(state)}`,
        { label: badge.label, accessibleLabel: `Show only ${badge.label}: ${count} child jobs` },
        { type: "filterChildren", state: pressed ? undefined : state },
      ),
    };
  });
}

/** A square for each loaded child, failures first, and how many have none. */
function picture(
  all: readonly Job[],
  { total, isComplete }: { readonly total: Count | undefined; readonly isComplete: boolean },
  context: PartContext,
): Pick<ChildrenPart, "cells" | "remainder"> {
  const { formats } = context;
  const size = total?.value ?? all.length;
  if (size <= smallFamily) return { cells: [] };
  const cells = byState(all)
    .slice(0, maxCells)
    .map((job): FamilyCell => {
      const options = { prefix: "cell" };
      return {
        key: itemKey(job, options.prefix),
        action: openAction(job, options, context),
        state: stateBadge(job),
      };
    });
  const absent = size - all.length;
  const undrawn = all.length - cells.length;
  if (absent + undrawn === 0) return { cells };
  const why = isComplete ? "not listed by AWS Backup" : "not loaded yet";
  const label = [
    absent === 0 ? "" : `${formats.count(absent)} ${why}`,
    undrawn === 0 ? "" : `${formats.count(undrawn)} loaded and only in the list below`,
  ];
  return {
    cells,
    remainder: {
      count: absent + undrawn,
      label: label.filter((part) => part !== "").join(", "),
    },
  };
}
