import { window } from "vscode";
import type { WatchAnswer } from "../../domain/live/watchAnswer";
import type { SummaryContext } from "../../viewmodel/job/jobSummary";
import { endMessage, type EndMessage } from "../../viewmodel/live/endMessage";
import type { WatchFacts } from "../../viewmodel/live/watchFacts";
import { watchStatus } from "../../viewmodel/live/watchStatus";
import type { HostContext } from "../base/hostContext";
import type { NotificationAction, Notifications } from "../base/notifications";
import type { FindJobAt } from "../details/jobAt";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import type { SharedParts } from "./openFailures";
import { toldKey } from "./told";
import { WatchBar } from "./watchBar";
import { type WatchCommandHandlers, watchCommands } from "./watchCommands";
import type { WatchedKeys } from "./watchedKeys";
import { Watching } from "./watching";
import { watchLink } from "./watchLink";
import { WatchList } from "./watchList";

export interface WatchesOptions {
  readonly watches: WatchedKeys;
  readonly sessions: Sessions;
  readonly views: Pick<Views, "owns">;
  readonly jobAt: FindJobAt;
}

/** Follows what the user watches, shows it in the status bar, and tells when it is over. */
export function openWatches(
  context: HostContext,
  options: WatchesOptions,
  {
    settings,
    told,
    badges,
    openJob,
  }: Pick<SharedParts, "settings" | "told" | "badges" | "openJob">,
): WatchCommandHandlers {
  const { own, log, memory, notifications, formats, now } = context;
  const watches = new WatchList(memory, options.watches);
  const clock = (): SummaryContext => ({ formats: formats(), now: now() });
  const over = async ({ watch, sessionName }: WatchFacts, answer: WatchAnswer): Promise<void> => {
    const { kind, id, session } = watch;
    badges.add([{ kind, id, session, why: "watched" }]);
    if (settings.notifications === "off") return;
    const { job } = answer;
    // The user has asked for it, so it comes though it may have been told of among others.
    const [own] = await told.claim([`watched ${toldKey(job)}`, toldKey(job)]);
    if (own?.startsWith("watched ") !== true) return;
    const action = { title: "Open", run: () => openJob(job, watch.session) };
    tell(notifications, endMessage(answer, sessionName, clock()), action);
  };
  const watching = own(
    new Watching({
      ...options,
      watches,
      log,
      now,
      over: (...ended) => void over(...ended),
    }),
  );
  const bar = own(new WatchBar());
  const show = (): void => {
    bar.show(watchStatus(watching.facts, clock(), watchLink));
  };
  own(watching.changed(show));
  show();
  return watchCommands({
    ...options,
    watches,
    watching,
    notifications,
    quickPicks: window,
    context: clock,
    open: (watch) => openJob(watch, watch.session),
  });
}

function tell(
  notifications: Pick<Notifications, "information" | "warning" | "failure">,
  { severity, text }: EndMessage,
  action: NotificationAction,
): void {
  switch (severity) {
    case "information":
      notifications.information(text, [action]);
      return;
    case "warning":
      notifications.warning(text, [action]);
      return;
    case "error":
      notifications.failure(text, [action]);
  }
}
