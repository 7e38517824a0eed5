import type { HostContext } from "../base/hostContext";
import { openRefreshes, type RefreshesOptions } from "./openRefreshes";
import { openWatches, type WatchesOptions } from "./openWatches";
import type { WatchCommandHandlers } from "./watchCommands";

export type LiveOptions = RefreshesOptions & WatchesOptions;

/** The door of dist/live.js: what happens without the user. */
export function openLive(context: HostContext, options: LiveOptions): WatchCommandHandlers {
  openRefreshes(context, options);
  return openWatches(context, options);
}
