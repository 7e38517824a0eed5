import { window, workspace } from "vscode";
import type { Alerts } from "../../domain/live/alerts";
import { alertsJson, readAlerts } from "../../domain/live/alerts";
import { type AllSeen, readAllSeen, seenJson } from "../../domain/live/seenJson";
import type { Marks } from "../../viewmodel/tree/marks";
import type { HostContext } from "../base/hostContext";
import type { Log } from "../base/log";
import type { Sessions } from "../session/sessions";
import type { JobsView } from "../tree/jobsView";
import type { Views } from "../tree/views";
import { Badges } from "./badges";
import { JobMarks } from "./jobMarks";
import type { LiveSettings } from "./liveSettings";
import { SharedValue } from "./sharedValue";
import type { VersionedFile } from "./versionedFile";

export interface MarksOptions {
  readonly sessions: Pick<Sessions, "sources" | "changed" | "start">;
  readonly views: Pick<Views, "all">;
  /** Where rows find what is marked. */
  readonly marks: { current?: Marks };
}

type SharedFile = Pick<VersionedFile, "change">;

interface MarksShare {
  readonly settings: Pick<LiveSettings, "notifications">;
  readonly sharedFile: (name: string) => SharedFile;
}

export interface MarksParts {
  readonly badges: Pick<Badges, "add" | "see">;
  readonly markAllSeen: () => Promise<void>;
}

function sharedAlerts(file: SharedFile, log: Pick<Log, "failure">): SharedValue<Alerts> {
  const about = "What the badge counts";
  return new SharedValue<Alerts>({ file, read: readAlerts, write: alertsJson, log, about });
}

function sharedSeen(file: SharedFile, log: Pick<Log, "failure">): SharedValue<AllSeen> {
  const about = "What was seen";
  return new SharedValue<AllSeen>({ file, read: readAllSeen, write: seenJson, log, about });
}

/** Says what is new or changed since the user last looked: on rows, and on the icon in the activity bar. */
export function openMarks(
  { own, log, formats, memory }: Pick<HostContext, "own" | "log" | "formats" | "memory">,
  { sessions, views, marks: shown }: MarksOptions,
  { settings, sharedFile }: MarksShare,
): MarksParts {
  const alerts = sharedAlerts(sharedFile("alerts"), log);
  const seen = sharedSeen(sharedFile("seen"), log);
  const badges = new Badges({
    views: views.all,
    sessions,
    alerts,
    countsFailures: () => settings.notifications === "failures",
    formats,
    memory,
  });
  const marks = own(
    new JobMarks<JobsView>({
      views: views.all,
      awaits: badges.awaits,
      glanced: badges.glanced,
      isFocused: () => window.state.focused,
      seen,
    }),
  );
  const show = (): void => {
    badges.show();
    marks.plan();
  };
  const readAlertsOfOthers = async (): Promise<void> => {
    await alerts.read();
    // A window that shows no view has found no session out.
    if (alerts.value.length > 0) void sessions.start();
    show();
  };
  own(window.onDidChangeWindowState(marks.focusChanged));
  own(window.onDidChangeWindowState(readAlertsOfOthers));
  own(workspace.onDidChangeConfiguration(show));
  own(sessions.changed(show));
  void readAlertsOfOthers();
  const begun = seen.read().then(() => {
    shown.current = marks;
    marks.begin();
  });
  return {
    badges: {
      add: (more) => {
        badges.add(more.filter((alert) => !marks.hasSeen(alert)));
        marks.plan();
      },
      see: badges.see,
    },
    markAllSeen: async () => {
      await begun;
      marks.seeAll();
      badges.seeAll();
    },
  };
}
