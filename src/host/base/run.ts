import { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorActionTexts } from "../../viewmodel/text/errorActionText";
import { errorText } from "../../viewmodel/text/errorText";
import type { DoRemedy } from "./errorCommands";
import { failureText } from "./failureText";
import { type Log, sessionLabel } from "./log";
import type { NotificationAction, Notifications } from "./notifications";

/** Runs what a command or a page asked for; `what` says in the log what that was, e.g. "Command reload". Never rejects. */
export type Run = (what: string, action: () => unknown) => Promise<void>;

export interface RunOptions {
  readonly log: Log;
  readonly notifications: Pick<Notifications, "failure">;
  /** The session in use, for the words of a message about what was asked in none. */
  readonly session: () => Session;
  readonly remedy: DoRemedy;
}

/**
 * Runs the handler of a command or of a page's message; the only place that decides what a failure means for the user: one
 * notification with what helps and the log. What was cancelled is silent, what nobody expected is logged.
 */
export function createRun({ log, notifications, session, remedy }: RunOptions): Run {
  return async (what, action) => {
    try {
      await action();
    } catch (error) {
      if (error instanceof BackupError && error.kind === "cancelled") return;
      const isOfRequest = error instanceof BackupError;
      const askedIn = isOfRequest ? error.details.session : undefined;
      log.failure(askedIn === undefined ? what : `${what} in ${sessionLabel(askedIn)}`, error);
      const asked = askedIn ?? session();
      const helping = isOfRequest ? remediesOf(error, asked, remedy) : [];
      const showLog: NotificationAction = {
        title: "Show Log",
        run: () => {
          log.show();
        },
      };
      notifications.failure(failureText(error, asked), [...helping, showLog]);
    }
  };
}

/** What helps, if something of ours does. */
function remediesOf(
  error: BackupError,
  session: Session,
  remedy: DoRemedy,
): readonly NotificationAction[] {
  return errorText(error, session)
    .actions.filter(({ kind }) => kind !== "retry" && kind !== "showLog")
    .map((action) => ({
      title: errorActionTexts[action.kind].label,
      run: () => remedy(action),
    }));
}
