import { commands } from "vscode";
import { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorText } from "../../viewmodel/text/errorText";
import { commandIds } from "./contributions";
import { failureText } from "./failureText";
import type { Log } from "./log";
import type { NotificationAction, Notifications } from "./notifications";

/** Runs what a command or a page asked for; `what` says in the log what that was, e.g. "Command reload". Never rejects. */
export type Run = (what: string, action: () => unknown) => Promise<void>;

export interface RunOptions {
  readonly log: Log;
  readonly notifications: Pick<Notifications, "failure">;
  /** The session in use, for the words of a message about what was asked in none. */
  readonly session: () => Session;
}

/**
 * Runs the handler of a command or of a page's message; the only place that decides what a failure means for the user: one
 * notification with what helps and the log. What was cancelled is silent, what nobody expected is logged.
 */
export function createRun({ log, notifications, session }: RunOptions): Run {
  return async (what, action) => {
    try {
      await action();
    } catch (error) {
      if (error instanceof BackupError && error.kind === "cancelled") return;
      log.failure(what, error);
      const isOfRequest = error instanceof BackupError;
      const asked = (isOfRequest ? error.details.session : undefined) ?? session();
      const remedy = isOfRequest ? remedyOf(error, asked) : [];
      const showLog: NotificationAction = {
        title: "Show Log",
        run: () => {
          log.show();
        },
      };
      notifications.failure(failureText(error, asked), [...remedy, showLog]);
    }
  };
}

/** The command that helps, if one of ours does. */
function remedyOf(error: BackupError, session: Session): readonly NotificationAction[] {
  const { kind } = errorText(error, session).action;
  switch (kind) {
    case "selectProfile":
      return [{ title: "Select Profile", run: () => commands.executeCommand(commandIds[kind]) }];
    case "selectRegion":
      return [{ title: "Select Region", run: () => commands.executeCommand(commandIds[kind]) }];
    case "retry":
    case "signIn":
    case "showLog":
      return [];
  }
}
