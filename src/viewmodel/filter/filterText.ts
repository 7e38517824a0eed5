import type { FilterRanges } from "../../domain/filter/filterRanges";
import {
  type Criterion,
  type JobFilter,
  listCriteria,
  windowCriteria,
} from "../../domain/filter/jobFilter";
import type { JobKind } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import {
  backupJobsListedDays,
  isBeyondRetention,
  reachesBeyondRetention,
} from "../../domain/time/jobRetention";
import type { JobScope } from "../../domain/filter/jobScope";
import { criterionTexts, valuesText } from "./criterionText";
import type { Formats } from "../text/formats";
import { elsewhereTexts, impossibleTexts } from "./impossibleText";
import { listed } from "../text/listed";
import { oneLine } from "../text/plainText";
import { rangeText } from "./timeWindowText";

/** What the words of a filter are made with. */
export interface FilterWordsOptions {
  /** What its time windows mean; one that is missing could not be read. */
  readonly ranges: FilterRanges;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly formats: Formats;
}

export interface FilterHeaderOptions extends Omit<FilterWordsOptions, "ranges"> {
  /** True where AWS has answered and no job matches. */
  readonly isEmpty?: boolean;
  /** The filter itself can be read above another view. */
  readonly isSaidAbove?: boolean;
}

/** For how long AWS Backup lists the jobs of a kind that it documents a time for; without a full stop. */
export function retentionText(kind: JobKind): string {
  return `AWS Backup lists ${jobKinds[kind].many} for ${backupJobsListedDays} days`;
}

/** What stands above the rows: the filter in words, and what has to be known of it. */
export function filterHeader(
  filter: JobFilter,
  scope: JobScope,
  { isEmpty, isSaidAbove, ...options }: FilterHeaderOptions,
): string {
  const words = filterWords(filter, { ...options, ranges: scope.ranges });
  const notes = filterNotes(filter, scope, isEmpty);
  return [...(isSaidAbove === true ? [] : [`Filter: ${words}`]), ...notes]
    .map((sentence) => sentence.replace(/[.]$/, ""))
    .join(". ");
}

/** A filter in words: "Failed, Expired · RDS · vault prod-vault · created since Fri 20 Nov 14:02". */
export function filterWords(filter: JobFilter, options: FilterWordsOptions): string {
  return [...listCriteria, ...windowCriteria]
    .flatMap((criterion) => criterionWords(filter, criterion, options) ?? [])
    .join(" · ");
}

/** One criterion of a filter in words; undefined when it is not set. */
export function criterionWords(
  filter: JobFilter,
  criterion: Criterion,
  { ranges, now, formats }: FilterWordsOptions,
): string | undefined {
  if (criterion === "created" || criterion === "completed") {
    const window = filter[criterion];
    if (window === undefined) return undefined;
    const range = ranges[criterion];
    const text = range === undefined ? `“${oneLine(window, 40)}”` : rangeText(range, now, formats);
    return `${criterionTexts[criterion].before[0]}${text}`;
  }
  const values = filter[criterion];
  return values === undefined ? undefined : valuesText(criterion, values);
}

/**
 * What somebody who reads the rows has to know of a filter, for one kind of job: what it can't find, and what
 * AWS could not be asked for. Sentences; none for most filters.
 */
export function filterNotes(
  filter: JobFilter,
  scope: JobScope,
  isEmpty = false,
): readonly string[] {
  const impossible = [
    ...impossibleTexts(scope).map((text) => `${text}.`),
    ...regionNotes(scope, isEmpty),
  ];
  // Where nothing can match, nothing is looked through and nothing is cut off.
  if (scope.queries.length === 0) return impossible;
  return [...impossible, ...narrowedText(filter, scope), ...retentionNotes(scope)];
}

/** Copies of a resource may be restored here: of restore jobs it is said only where there are none. */
function regionNotes(scope: JobScope, isEmpty: boolean): readonly string[] {
  const texts = elsewhereTexts(scope);
  const why = [...new Set(texts.map((text) => `${text.why}.`))];
  if (jobKinds[scope.kind].isWhereResourceIs) return why;
  return isEmpty ? [...texts.map(({ where }) => `${where}.`), ...why] : [];
}

/** Where states are asked for, *completed* comes with those *with issues*: that is nothing to look through. */
function narrowedText(filter: JobFilter, scope: JobScope): readonly string[] {
  const { kind, narrowedBy, queries } = scope;
  const asksForStates = queries.some(({ state }) => state !== undefined);
  const lists = listCriteria.filter(
    (each) =>
      narrowedBy.includes(each) && each !== "laterBackup" && !(each === "states" && asksForStates),
  );
  const windows = windowCriteria.filter((each) => narrowedBy.includes(each));
  const words = [
    ...lists.map(
      (each) => `${each === "states" ? "state " : ""}${valuesText(each, filter[each] ?? [])}`,
    ),
    ...(windows.length === 0 ? [] : ["the time"]),
  ];
  return [
    ...(words.length === 0 ? [] : [`Searches only the loaded jobs for ${listed(words, "and")}.`]),
    ...(scope.leavesOutRecovered ? [`A later ${kind} counts only when it is loaded.`] : []),
  ];
}

/** Of the kinds for which AWS documents it. */
function retentionNotes({ kind, ranges }: JobScope): readonly string[] {
  // No job is completed before it is created, so a time of completion is cut off, too.
  const asked = [ranges.created, ranges.completed].filter((range) => range !== undefined);
  if (jobKinds[kind].listedDays === undefined) return [];
  if (asked.some((range) => isBeyondRetention(range, ranges.readAt))) {
    return [`${retentionText(kind)}. All of this time is older.`];
  }
  return asked.some((range) => reachesBeyondRetention(range, ranges.readAt))
    ? [`${retentionText(kind)}.`]
    : [];
}
