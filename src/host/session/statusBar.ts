import { StatusBarAlignment, type StatusBarItem, ThemeColor, window } from "vscode";
import type { SessionStatus } from "../../viewmodel/session/sessionStatus";
import { commandIds, statusItemId } from "../base/contributions";

/** After VS Code's own items. */
const priority = -10;

/** The one status bar item: profile, Region, account and health. */
export class StatusBar {
  readonly #item: StatusBarItem;

  constructor() {
    this.#item = window.createStatusBarItem(statusItemId, StatusBarAlignment.Left, priority);
    this.#item.name = "AWS Backup Session";
    this.#item.command = commandIds.showSession;
  }

  show(status: SessionStatus | undefined): void {
    if (status === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = status.text;
    this.#item.tooltip = status.tooltip;
    this.#item.accessibilityInformation = { label: status.accessibleLabel, role: "button" };
    this.#item.backgroundColor = status.warning
      ? new ThemeColor("statusBarItem.warningBackground")
      : undefined;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
