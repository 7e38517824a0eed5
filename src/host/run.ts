import { BackupError } from "../domain/backupError";
import type { Run } from "./commands";
import { failureText } from "./failureText";
import type { Log } from "./log";
import type { Notifications } from "./notifications";

export interface RunOptions {
  readonly log: Log;
  readonly notifications: Notifications;
}

/**
 * Runs a command's handler; the only place that decides what a failure means for the user: one
 * notification that leads to the log. What was cancelled is silent, what nobody expected is logged.
 */
export function createRun({ log, notifications }: RunOptions): Run {
  return async (name, action) => {
    try {
      await action();
    } catch (error) {
      if (error instanceof BackupError) {
        if (error.kind === "cancelled") return;
        log.info(`Command ${name}: ${error.reason}`);
      } else {
        log.failure(`Command ${name}`, error);
      }
      notifications.failure(failureText(error), [
        {
          title: "Show Log",
          run: () => {
            log.show();
          },
        },
      ]);
    }
  };
}
