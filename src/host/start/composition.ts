import {
  commands,
  type EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
} from "vscode";
import { type Disposable, withParts } from "../../base/disposables";
import { jobKinds } from "../../domain/job/jobKinds";
import { perViewKind } from "../../domain/job/perKind";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { ResourcesNode } from "../../viewmodel/protection/resourcesNode";
import type { ShownEntry } from "../../viewmodel/tree/shownEntry";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { CommandHandlers, CommandRunner, TitleCommandHandlers } from "../base/commands";
import { walkthroughName } from "../base/contributions";
import { type HostContext, hostContext } from "../base/hostContext";
import { createRun, type Run } from "../base/run";
import { type DetailsModule, detailsModule } from "../details/detailsModule";
import { type FilterModule, filterModule } from "../filter/filterModule";
import type { JobHovers } from "../jumps/jobHovers";
import { type JumpsModule, jumpsModule } from "../jumps/jumpsModule";
import { type LiveModule, liveModule } from "../live/liveModule";
import { WatchedKeys } from "../live/watchedKeys";
import { protectionModule, type ProtectionModule } from "../protection/protectionModule";
import { type SessionModule, sessionModule } from "../session/sessionModule";
import { StatusBar } from "../session/statusBar";
import type { RowsView } from "../tree/renewableTreeView";
import type { JobsTreeDataProvider } from "../tree/jobsTreeDataProvider";
import { type TreeModule, treeModule } from "../tree/treeModule";
import { RegionNotes } from "./regionNotes";
import { rowEntry } from "./rowEntry";
import { shownEntries } from "./shownEntries";
import { SessionDisplay } from "./sessionDisplay";
import { StatusDisplay } from "./statusDisplay";

export interface ComposeOptions extends Pick<
  ExtensionContext,
  "workspaceState" | "extensionUri" | "globalStorageUri"
> {
  readonly treeViews: Readonly<Record<ViewKind, RowsView<ViewNode>>>;
  readonly resourcesView: RowsView<ResourcesNode>;
  readonly documentChanged: EventEmitter<Uri>;
  /** Outlives the explorer, to tell why it could not start. */
  readonly logChannel: LogOutputChannel;
}

/** What stands behind that which VS Code was given at start. */
export interface Explorer extends Disposable, CommandRunner {
  readonly rows: Readonly<Record<ViewKind, JobsTreeDataProvider>>;
  readonly resourceRows: ProtectionModule["rows"];
  readonly hovers: JobHovers;
  readonly panels: Pick<DetailsModule["panels"], "restore">;
  readonly documents: Pick<DetailsModule["documents"], "textOf">;
}

/**
 * The door of dist/explorer.js: puts the features together. Each makes its own parts, which the explorer owns; when
 * one of them throws, those that were made are disposed.
 */
export function compose(options: ComposeOptions): Explorer {
  return withParts((own) => {
    const context = hostContext(options, own);
    const session = sessionModule(context, {
      treeViews: [...Object.values(options.treeViews), options.resourcesView],
      ofRow: (argument) => rowEntry(argument, views, protection, sessions),
    });
    const { sessions, remedy } = session;
    const run = createRun({ ...context, session: () => sessions.preferred.session, remedy });
    const watches = own(new WatchedKeys());
    const tree = treeModule(context, {
      sessions,
      watches,
      treeViews: options.treeViews,
      copyFilter: (trees) => details.actions.copyFilterAsCli(trees),
      remedy,
      refreshPage: () => details.panels.active?.refresh(),
      refreshResources: () => protection.refreshInSight(),
    });
    const { views } = tree;
    const filter = filterModule(context, { sessions, views });
    const entries = (): readonly ShownEntry[] => shownEntries(sessions.entries);
    const protection = protectionModule(
      context,
      { ...tree, ...filter, sessions, treeView: options.resourcesView, entries },
      () => ({ ...tree.commands, ...details.commands }),
    );
    const watch: LiveModule["watch"] = (...asked) => live.watch(...asked);
    const shared = { ...protection, session, tree, run, watches, watch };
    const details: DetailsModule = detailsModule(context, { ...options, ...shared });
    const jumps = jumpsModule(context, { ...shared, filter, details });
    const statusBar = own(new StatusBar());
    const status = own(new StatusDisplay({ ...context, ...session, views, statusBar }));
    own(new SessionDisplay({ ...context, ...session, ...details, views, status }));
    own(new RegionNotes({ ...session, views }));
    const { resourcesView } = options;
    const live = liveModule(context, {
      ...details,
      ...filter,
      ...tree,
      sessions,
      watches,
      resourcesView,
    });

    const features = { session, tree, filter, details, jumps, protection, live };
    return explorerOf(features, run, ownCommands(context, status));
  });
}

interface Features {
  readonly session: Pick<SessionModule, "commands">;
  readonly tree: Pick<TreeModule, "commands" | "inTitle" | "views">;
  readonly filter: Pick<FilterModule, "commands" | "inTitle">;
  readonly details: Pick<DetailsModule, "commands" | "panels" | "documents">;
  readonly jumps: Pick<JumpsModule, "commands" | "hovers">;
  readonly protection: Pick<ProtectionModule, "commands" | "rows">;
  readonly live: Pick<LiveModule, "commands">;
}

function explorerOf(
  { session, tree, filter, details, jumps, protection, live }: Features,
  run: Run,
  own: CommandHandlers<OwnCommand>,
): Omit<Explorer, "dispose"> {
  const inTitle: TitleCommandHandlers = { ...tree.inTitle, ...filter.inTitle };
  const handlers: CommandHandlers = {
    ...session.commands,
    ...tree.commands,
    ...filter.commands,
    ...details.commands,
    // After those of a job, which they go on from.
    ...jumps.commands,
    // After those of the views of jobs, which they go on from.
    ...protection.commands,
    ...live.commands,
    ...own,
  };
  return {
    run: (name, argument) => run(`Command ${name}`, () => handlers[name](argument)),
    runInView: (kind, name, argument) =>
      run(`Command ${name} (${jobKinds[kind].title})`, () => inTitle[name](kind, argument)),
    rows: perViewKind((kind) => tree.views.of(kind).rows),
    resourceRows: protection.rows,
    hovers: jumps.hovers,
    panels: details.panels,
    documents: details.documents,
  };
}

type OwnCommand = "showSession" | "showLog" | "openWalkthrough";

function ownCommands(
  { log }: Pick<HostContext, "log">,
  status: StatusDisplay,
): CommandHandlers<OwnCommand> {
  return {
    showSession: () => status.showMenu(),
    showLog: () => {
      log.show();
    },
    openWalkthrough: () =>
      commands.executeCommand("workbench.action.openWalkthrough", walkthroughName, false),
  };
}
