import { window } from "vscode";
import type { Watch } from "../../domain/live/watch";
import type { SummaryContext } from "../../viewmodel/job/jobSummary";
import { endMessage, type EndMessage } from "../../viewmodel/live/endMessage";
import { watchStatus } from "../../viewmodel/live/watchStatus";
import type { JobRef } from "../../viewmodel/details/actions";
import type { HostContext } from "../base/hostContext";
import type { NotificationAction, Notifications } from "../base/notifications";
import type { FindJobAt } from "../details/jobAt";
import type { DetailsPanels } from "../details/detailsPanels";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";
import { WatchBar } from "./watchBar";
import { type WatchCommandHandlers, watchCommands } from "./watchCommands";
import { watchLink } from "./watchLink";
import { Watching } from "./watching";
import type { WatchedKeys } from "./watchedKeys";
import { WatchList } from "./watchList";

export interface WatchesOptions {
  readonly watches: WatchedKeys;
  readonly sessions: Sessions;
  readonly views: Pick<Views, "owns">;
  readonly jobAt: FindJobAt;
  readonly panels: Pick<DetailsPanels, "open">;
}

/** Follows what the user watches, shows it in the status bar, and tells when it is over. */
export function openWatches(context: HostContext, options: WatchesOptions): WatchCommandHandlers {
  const { own, log, memory, notifications, formats, now } = context;
  const { sessions, panels } = options;
  const watches = new WatchList(memory, options.watches);
  const clock = (): SummaryContext => ({ formats: formats(), now: now() });
  const open = async ({ kind, id, session }: Watch, known?: JobRef["known"]): Promise<void> => {
    const ref = { kind, id, ...(known && { known }) };
    const page = await panels.open(ref, session, { preserveFocus: false });
    if (page !== undefined) return;
    notifications.information(
      `The session ${sessions.nameOf(session)} is not open. Select or add it to see the job.`,
    );
  };
  const watching = own(
    new Watching({
      watches,
      sessions,
      log,
      now,
      over: ({ watch, sessionName }, answer) => {
        tell(notifications, endMessage(answer, sessionName, clock()), {
          title: "Open",
          run: () => open(watch, answer.job),
        });
      },
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
    open,
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
