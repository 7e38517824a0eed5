import { lazyAsync } from "../../base/lazyAsync";
import { type CommandHandlers, handlersLater } from "../base/commands";
import type * as Bundle from "./filterBundle";
import type { FilterCommand } from "./filterCommands";

export type LoadFilters = () => Promise<typeof Bundle>;

/** Loads dist/filters.js at the first call: many never filter. */
export function lazyFilters(): LoadFilters {
  return lazyAsync(() => import("./filterBundle"));
}

/** The handlers of the filter commands, made when the first of them runs. */
export function lazyFilterCommands(
  make: () => Promise<CommandHandlers<FilterCommand>>,
): CommandHandlers<FilterCommand> {
  const later = handlersLater(make);
  return {
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
    filterBackupJobs: later("filterBackupJobs"),
    filterRestoreJobs: later("filterRestoreJobs"),
    changeBackupJobsFilter: later("changeBackupJobsFilter"),
    changeRestoreJobsFilter: later("changeRestoreJobsFilter"),
  };
}
