import { workspace } from "vscode";

/** False while no folder or workspace is open: there are no settings to share then. */
export function hasWorkspace(): boolean {
  return workspace.workspaceFile !== undefined || (workspace.workspaceFolders ?? []).length > 0;
}
