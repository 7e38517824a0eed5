import type { CommandHandlers } from "../base/commands";
import type { Notifications } from "../base/notifications";
import type { ExpectationSettings } from "./expectationSettings";
import { askMute, type MutePickOptions } from "./mutePick";
import { nodeAt } from "./nodeAt";
import type { ResourcesView } from "./resourcesView";

export type MuteCommand = "mute" | "unmute";

export interface MuteCommandsOptions extends MutePickOptions {
  readonly view: ResourcesView;
  readonly expectations: ExpectationSettings;
  readonly notifications: Pick<Notifications, "information">;
}

const noRow = "Select a resource in the view Protected Resources first.";

/** What is not to be told of: on the row that a menu passed, else on the selected one. */
export function muteCommands(options: MuteCommandsOptions): CommandHandlers<MuteCommand> {
  const { view, expectations, notifications } = options;
  return {
    mute: async (argument) => {
      const node = nodeAt(view, argument);
      const resource = node && view.tree.resourceOf(node);
      const rule = node && view.tree.groupOf(node)?.silentRule;
      if (resource === undefined && rule === undefined) {
        notifications.information(noRow);
        return;
      }
      const mute = await askMute(options, { resource, rule });
      if (mute !== undefined) await expectations.mute(mute);
    },
    unmute: async (argument) => {
      const node = nodeAt(view, argument);
      const resource = node && view.tree.resourceOf(node);
      if (resource === undefined) notifications.information(noRow);
      else if (resource.mute === undefined) {
        notifications.information("This resource is not muted.");
      } else {
        const own = JSON.stringify(resource.mute.target);
        await expectations.unmute(({ target }) => JSON.stringify(target) === own);
      }
    },
  };
}
