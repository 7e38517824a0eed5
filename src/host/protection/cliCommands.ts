import { cliRefusalText } from "../../viewmodel/cli/cliLine";
import { resourceCli } from "../../viewmodel/protection/resourceCli";
import type { CommandHandlers } from "../base/commands";
import { copyText } from "../base/copyText";
import type { Notifications } from "../base/notifications";
import { cliShell } from "../details/cliShell";
import { nodeAt } from "./nodeAt";
import type { ResourcesView } from "./resourcesView";

export interface CliCommandsOptions {
  readonly view: ResourcesView;
  readonly notifications: Pick<Notifications, "information">;
}

/** Copies the command that lists the jobs of a row's resource; of any other row the one that lists protected resources. */
export function cliCommands({
  view,
  notifications,
}: CliCommandsOptions): CommandHandlers<"copyAsCli"> {
  return {
    copyAsCli: async (argument) => {
      const node = nodeAt(view, argument);
      const session = node && view.tree.sessionOf(node)?.source.session;
      if (session === undefined) return;
      const arn = node?.type === "resource" ? node.arn : undefined;
      const command = resourceCli(arn, session, cliShell());
      if (command.type === "command") await copyText(command.text, "the AWS CLI command");
      else notifications.information(cliRefusalText(command.reason, "this resource's ARN"));
    },
  };
}
