import { workspace } from "vscode";
import { readNotificationChoice } from "../../domain/live/notificationChoice";
import { readRefreshInterval, type RefreshInterval } from "../../domain/live/refreshInterval";
import { readMutes } from "../../domain/protection/expectationsJson";
import type { Mute } from "../../domain/protection/protection";
import { settingNames, settingsSection } from "../base/contributions";

/** The settings of what happens by itself, checked on the way in. */
export class LiveSettings {
  get refreshInterval(): RefreshInterval {
    return readRefreshInterval(this.#read(settingNames.refreshInterval));
  }

  /** What messages come by themselves. */
  get notifications(): ReturnType<typeof readNotificationChoice> {
    return readNotificationChoice(this.#read(settingNames.notifications));
  }

  /** What is not to be told of. */
  get mutes(): readonly Mute[] {
    return readMutes(this.#read(settingNames.muted));
  }

  #read(name: string): unknown {
    return workspace.getConfiguration(settingsSection).get<unknown>(name);
  }
}
