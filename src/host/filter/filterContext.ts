import { rangesOf } from "../../domain/filter/filterRanges";
import type { JobFilter } from "../../domain/filter/jobFilter";
import type { Formats } from "../../viewmodel/text/formats";
import { filterWords, type FilterWordsOptions } from "../../viewmodel/filter/filterText";
import type { FilterReader } from "./filterReader";
import type { Filters } from "./filters";
import type { JobsView } from "../tree/jobsView";
import type { Notifications } from "../base/notifications";
import type { QuickPickHost } from "../picks/quickPick";
import type { RecentValues } from "./recentValues";
import type { SavedFilters } from "./savedFilters";
import type { Sessions } from "../session/sessions";
import type { SessionValues } from "./sessionValues";
import { showFiltered } from "./showFiltered";
import type { Views } from "../tree/views";

/** What the lists that ask for a filter work with. */
export interface FilterContext {
  readonly quickPicks: QuickPickHost;
  readonly filters: Filters;
  readonly views: Views;
  readonly sessions: Sessions;
  readonly reader: FilterReader;
  readonly recent: RecentValues;
  readonly saved: SavedFilters;
  readonly values: SessionValues;
  readonly notifications: Pick<Notifications, "information">;
  readonly formats: () => Formats;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A filter in words, with its times as they are now. */
export function wordsOf(filter: JobFilter, context: FilterContext): string {
  return filterWords(filter, wordsOptions(filter, context));
}

export function wordsOptions(
  filter: JobFilter,
  { reader, now, formats }: FilterContext,
): FilterWordsOptions {
  const ranges = rangesOf(filter, (window, at) => reader.range(window, at), now());
  return { ranges, now: now(), formats: formats() };
}

/** Shows a view under a filter, and keeps in mind what was loaded until then. */
export async function applyFilter(
  filter: JobFilter,
  context: FilterContext,
  view: JobsView = context.views.preferred,
): Promise<void> {
  noteLoaded(context);
  await showFiltered(filter, context.filters, view);
}

/** Before a filter takes them off the rows. */
export function noteLoaded({ values, views }: Pick<FilterContext, "values" | "views">): void {
  for (const tree of views.all.flatMap((view) => view.tree.trees)) {
    if (tree.source !== undefined) values.note(tree.source, [...tree.loadedJobs()]);
  }
}
