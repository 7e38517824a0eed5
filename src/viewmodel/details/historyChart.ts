import type { Job } from "../../domain/job/job";
import { compareJobs } from "../../domain/job/jobOrder";
import { unknownStateName } from "../../domain/job/jobState";
import type { ChartPoint, RelatedList } from "../../protocol/jobDetails";
import { stateText } from "../job/stateText";
import { countStates } from "../../domain/job/countStates";
import { byState } from "./byState";
import { itemKey, itemSize, openAction } from "./jobItem";
import { jobDuration, sayable } from "../../domain/job/jobTimes";
import { durationText } from "../job/timeText";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";

/** More points than that stand too close to be told apart. */
const maxPoints = 60;

type Chart = NonNullable<RelatedList["chart"]>;

interface Measured {
  readonly job: Job;
  readonly created: number;
  /** Milliseconds; so far for a job that runs. */
  readonly duration: number | undefined;
  readonly size: number | undefined;
}

/**
 * The outcome, duration and size of jobs over time, oldest first: the newest 60 of those that AWS gave a
 * time. undefined for fewer than two, which make no picture.
 * @param options.isCurrent tells the job that the page is about
 * @param options.hasMore AWS has more jobs that are not loaded
 */
export function historyChart(
  jobs: readonly Job[],
  { isCurrent, hasMore }: { readonly isCurrent: (job: Job) => boolean; readonly hasMore: boolean },
  context: PartContext,
): Chart | undefined {
  const { formats } = context;
  const dated = jobs.filter(({ creationDate }) => sayable(creationDate) !== undefined);
  const shown = dated
    .toSorted(compareJobs)
    .slice(0, maxPoints)
    .reverse()
    .map((job) => measured(job, context));
  if (shown.length < 2) return undefined;
  const longest = Math.max(0, ...shown.map(({ duration = 0 }) => duration));
  const largest = Math.max(0, ...shown.map(({ size = 0 }) => size));
  return {
    points: shown.map((each) => point(each, { longest, largest, isCurrent }, context)),
    longest: longest === 0 ? "Not reported" : formats.duration(longest),
    largest: largest === 0 ? "Not reported" : formats.bytes(largest),
    text: chartText(shown, { dated: dated.length, hasMore }, context),
  };
}

function measured(job: Job, { now, formats }: PartContext): Measured {
  return {
    job,
    created: sayable(job.creationDate) ?? 0,
    duration: jobDuration(job, now)?.milliseconds,
    size: itemSize(job, formats) === undefined ? undefined : job.backupSizeInBytes,
  };
}

function point(
  { job, created, duration, size }: Measured,
  {
    longest,
    largest,
    isCurrent,
  }: {
    readonly longest: number;
    readonly largest: number;
    readonly isCurrent: (job: Job) => boolean;
  },
  context: PartContext,
): ChartPoint {
  const { formats, now } = context;
  const prefix = "chart";
  const state = stateBadge(job);
  const facts = [
    state.label,
    duration === undefined ? "duration not reported" : durationText(job, now, formats),
    itemSize(job, formats) ?? "size not reported",
  ];
  const text = `${formats.dateTime(created)}: ${facts.join(", ")}`;
  return {
    key: itemKey(job, prefix),
    action: { ...openAction(job, { prefix }, context), accessibleLabel: text },
    state,
    ...(duration !== undefined && { duration: share(duration, longest) }),
    ...(size !== undefined && { size: share(size, largest) }),
    current: isCurrent(job),
    text,
  };
}

function share(value: number, largest: number): number {
  return largest === 0 ? 0 : value / largest;
}

/** "Of 14 backup jobs since …, 12 completed and 2 failed; they took 4 min to 20 min; sizes from 1 GiB to 2 GiB." */
function chartText(
  shown: readonly Measured[],
  { dated, hasMore }: { readonly dated: number; readonly hasMore: boolean },
  { formats }: PartContext,
): string {
  const jobs = shown.map(({ job }) => job);
  const finished = shown.filter(({ job }) => sayable(job.completionDate) !== undefined);
  const took = range(
    finished.map(({ duration }) => duration),
    (time) => formats.duration(time),
  );
  const sizes = range(
    shown.map(({ size }) => size),
    (size) => formats.bytes(size),
  );
  const since = formats.dateTime(shown[0]?.created ?? 0);
  // AWS documents no order of its pages: of those that are loaded the newest are known, of all they are not.
  const newest =
    shown.length === dated
      ? formats.count(dated)
      : `the newest ${formats.count(shown.length)}${hasMore ? ` of the ${formats.count(dated)}` : ""}`;
  return [
    `Of ${hasMore && shown.length === dated ? "the " : ""}${newest} backup jobs${hasMore ? " loaded" : ""}, since ${since}, ${outcomes(jobs)}`,
    took === undefined ? "how long they took is not reported" : `they took ${took.join(" to ")}`,
    sizes === undefined
      ? "their sizes are not reported"
      : sizes.length === 1
        ? `size ${sizes.join("")}`
        : `sizes from ${sizes.join(" to ")}`,
  ]
    .join("; ")
    .concat(".");

  function outcomes(all: readonly Job[]): string {
    const counts = countStates(byState(all));
    const parts = [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([state, count]) => `${formats.count(count)} ${stateWord(state)}`);
    const last = parts.pop() ?? "";
    return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
  }
}

/** AWS's own name of a state stays as it is. */
function stateWord(state: string): string {
  const { label } = stateText(state);
  return unknownStateName(state) ? label : label.toLowerCase();
}

/** Smallest and largest, once where they read the same. */
function range(
  values: readonly (number | undefined)[],
  text: (value: number) => string,
): readonly string[] | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return [...new Set([text(Math.min(...known)), text(Math.max(...known))])];
}
