import { workspace } from "vscode";
import { readRefreshInterval, type RefreshInterval } from "../../domain/live/refreshInterval";
import { settingNames, settingsSection } from "../base/contributions";

/** The settings of what happens by itself, checked on the way in. */
export class LiveSettings {
  get refreshInterval(): RefreshInterval {
    return readRefreshInterval(this.#read(settingNames.refreshInterval));
  }

  #read(name: string): unknown {
    return workspace.getConfiguration(settingsSection).get<unknown>(name);
  }
}
