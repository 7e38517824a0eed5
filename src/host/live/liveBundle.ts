import { window, workspace } from "vscode";
import { settingsSection } from "../base/contributions";
import type { HostContext } from "../base/hostContext";
import type { Views } from "../tree/views";
import { LiveSettings } from "./liveSettings";
import { openWatches, type WatchesOptions } from "./openWatches";
import { ViewRefreshes } from "./viewRefreshes";
import type { WatchCommandHandlers } from "./watchCommands";

export interface LiveOptions extends WatchesOptions {
  readonly views: Pick<Views, "all" | "owns">;
}

/** The door of dist/live.js: what happens without the user. */
export function openLive(context: HostContext, options: LiveOptions): WatchCommandHandlers {
  const { own, now } = context;
  const { sessions, views } = options;
  const settings = new LiveSettings();
  const refreshes = own(
    new ViewRefreshes({
      views: views.all,
      interval: () => settings.refreshInterval,
      isFocused: () => window.state.focused,
      now,
    }),
  );
  own(
    window.onDidChangeWindowState(() => {
      refreshes.plan();
    }),
  );
  own(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) refreshes.plan();
    }),
  );
  own(
    sessions.tryAgain(({ source }) => {
      if (source !== undefined) refreshes.tryAgain(source);
    }),
  );
  return openWatches(context, options);
}
