import {
  commands,
  env,
  type EventEmitter,
  type ExtensionContext,
  type TreeView,
  type Uri,
  window,
  workspace,
} from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { jobKinds } from "../../domain/job/jobKinds";
import type { ViewKind } from "../../domain/job/viewKinds";
import { perViewKind } from "../../domain/job/perKind";
import { createFormats, type Formats } from "../../viewmodel/text/formats";
import { JobTree } from "../../viewmodel/tree/jobTree";
import type { TreeNode } from "../../viewmodel/tree/treeNode";
import { Attention } from "../tree/attention";
import { lazyAwsRuntime } from "../session/awsRuntime";
import type { CommandHandlers, CommandRunner, TitleCommandHandlers } from "../base/commands";
import { watchConfigFiles } from "../session/configFiles";
import { ContextKeys } from "../base/contextKeys";
import { commandIds, logName, settingsSection } from "../base/contributions";
import { DetailsPanels } from "../details/detailsPanels";
import { LoadedAccounts } from "../tree/loadedAccounts";
import { pickGrouping } from "../tree/groupingPick";
import { FilterDisplay } from "../filter/filterDisplay";
import { Filters } from "../filter/filters";
import { Groupings } from "../tree/groupings";
import { JobActions } from "../details/jobActions";
import { jobCommands } from "../details/jobCommands";
import { JobDocuments } from "../details/jobDocuments";
import { JobHovers } from "../jumps/jobHovers";
import type { JobsTreeDataProvider } from "../tree/jobsTreeDataProvider";
import { JobsView } from "../tree/jobsView";
import { lazyDetails, type PickJobOfArn } from "../details/lazyDetails";
import { filterCommands } from "../filter/filterCommands";
import { createFilterReader } from "../filter/filterReader";
import { jumpCommands } from "../jumps/jumpCommands";
import { Log } from "../base/log";
import { askMfaCode } from "../session/mfaPrompt";
import { Notifications } from "../base/notifications";
import { pageIntents } from "../details/pageIntents";
import { createRun } from "../base/run";
import { SessionChoices } from "../session/sessionChoices";
import { sessionCommands } from "../session/sessionCommands";
import { SessionDisplay } from "./sessionDisplay";
import { CurrentSession } from "../session/currentSession";
import { Sessions } from "../session/sessions";
import { Settings } from "../base/settings";
import { StatusBar } from "../session/statusBar";
import { viewCommands } from "../tree/viewCommands";
import { Views } from "../tree/views";

export interface ComposeOptions extends Pick<ExtensionContext, "workspaceState" | "extensionUri"> {
  readonly treeViews: Readonly<Record<ViewKind, TreeView<TreeNode>>>;
  readonly documentChanged: EventEmitter<Uri>;
}

/** What stands behind that which VS Code was given at start. */
export interface Explorer extends Disposable, CommandRunner {
  readonly rows: Readonly<Record<ViewKind, JobsTreeDataProvider>>;
  readonly hovers: JobHovers;
  readonly panels: Pick<DetailsPanels, "restore">;
  readonly documents: Pick<JobDocuments, "textOf">;
}

