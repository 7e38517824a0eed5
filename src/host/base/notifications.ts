import { window } from "vscode";
import { forNotification } from "../../viewmodel/text/escape";

export interface NotificationAction {
  readonly title: string;
  readonly run: () => unknown;
}

/**
 * The only place that shows notifications. VS Code makes links out of their text, so all of it is
 * escaped here; none is awaited unless it carries actions.
 */
export class Notifications {
  /** @param actions the way out, if there is one; two at most */
  information(message: string, actions: readonly NotificationAction[] = []): void {
    notify(window.showInformationMessage, message, actions);
  }

  /** @param actions the way out, if there is one; two at most */
  warning(message: string, actions: readonly NotificationAction[] = []): void {
    notify(window.showWarningMessage, message, actions);
  }

  /** @param actions what helps; two at most */
  failure(message: string, actions: readonly NotificationAction[]): void {
    notify(window.showErrorMessage, message, actions);
  }
}

function notify(
  show: (message: string, ...titles: string[]) => Thenable<string | undefined>,
  message: string,
  actions: readonly NotificationAction[],
): void {
  const offered = actions.slice(0, 2);
  const titles = offered.map(({ title }) => title);
  void show(forNotification(message), ...titles).then((title) => {
    void offered.find((action) => action.title === title)?.run();
  });
}
