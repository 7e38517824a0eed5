import { env, type ExtensionContext, type Memento, type Uri } from "vscode";
import type { Own } from "../../base/disposables";
import { createFormats, type Formats } from "../../viewmodel/text/formats";
import { ContextKeys } from "./contextKeys";
import { Log, type LogSink } from "./log";
import { Notifications } from "./notifications";
import { Settings } from "./settings";

/** What every feature of the host works with. */
export interface HostContext {
  /** Takes a part that is disposed with the explorer, after those that were taken later. */
  readonly own: Own;
  /** Of this workspace. */
  readonly memory: Memento;
  readonly extensionUri: Uri;
  /** Of all windows. */
  readonly globalStorageUri: Uri;
  readonly log: Log;
  readonly settings: Settings;
  readonly notifications: Notifications;
  readonly contextKeys: ContextKeys;
  /** Asked for when there is something to format: making formatters takes its time. */
  readonly formats: () => Formats;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function hostContext(
  {
    workspaceState,
    extensionUri,
    globalStorageUri,
    logChannel,
  }: Pick<ExtensionContext, "workspaceState" | "extensionUri" | "globalStorageUri"> & {
    readonly logChannel: LogSink;
  },
  own: Own,
): HostContext {
  let formats: Formats | undefined;
  return {
    own,
    memory: workspaceState,
    extensionUri,
    globalStorageUri,
    log: new Log(logChannel, Date.now),
    settings: new Settings(),
    notifications: new Notifications(),
    contextKeys: new ContextKeys(),
    formats: () => (formats ??= createFormats({ locale: env.language })),
    now: Date.now,
  };
}