/** The door of dist/explorer.js and the only place that makes objects, which the explorer owns. */
export function compose({
  workspaceState,
  extensionUri,
  treeViews,
  documentChanged,
}: ComposeOptions): Explorer {
  const store = new DisposableStore();
  const log = new Log(store.add(window.createOutputChannel(logName, { log: true })));
  const settings = new Settings();
  const choices = new SessionChoices(workspaceState, settings);
  const groupings = new Groupings(workspaceState, settings);
  const contextKeys = new ContextKeys();
  const notifications = new Notifications();
  const runtime = lazyAwsRuntime({
    env: process.env,
    log: (entry) => {
      log.request(entry);
    },
    debug: (text) => {
      log.debug(text);
    },
    askMfaCode,
    now: Date.now,
  });
  const reader = createFilterReader(Date.now);
  const filters = store.add(new Filters({ memory: workspaceState, reader, log, notifications }));
  const current = store.add(new CurrentSession(runtime, () => choices.current));
  const sessions = new Sessions(current);
  const run = createRun({ log, notifications, session: () => sessions.current.session });
  const documents = store.add(
    new JobDocuments((uri) => {
      documentChanged.fire(uri);
    }),
  );
  let madeFormats: Formats | undefined;
  const formats = (): Formats => (madeFormats ??= createFormats({ locale: env.language }));

  const attention = new Attention();
  store.add(window.onDidChangeTextEditorSelection(attention.onEditor));
  const openView = (kind: ViewKind): JobsView => {
    const tree = new JobTree({
      kind,
      grouping: groupings.of(kind),
      filter: filters.active,
      now: Date.now,
      pageSize: () => settings.pageSize,
      formats,
    });
    store.add(tree);
    const treeView = treeViews[kind];
    const seen = (): void => void sessions.current.start();
    return store.add(new JobsView({ kind, tree, treeView, contextKeys, seen }));
  };
  const views = store.add(new Views(perViewKind(openView), attention.onTree));
  const statusBar = store.add(new StatusBar());
  const accounts = new LoadedAccounts(views);
  const load = lazyDetails();
  const actions = new JobActions({ views, documents, notifications, load });
  const pickJob: PickJobOfArn = async (arn, at) => {
    const { pickJobOfArn } = await load();
    return pickJobOfArn(arn, at, {
      quickPicks: window,
      formats: formats(),
      now: Date.now(),
      pageSize: settings.pageSize,
      accountIds: accounts.all(at.source),
      named: accounts.named(at.source).ofArn(arn, at.accountId),
      listIn: async (region, itsArn) => {
        await Promise.all([choices.chooseRegion(region), sessions.current.restart()]);
        await commands.executeCommand(commandIds.showJobsForArn, itsArn);
      },
    });
  };
  const perform = pageIntents({
    panels: () => panels,
    current,
    choices,
    actions,
    pickJobOfArn: pickJob,
  });
  const panels: DetailsPanels = store.add(
    new DetailsPanels({
      load,
      extensionUri,
      sessions,
      formats,
      pageSize: () => settings.pageSize,
      now: Date.now,
      log,
      contextKeys,
      perform: (intent, panel) => run("openDetails", () => perform(intent, panel)),
      accounts,
      used: attention.onPage,
    }),
  );
  store.add(new FilterDisplay({ filters, views, contextKeys, formats, now: Date.now }));
  store.add(
    new SessionDisplay({ sessions, views, documents, panels, statusBar, contextKeys, log }),
  );

  const hovers = store.add(new JobHovers({ current, formats, now: Date.now, accounts }));

  const ofViews = viewCommands({
    views,
    sessions,
    groupings,
    copyFilter: (view) => actions.copyFilterAsCli(view),
    notifications,
    pickGrouping,
    refreshPage: () => panels.active?.refresh(),
  });
  const onJob = jobCommands({
    views,
    panels,
    attention,
    actions,
    accounts,
    notifications,
    pickJobOfArn: pickJob,
    copyFilterAsCli: ofViews.commands.copyFilterAsCli,
  });
  const ofFilters = filterCommands({
    quickPicks: window,
    filters,
    reader,
    views,
    sessions,
    memory: workspaceState,
    notifications,
    formats,
    now: Date.now,
  });
  const inTitle: TitleCommandHandlers = { ...ofViews.inTitle, ...ofFilters.inTitle };
  const handlers: CommandHandlers = {
    ...sessionCommands({ quickPicks: window, runtime, current, choices, settings }),
    ...ofViews.commands,
    ...onJob,
    ...jumpCommands({
      quickPicks: window,
      views,
      filters,
      current,
      panels,
      attention,
      actions,
      notifications,
      formats,
      now: Date.now,
      pickJobOfArn: pickJob,
      accounts,
      onJob,
    }),
    showLog: () => {
      log.show();
    },
    ...ofFilters.commands,
  };
  // Every window has the extension, for its hovers; the files matter once a session is wanted.
  const wanted = store.add(
    sessions.current.changed(() => {
      wanted.dispose();
      store.add(
        watchConfigFiles(process.env, () => {
          sessions.current.configFilesChanged();
        }),
      );
    }),
  );
  store.add(
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(settingsSection)) return;
      sessions.current.choiceMayHaveChanged();
      for (const view of views.all) view.setGrouping(groupings.of(view.kind));
    }),
  );
  store.add(
    workspace.onDidGrantWorkspaceTrust(() => {
      sessions.current.choiceMayHaveChanged();
    }),
  );
  return {
    run: (name, argument) => run(name, () => handlers[name](argument)),
    runInView: (kind, name, argument) =>
      run(`${name} (${jobKinds[kind].title})`, () => inTitle[name](kind, argument)),
    rows: perViewKind((kind) => views.of(kind).rows),
    hovers,
    panels,
    documents,
    dispose: () => {
      store.dispose();
    },
  };
}
