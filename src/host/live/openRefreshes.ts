import { window, workspace } from "vscode";
import { settingsSection } from "../base/contributions";
import type { HostContext } from "../base/hostContext";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import { LiveSettings } from "./liveSettings";
import { RefreshNotes } from "./refreshNotes";
import { type SeenView, seenWith } from "./seenWith";
import { ViewRefreshes } from "./viewRefreshes";

export interface RefreshesOptions {
  readonly sessions: Pick<Sessions, "all" | "of" | "nameOf" | "tryAgain">;
  readonly views: Pick<Views, "all" | "of">;
  /** Shows what the loaded backup jobs say of resources. */
  readonly resourcesView: SeenView;
}

/** Refreshes the views that are in sight, and says where that fails. */
export function openRefreshes(
  context: HostContext,
  { sessions, views, resourcesView }: RefreshesOptions,
): void {
  const { own, now } = context;
  const settings = new LiveSettings();
  const notes = new RefreshNotes({ ...context, sessions });
  const evaluated = views.of("backup");
  const refreshes = own(
    new ViewRefreshes({
      views: views.all.map((view) => (view === evaluated ? seenWith(view, resourcesView) : view)),
      interval: () => settings.refreshInterval,
      isFocused: () => window.state.focused,
      now,
      fail: (view, failing) => {
        notes.show(view, failing);
      },
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
