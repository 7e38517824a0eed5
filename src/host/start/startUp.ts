import {
  EventEmitter,
  type ExtensionContext,
  type TreeView,
  type Uri,
  window,
  workspace,
} from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { perViewKind } from "../../domain/job/perKind";
import type { ResourcesNode } from "../../viewmodel/protection/resourcesNode";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import { registerCommands } from "../base/commands";
import { detailsViewType, jobDocumentScheme, resourcesViewId, viewId } from "../base/contributions";
import { nextTask } from "../base/nextTask";
import { registerHovers } from "../jumps/hoverProvider";
import { wantsLive } from "../live/wantsLive";
import { type LazyRows, LazyTreeDataProvider } from "../tree/lazyTreeDataProvider";
import { RenewableTreeView } from "../tree/renewableTreeView";
import { loadExplorer } from "./loadExplorer";

/**
 * Gives VS Code what it must have from the start. Every window runs this, so all that stands behind it
 * (dist/explorer.js) is loaded and made when VS Code first asks for some of it: a view comes into sight, a command
 * runs, a page is restored, somebody hovers near an ARN.
 */
export function startUp({
  workspaceState,
  extensionUri,
  globalStorageUri,
}: Pick<ExtensionContext, "workspaceState" | "extensionUri" | "globalStorageUri">): Disposable {
  const store = new DisposableStore();
  const documentChanged = store.add(new EventEmitter<Uri>());
  const openView = <Node>(
    id: string,
    load: () => Promise<LazyRows<Node>>,
  ): RenewableTreeView<Node> => {
    const failed = (error: unknown): void => {
      view.message = error instanceof Error ? error.message : String(error);
    };
    const rows = store.add(new LazyTreeDataProvider(load, failed));
    const options = { treeDataProvider: rows, showCollapseAll: true };
    const open = (): TreeView<Node> => window.createTreeView(id, options);
    const view = store.add(new RenewableTreeView(open));
    return view;
  };
  const treeViews = perViewKind((kind) =>
    openView<ViewNode>(viewId(kind), async () => (await explorer()).rows[kind]),
  );
  const resourcesView = openView<ResourcesNode>(resourcesViewId, async () =>
    (await explorer()).resourceRows(),
  );
  const explorer = loadExplorer(
    { workspaceState, extensionUri, globalStorageUri, treeViews, resourcesView, documentChanged },
    (part) => store.add(part),
  );

  // What the user watches goes on after a window reload, and failures are told of, whether a view comes into sight or not.
  const loadIfWanted = (): void => {
    if (!wantsLive(workspaceState)) return;
    // Whoever needs the explorer next is told why it can't be loaded.
    nextTask()
      .then(explorer)
      .catch(() => undefined);
  };
  store.add(workspace.onDidChangeConfiguration(loadIfWanted));
  loadIfWanted();
  store.add(
    registerCommands({
      run: async (name, argument) => (await explorer()).run(name, argument),
      runInView: async (kind, name, argument) => (await explorer()).runInView(kind, name, argument),
    }),
  );
  store.add(registerHovers(async () => (await explorer()).hovers));
  store.add(
    window.registerWebviewPanelSerializer(detailsViewType, {
      deserializeWebviewPanel: async (panel, state) =>
        (await explorer()).panels.restore(panel, state),
    }),
  );
  store.add(
    workspace.registerTextDocumentContentProvider(jobDocumentScheme, {
      onDidChange: documentChanged.event,
      provideTextDocumentContent: async (uri) => (await explorer()).documents.textOf(uri),
    }),
  );
  return store;
}
