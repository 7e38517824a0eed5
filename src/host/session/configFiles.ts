import { homedir } from "node:os";
import { basename, dirname } from "node:path";
import { RelativePattern, Uri, workspace } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { configFilePaths } from "./configFilePaths";

/**
 * Watches the AWS config files, wherever the environment says they are. VS Code's own watcher works
 * outside the workspace, too, and waits for files that are still to be made.
 */
export function watchConfigFiles(
  env: Readonly<Record<string, string | undefined>>,
  changed: () => void,
): Disposable {
  const store = new DisposableStore();
  for (const file of configFilePaths(env, homedir())) {
    const pattern = new RelativePattern(Uri.file(dirname(file)), basename(file));
    const watcher = store.add(workspace.createFileSystemWatcher(pattern));
    store.add(watcher.onDidCreate(changed));
    store.add(watcher.onDidChange(changed));
    store.add(watcher.onDidDelete(changed));
  }
  return store;
}
