import { lazyAsync } from "../../base/lazyAsync";
import type { ViewKind } from "../../domain/job/viewKinds";
import { handlersLater } from "../base/commands";
import type * as Bundle from "./filterBundle";
import type { FilterCommandHandlers } from "./filterCommands";

export type LoadFilters = () => Promise<typeof Bundle>;

/** Loads dist/filters.js at the first call: many never filter. */
export function lazyFilters(): LoadFilters {
  return lazyAsync(() => import("./filterBundle"));
}

/** The handlers of the filter commands, made when the first of them runs. */
export function lazyFilterCommands(
  make: () => Promise<FilterCommandHandlers>,
): FilterCommandHandlers {
  const made = lazyAsync(make);
  const later = handlersLater(async () => (await made()).commands);
  const overview = async (kind: ViewKind, argument: unknown): Promise<unknown> =>
    (await made()).inTitle.filter(kind, argument);
  return {
    commands: {
      filterJobs: later("filterJobs"),
      filterByState: later("filterByState"),
      filterByVault: later("filterByVault"),
      filterByResourceType: later("filterByResourceType"),
      filterByResourceArn: later("filterByResourceArn"),
      filterByTime: later("filterByTime"),
      filterByAccount: later("filterByAccount"),
      filterByMessageCategory: later("filterByMessageCategory"),
      filterByPlan: later("filterByPlan"),
      clearFilters: later("clearFilters"),
      saveFilter: later("saveFilter"),
      applySavedFilter: later("applySavedFilter"),
      deleteSavedFilter: later("deleteSavedFilter"),
    },
    inTitle: { filter: overview, changeFilter: overview },
  };
}
