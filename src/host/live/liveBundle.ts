import { randomUUID } from "node:crypto";
import type { HostContext } from "../base/hostContext";
import { LiveSettings } from "./liveSettings";
import { type FailuresOptions, openFailures } from "./openFailures";
import { type OpenJobOptions, opensJob } from "./openJob";
import { type MarksOptions, type MarksParts, openMarks } from "./openMarks";
import { openRefreshes, type RefreshesOptions } from "./openRefreshes";
import { openWatches, type WatchesOptions } from "./openWatches";
import { Told } from "./told";
import { VersionedFile } from "./versionedFile";
import type { WatchCommandHandlers } from "./watchCommands";

export type LiveOptions = RefreshesOptions &
  WatchesOptions &
  FailuresOptions &
  MarksOptions &
  Pick<OpenJobOptions, "panels">;

/** The door of dist/live.js: what happens without the user. */
export function openLive(
  context: HostContext,
  options: LiveOptions,
): WatchCommandHandlers & Pick<MarksParts, "markAllSeen"> {
  const { log, globalStorageUri } = context;
  const self = randomUUID();
  const sharedFile = (name: string): VersionedFile =>
    new VersionedFile(globalStorageUri.fsPath, name, self);
  const settings = new LiveSettings();
  const { badges, markAllSeen } = openMarks(context, options, { settings, sharedFile });
  const openPage = opensJob({ ...context, ...options });
  const shared = {
    settings,
    told: new Told(sharedFile("told"), log),
    self,
    sharedFile,
    badges,
    openJob: async (...[job, session]: Parameters<typeof openPage>) => {
      badges.see(job);
      await openPage(job, session);
    },
  };
  openRefreshes(context, options);
  openFailures(context, options, shared);
  return { ...openWatches(context, options, shared), markAllSeen };
}
