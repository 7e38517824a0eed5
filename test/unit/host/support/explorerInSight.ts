import type { EventEmitter, LogOutputChannel, Uri } from "vscode";
import { compose, type Explorer } from "../../../../src/host/start/composition";
import type { ResourcesNode } from "../../../../src/viewmodel/protection/resourcesNode";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import type { RowsView } from "../../../../src/host/tree/renewableTreeView";
import { fakeMemento } from "./fakeMemento";
import { standIn } from "../../../support/standIn";

type Sight = Pick<RowsView<ViewNode>, "visible" | "onDidChangeVisibility">;

const none = () => ({ dispose: () => undefined });

/** What stands behind VS Code, with all views in sight unless told. The test mocks what it takes of vscode. */
export function explorerInSight(
  kept: Readonly<Record<string, unknown>> = {},
  sight: Sight = { visible: true, onDidChangeVisibility: none },
): Explorer {
  const treeView = standIn<RowsView<ViewNode> & RowsView<ResourcesNode>>({
    get visible() {
      return sight.visible;
    },
    selection: [],
    onDidChangeVisibility: sight.onDidChangeVisibility,
    onDidCollapseElement: none,
    onDidExpandElement: none,
    onDidChangeSelection: none,
    reveal: () => Promise.resolve(),
  });
  return compose({
    workspaceState: fakeMemento(kept),
    extensionUri: standIn<Uri>({ path: "/ext" }),
    globalStorageUri: standIn<Uri>({ fsPath: "/storage" }),
    treeViews: { backup: treeView, restore: treeView, copy: treeView, scan: treeView },
    resourcesView: treeView,
    logChannel: standIn<LogOutputChannel>({
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    }),
    documentChanged: standIn<EventEmitter<Uri>>({ fire: () => undefined }),
  });
}
