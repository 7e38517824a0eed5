import { window, workspace } from "vscode";
import { evaluate } from "../../domain/protection/evaluate";
import {
  type ResourceGrouping,
  resourceGroupings,
  type ResourcesNode,
} from "../../viewmodel/protection/resourcesNode";
import { ResourceDetails } from "../../viewmodel/details/resourceDetails";
import type { ReadHistories } from "../../domain/protection/readHistories";
import { resourceFilterText } from "../../viewmodel/protection/resourceFilterText";
import type { SearchedResources } from "../../viewmodel/protection/resourceSearch";
import { ResourcesTree } from "../../viewmodel/protection/resourcesTree";
import type { RegionTurns } from "../../viewmodel/tree/regionTurns";
import type { ShownEntry } from "../../viewmodel/tree/shownEntry";
import type { CommandHandlers } from "../base/commands";
import { mementoKeys, settingsSection } from "../base/contributions";
import type { HostContext } from "../base/hostContext";
import { nextTask } from "../base/nextTask";
import type { NewResource } from "../details/loadResources";
import type { FilterModule } from "../filter/filterModule";
import type { Filters } from "../filter/filters";
import type { Sessions } from "../session/sessions";
import { ExpandedGroups } from "../tree/expandedGroups";
import type { RowsView } from "../tree/renewableTreeView";
import type { Views } from "../tree/views";
import { ExpectationSettings } from "./expectationSettings";
import { type ResourceCommand, resourceCommands, type SharedCommand } from "./resourceCommands";
import { ResourcesView } from "./resourcesView";
import { refreshResources } from "./readingCommands";
import { searchedResources } from "./searchedResources";
import { viewJobsOf } from "./viewJobsOf";

export interface ResourcesOptions {
  readonly sessions: Sessions;
  readonly views: Pick<Views, "of">;
  readonly treeView: RowsView<ResourcesNode>;
  readonly entries: () => readonly ShownEntry[];
  readonly turns: (entryId: string) => RegionTurns;
  readonly filters: Pick<Filters, "active" | "changed">;
  readonly wordsOf: FilterModule["wordsOf"];
}

export interface Resources {
  readonly view: ResourcesView;
  /** For *Find Text*. */
  readonly searched: SearchedResources;
  readonly refresh: () => Promise<void>;
  readonly commands: CommandHandlers<ResourceCommand | SharedCommand>;
}

/**
 * The door of dist/protection.js: the view of protected resources, with all that only it needs.
 * @param histories what the pages of resources have read
 */
export function openResources(
  context: HostContext,
  options: ResourcesOptions,
  histories: ReadHistories,
): Resources {
  const { own, log, memory, settings, notifications, formats, now } = context;
  const { sessions, views, treeView, turns, filters } = options;
  const expectations = new ExpectationSettings();
  const tree = own(
    new ResourcesTree({
      grouping: keptGrouping(memory.get<unknown>(mementoKeys.resourceGrouping)),
      formats,
      now,
      nextTask,
      shortensNames: () => settings.shortenNames,
      expectations: () => expectations.current,
      evaluate,
      histories,
      failed: (error) => {
        log.failure("The view of protected resources", error);
      },
      turns,
      filter: () => filters.active.filter,
      jobsOfView: (source) => viewJobsOf(views.of("backup").tree, source),
    }),
  );
  const expanded = new ExpandedGroups(memory, {
    expandedGroups: mementoKeys.expandedResources,
    collapsedSessions: mementoKeys.collapsedResources,
  });
  const seen = (): void => void sessions.start();
  const words = (): string => resourceFilterText(filters.active.filter, options.wordsOf);
  const view = own(new ResourcesView({ tree, treeView, log, expanded, seen, words }));
  listen({ own, view, expectations }, options);
  return {
    view,
    refresh: () => refreshResources({ view, sessions }),
    searched: searchedResources(view, () => expectations.current, context),
    commands: resourceCommands({
      ...context,
      view,
      sessions,
      expectations,
      notifications,
      quickPicks: window,
      inputBoxes: window,
    }),
  };
}

export interface AroundPages extends Pick<HostContext, "log"> {
  /** Takes what pages read, for the view. */
  readonly histories: ReadHistories;
  /** The view, if it was in sight: it may know more of other resources. */
  readonly opened: () => Resources | undefined;
}

/** What is shown of a resource on its page. */
export function newResourceDetails(
  options: Parameters<NewResource>[0],
  { opened, histories, log }: AroundPages,
): ResourceDetails {
  return new ResourceDetails({
    ...options,
    nextTask,
    expectations: () => new ExpectationSettings().current,
    failed: (error) => {
      log.failure("The page of a resource", error);
    },
    readAll: (resourceArn, history) => {
      histories.put(options.source, resourceArn, history);
    },
    inView: (resourceArn) => {
      const { sessions = [] } = opened()?.view.tree ?? {};
      const { protection } =
        sessions.find(({ source }) => source === options.source)?.account ?? {};
      return protection?.isEnoughRead === true
        ? protection.resources.find((each) => each.resourceArn === resourceArn)
        : undefined;
    },
  });
}

function keptGrouping(kept: unknown): ResourceGrouping {
  return resourceGroupings.find((each) => each === kept) ?? "attention";
}

/** Brings to the view what others know. */
function listen(
  {
    own,
    view,
    expectations,
  }: Pick<HostContext, "own"> & {
    readonly view: ResourcesView;
    readonly expectations: ExpectationSettings;
  },
  { sessions, entries, filters }: ResourcesOptions,
): void {
  const { tree } = view;
  const show = (): void => {
    view.setEntries(entries());
  };
  own(
    filters.changed(() => {
      tree.filterChanged();
      view.showWords();
    }),
  );
  own(sessions.changed(show));
  own(sessions.healthChanged(show));
  own(
    sessions.tryAgain(({ source }) => {
      if (source !== undefined) view.recover(source);
    }),
  );
  own(
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(settingsSection)) return;
      expectations.forget();
      tree.expectOthers();
      tree.tick();
    }),
  );
  show();
}
