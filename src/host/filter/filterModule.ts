import { window } from "vscode";
import type { JobFilter } from "../../domain/filter/jobFilter";
import { filterWords } from "../../viewmodel/filter/filterText";
import type { HostContext } from "../base/hostContext";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import type { FilterCommandHandlers } from "./filterCommands";
import { FilterDisplay } from "./filterDisplay";
import { createFilterReader } from "./filterReader";
import { Filters } from "./filters";
import { lazyFilterCommands } from "./lazyFilterCommands";

export interface FilterModuleOptions {
  readonly sessions: Sessions;
  readonly views: Views;
}

export interface FilterModule extends FilterCommandHandlers {
  readonly filters: Filters;
  /** A filter without times in words. */
  readonly wordsOf: (filter: JobFilter) => string;
}

/** The filter of the views. It is theirs before a session opens, so that nothing is asked of AWS without it. */
export function filterModule(context: HostContext, options: FilterModuleOptions): FilterModule {
  const { own, memory, log, notifications, contextKeys, formats, now } = context;
  const { sessions, views } = options;
  const reader = createFilterReader(now);
  const filters = own(new Filters({ memory, reader, log, notifications }));
  own(new FilterDisplay({ filters, views, contextKeys, formats, now }));
  return {
    filters,
    wordsOf: (filter) =>
      filterWords(filter, { ranges: { readAt: now() }, now: now(), formats: formats() }),
    ...lazyFilterCommands({
      quickPicks: window,
      filters,
      reader,
      views,
      sessions,
      memory,
      notifications,
      formats,
      now,
    }),
  };
}
