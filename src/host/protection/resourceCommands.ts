import type { Memento } from "vscode";
import { resourceGroupingTexts } from "../../viewmodel/protection/protectionText";
import { resourceGroupings } from "../../viewmodel/protection/resourcesNode";
import type { CommandHandlers } from "../base/commands";
import { mementoKeys } from "../base/contributions";
import { pick } from "../picks/quickPick";
import { cliCommands } from "./cliCommands";
import { type CheckCommand, checkCommands } from "./checkCommands";
import { type MuteCommand, muteCommands, type MuteCommandsOptions } from "./muteCommands";
import {
  openSessions,
  type ReadingCommand,
  readingCommands,
  type ReadingCommandsOptions,
} from "./readingCommands";

export type ResourceCommand = MuteCommand | ReadingCommand | CheckCommand | "groupResources";

/** Commands of the views of jobs that act on rows of this view, too. */
export type SharedCommand = "retry" | "loadMore" | "copyAsCli";

export interface ResourceCommandsOptions extends MuteCommandsOptions, ReadingCommandsOptions {
  readonly memory: Memento;
}

/** The commands of the view of protected resources. */
export function resourceCommands(
  options: ResourceCommandsOptions,
): CommandHandlers<ResourceCommand | SharedCommand> {
  const { tree } = options.view;
  return {
    ...readingCommands(options),
    ...muteCommands(options),
    ...cliCommands(options),
    ...checkCommands({ ...options, sessions: () => openSessions(options) }),
    groupResources: async () => {
      const grouping = await pick(options.quickPicks, {
        placeholder: "Group protected resources by",
        choices: () =>
          Promise.resolve(
            resourceGroupings.map((value) => ({
              label: resourceGroupingTexts[value],
              value,
              current: value === tree.grouping,
            })),
          ),
      });
      if (grouping === undefined) return;
      tree.setGrouping(grouping);
      await options.memory.update(mementoKeys.resourceGrouping, grouping);
    },
  };
}
