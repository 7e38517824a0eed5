import { lazyAsync } from "../../base/lazyAsync";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { CommandHandler } from "../base/commands";
import type { FilterCommand, FilterCommandHandlers, FilterCommandsOptions } from "./filterCommands";

/** The commands that filter the views. The first one that runs loads dist/filters.js. */
export function lazyFilterCommands(options: FilterCommandsOptions): FilterCommandHandlers {
  const load = lazyAsync(async () => (await import("./filterBundle")).filterCommands(options));
  const lazy =
    (name: FilterCommand): CommandHandler =>
    async (argument) =>
      (await load()).commands[name](argument);
  const overview = async (kind: ViewKind, argument: unknown): Promise<unknown> =>
    (await load()).inTitle.filter(kind, argument);
  return {
    commands: {
      filterJobs: lazy("filterJobs"),
      filterByState: lazy("filterByState"),
      filterByVault: lazy("filterByVault"),
      filterByResourceType: lazy("filterByResourceType"),
      filterByResourceArn: lazy("filterByResourceArn"),
      filterByTime: lazy("filterByTime"),
      filterByAccount: lazy("filterByAccount"),
      filterByMessageCategory: lazy("filterByMessageCategory"),
      filterByPlan: lazy("filterByPlan"),
      clearFilters: lazy("clearFilters"),
      saveFilter: lazy("saveFilter"),
      applySavedFilter: lazy("applySavedFilter"),
      deleteSavedFilter: lazy("deleteSavedFilter"),
    },
    inTitle: { filter: overview, changeFilter: overview },
  };
}
