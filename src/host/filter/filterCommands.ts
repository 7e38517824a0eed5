import type { Memento } from "vscode";
import { isFiltering, noFilter } from "../../domain/filter/jobFilter";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { CommandHandlers, TitleCommandHandlers } from "../base/commands";
import { applyFilter, type FilterContext, noteLoaded } from "./filterContext";
import { filterOverview } from "./filterOverview";
import { filterByTime } from "./filterTimePick";
import { filterByValues } from "./filterValuesPick";
import { RecentValues } from "./recentValues";
import { applySavedFilter, deleteSavedFilter, saveFilter } from "./savedFilterCommands";
import { SavedFilters } from "./savedFilters";
import { SessionValues } from "./sessionValues";

type FilterBy =
  | "State"
  | "Vault"
  | "ResourceType"
  | "ResourceArn"
  | "Time"
  | "Account"
  | "MessageCategory"
  | "Plan";
export type FilterCommand =
  | "filterJobs"
  | `filterBy${FilterBy}`
  | "clearFilters"
  | "saveFilter"
  | "applySavedFilter"
  | "deleteSavedFilter";

export interface FilterCommandHandlers {
  readonly commands: CommandHandlers<FilterCommand>;
  readonly inTitle: TitleCommandHandlers<"filter" | "changeFilter">;
}

/** The lists make the rest of their context themselves. */
export interface FilterCommandsOptions extends Omit<FilterContext, "recent" | "saved" | "values"> {
  readonly memory: Memento;
}

/** The commands that filter the views. They need no session: a filter counts as soon as there is one. */
export function filterCommands(options: FilterCommandsOptions): FilterCommandHandlers {
  const { filters, views, notifications } = options;
  const context: FilterContext = {
    ...options,
    recent: new RecentValues(options.memory),
    saved: new SavedFilters(options.reader),
    values: new SessionValues(),
  };
  const overview = (kind: ViewKind): Promise<void> => filterOverview(context, views.of(kind));

  return {
    commands: {
      filterJobs: () => filterOverview(context),
      filterByState: () => filterByValues(["states"], context),
      filterByVault: () => filterByValues(["vaults"], context),
      filterByResourceType: () => filterByValues(["resourceTypes"], context),
      filterByResourceArn: () => filterByValues(["resourceArns"], context),
      filterByTime: () => {
        const { created, completed } = filters.active.filter;
        const isOfCompletion = created === undefined && completed !== undefined;
        return filterByTime(isOfCompletion ? "completed" : "created", context);
      },
      filterByAccount: () => filterByValues(["accountIds"], context),
      filterByMessageCategory: () => filterByValues(["messageCategories"], context),
      filterByPlan: () =>
        filterByValues(["backupPlans", "backupRules", "restoreTestingPlanArns"], context),
      clearFilters: async () => {
        if (!isFiltering(filters.active.filter)) {
          notifications.information("No filter is active.");
          return;
        }
        // From a view's title it leaves the focus where it is.
        noteLoaded(context);
        if (views.all.some((view) => view.visible)) await filters.set(noFilter);
        else await applyFilter(noFilter, context);
      },
      saveFilter: () => saveFilter(context),
      applySavedFilter: () => applySavedFilter(context),
      deleteSavedFilter: () => deleteSavedFilter(context),
    },
    inTitle: { filter: overview, changeFilter: overview },
  };
}
