import { createHash } from "node:crypto";
import { window, workspace } from "vscode";
import type { SummaryContext } from "../../viewmodel/job/jobSummary";
import { settingsSection } from "../base/contributions";
import type { HostContext } from "../base/hostContext";
import type { Filters } from "../filter/filters";
import { showFiltered } from "../filter/showFiltered";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import { FailurePolls, sessionKey } from "./failurePolls";
import type { LiveSettings } from "./liveSettings";
import type { OpenJob } from "./openJob";
import type { MarksParts } from "./openMarks";
import { tellFailures } from "./tellFailures";
import type { Told } from "./told";
import type { VersionedFile } from "./versionedFile";
import type { WatchedKeys } from "./watchedKeys";
import { WindowLeases } from "./windowLeases";

export interface FailuresOptions {
  readonly sessions: Sessions;
  readonly views: Pick<Views, "all" | "of">;
  readonly watches: Pick<WatchedKeys, "has">;
  readonly filters: Pick<Filters, "set">;
}

/** What the windows share, and what they have in common with watches. */
export interface SharedParts {
  readonly settings: LiveSettings;
  readonly told: Pick<Told, "claim">;
  /** Counts what the user is to see. */
  readonly badges: MarksParts["badges"];
  /** Names this window. */
  readonly self: string;
  readonly sharedFile: (name: string) => VersionedFile;
  readonly openJob: OpenJob;
}

/** Tells of what has failed in the open sessions, where the user wants that. */
export function openFailures(
  context: HostContext,
  options: FailuresOptions,
  { settings, told, badges, self, sharedFile, openJob }: SharedParts,
): void {
  const { own, log, notifications, formats, now } = context;
  const { sessions, views, filters } = options;
  const isOn = (): boolean => settings.notifications === "failures";
  const clock = (): SummaryContext => ({ formats: formats(), now: now() });
  const leases: WindowLeases = own(
    new WindowLeases({
      file: sharedFile("leases"),
      self,
      wanted: () => (isOn() ? sessions.sources.map(sessionKey) : []),
      taken: () => {
        polls.pollNow();
      },
      log,
    }),
  );
  const polls: FailurePolls = own(
    new FailurePolls({
      isOn,
      sessions,
      leases,
      fileOf: (key) => sharedFile(`failures-${nameOf(key)}`),
      now,
      log,
      found: (failures) =>
        tellFailures(failures, {
          ...options,
          mutes: () => settings.mutes,
          isFocused: () => window.state.focused,
          told,
          badges,
          notifications,
          context: clock,
          open: ({ job, source }) => openJob(job, source.session),
          show: (kind, filter) => showFiltered(filter, filters, views.of(kind)),
        }),
    }),
  );
  own(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) void polls.settingChanged();
    }),
  );
  void polls.settingChanged();
}

/** Profiles and Regions are no names of files. */
function nameOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}
