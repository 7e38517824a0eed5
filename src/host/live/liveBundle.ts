import { window, workspace } from "vscode";
import { settingsSection } from "../base/contributions";
import type { HostContext } from "../base/hostContext";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import { LiveSettings } from "./liveSettings";
import { ViewRefreshes } from "./viewRefreshes";

export interface LiveOptions {
  readonly sessions: Pick<Sessions, "tryAgain">;
  readonly views: Pick<Views, "all">;
}

/** The door of dist/live.js: what happens without the user. */
export function openLive({ own, now }: HostContext, { sessions, views }: LiveOptions): void {
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
}
