import type { Disposable } from "../../base/disposables";
import { nextTask } from "../base/nextTask";
import { window, workspace } from "vscode";
import { activeFilter } from "../../domain/filter/activeFilter";
import { noFilter } from "../../domain/filter/jobFilter";
import { perViewKind } from "../../domain/job/perKind";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { Marks } from "../../viewmodel/tree/marks";
import { RegionTurns } from "../../viewmodel/tree/regionTurns";
import { ViewTree } from "../../viewmodel/tree/viewTree";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import { settingsSection } from "../base/contributions";
import type { HostContext } from "../base/hostContext";
import type { WatchedKeys } from "../live/watchedKeys";
import type { Sessions } from "../session/sessions";
import { ExpandedGroups } from "./expandedGroups";
import { LastFocused } from "./lastFocused";
import { pickGrouping } from "./groupingPick";
import { Groupings } from "./groupings";
import type { Source } from "../../domain/session/source";
import { JobsView } from "./jobsView";
import { LoadedAccounts } from "./loadedAccounts";
import type { RowsView } from "./renewableTreeView";
import { type ViewCommandHandlers, viewCommands, type ViewCommandsOptions } from "./viewCommands";
import { Views } from "./views";

/** Milliseconds: longer than the SDK takes to send the first request of a session. */
const headStart = 100;

export interface TreeModuleOptions extends Pick<
  ViewCommandsOptions,
  "copyFilter" | "refreshPage" | "refreshResources" | "remedy"
> {
  readonly sessions: Sessions;
  readonly watches: Pick<WatchedKeys, "has" | "changed">;
  readonly treeViews: Readonly<Record<ViewKind, RowsView<ViewNode>>>;
}

export interface TreeModule extends ViewCommandHandlers {
  readonly views: Views;
  readonly accounts: LoadedAccounts;
  readonly lastFocused: LastFocused;
  /** When the Regions of an entry may ask AWS: the same for all views. */
  readonly turns: (entryId: string) => RegionTurns;
  /** What is new or changed since the user last looked, once dist/live.js tells. */
  readonly marks: { current?: Marks };
}

/** The views of jobs, and which of them the user turned to last. */
export function treeModule(context: HostContext, options: TreeModuleOptions): TreeModule {
  const { own, log, memory, settings, contextKeys, notifications, formats, now } = context;
  const { sessions, watches, treeViews } = options;
  const groupings = new Groupings(memory, settings);
  const expanded = new ExpandedGroups(memory);
  const lastFocused = new LastFocused();
  own(window.onDidChangeTextEditorSelection(lastFocused.onEditor));
  const turns = sharedTurns();
  const marks: TreeModule["marks"] = {};
  const openView = (kind: ViewKind): JobsView => {
    const tree = own(
      new ViewTree({
        kind,
        grouping: groupings.of(kind),
        // None, until the filter that the workspace kept is there.
        filter: activeFilter(noFilter, () => undefined),
        now,
        nextTask,
        pageSize: () => settings.pageSize,
        formats,
        shortensNames: () => settings.shortenNames,
        isWatched: (about) => watches.has(about),
        marks: () => marks.current,
        turns,
      }),
    );
    const seen = (): void => void sessions.start();
    const treeView = treeViews[kind];
    return own(new JobsView({ kind, tree, treeView, contextKeys, log, expanded, seen }));
  };
  const turnedTo = (source: Source | undefined): void => {
    lastFocused.onTree();
    if (source !== undefined) sessions.turnedTo(source);
  };
  const views = own(new Views(perViewKind(openView), turnedTo));
  own(followSettings(views, groupings));
  own(watches.changed(views.tick));
  return {
    views,
    accounts: new LoadedAccounts(views),
    lastFocused,
    turns,
    marks,
    ...viewCommands({ ...options, views, groupings, notifications, pickGrouping }),
  };
}

/** Shows in all views what a changed setting says. */
function followSettings(views: Views, groupings: Groupings): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration(settingsSection)) return;
    for (const view of views.all) {
      view.setGrouping(groupings.of(view.kind));
      view.tree.tick();
    }
  });
}

/** When the Regions of an entry may ask AWS, for all views. */
function sharedTurns(): (entryId: string) => RegionTurns {
  const known = new Map<string, RegionTurns>();
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, headStart));
  return (entryId) => {
    const turns = known.get(entryId) ?? new RegionTurns(pause);
    known.set(entryId, turns);
    return turns;
  };
}
