import {
  EventEmitter,
  type ExtensionContext,
  type TreeView,
  type Uri,
  window,
  workspace,
} from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import type { ViewKind } from "../../domain/job/viewKinds";
import { perViewKind } from "../../domain/job/perKind";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import { registerCommands } from "../base/commands";
import { detailsViewType, jobDocumentScheme, viewId } from "../base/contributions";
import { registerHovers } from "../jumps/hoverProvider";
import type { JobsTreeDataProvider } from "../tree/jobsTreeDataProvider";
import { LazyTreeDataProvider } from "../tree/lazyTreeDataProvider";
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
}: Pick<ExtensionContext, "workspaceState" | "extensionUri">): Disposable {
  const store = new DisposableStore();
  const documentChanged = store.add(new EventEmitter<Uri>());
  const treeView = (kind: ViewKind): RenewableTreeView<ViewNode> => {
    const load = async (): Promise<JobsTreeDataProvider> => (await explorer()).rows[kind];
    const failed = (error: unknown): void => {
      view.message = error instanceof Error ? error.message : String(error);
    };
    const rows = store.add(new LazyTreeDataProvider(load, failed));
    const options = { treeDataProvider: rows, showCollapseAll: true };
    const open = (): TreeView<ViewNode> => window.createTreeView(viewId(kind), options);
    const view = store.add(new RenewableTreeView(open));
    return view;
  };
  const treeViews = perViewKind(treeView);
  const explorer = loadExplorer(
    { workspaceState, extensionUri, treeViews, documentChanged },
    (part) => store.add(part),
  );

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
