import { StatusBarAlignment, type StatusBarItem, window } from "vscode";
import type { Disposable } from "../../base/disposables";
import type { WatchStatus } from "../../viewmodel/live/watchStatus";
import { commandMarkdown } from "../base/commandMarkdown";
import { commandIds, watchItemId } from "../base/contributions";
import { watchCommandIds } from "./watchLink";

/** Beside the session's item. */
const priority = -11;

/** The status bar's item of watched jobs; there is none while nothing is watched. */
export class WatchBar implements Disposable {
  #item: StatusBarItem | undefined;

  show(status: WatchStatus | undefined): void {
    if (status === undefined) {
      this.dispose();
      return;
    }
    const item = (this.#item ??= this.#made());
    item.text = status.text;
    item.tooltip = commandMarkdown(status.tooltip, watchCommandIds);
    item.accessibilityInformation = { label: status.accessibleLabel, role: "button" };
    item.show();
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }

  #made(): StatusBarItem {
    const item = window.createStatusBarItem(watchItemId, StatusBarAlignment.Left, priority);
    item.name = "AWS Backup Watched Jobs";
    item.command = commandIds.showWatchedJobs;
    return item;
  }
}
