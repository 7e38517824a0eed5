import type { TreeView } from "vscode";
import {
  compose,
  type ComposeOptions,
  type Explorer,
} from "../../../../src/host/start/composition";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { fakeMemento } from "./fakeMemento";

/** What stands behind VS Code, with both views in sight. The test mocks what it takes of vscode. */
export function explorerInSight(kept: Readonly<Record<string, unknown>> = {}): Explorer {
  const none = () => ({ dispose: () => undefined });
  const treeView = {
    visible: true,
    selection: [],
    onDidChangeVisibility: none,
    onDidChangeSelection: none,
  } as unknown as TreeView<TreeNode>;
  const options = {
    workspaceState: fakeMemento(kept),
    extensionUri: "file:///ext",
    treeViews: { backup: treeView, restore: treeView },
    documentChanged: { fire: () => undefined },
  };
  return compose(options as unknown as ComposeOptions);
}
