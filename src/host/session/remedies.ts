import { commands } from "vscode";
import { commandIds } from "../base/contributions";
import { type DoRemedy, errorCommands } from "../base/errorCommands";
import type { Notifications } from "../base/notifications";
import type { LoadAwsRuntime } from "./awsRuntime";
import { openConfigFile } from "./openConfigFile";
import type { SignIns } from "./signIns";

/** What helps where a request failed, whoever offers it: rows, notifications, pages and the session's menu. */
export function remedies(
  signIns: SignIns,
  runtime: LoadAwsRuntime,
  notifications: Pick<Notifications, "information">,
): DoRemedy {
  return async (action) => {
    switch (action.kind) {
      case "signIn":
        return signIns.run(action.signIn);
      case "copySignIn":
        return signIns.copy(action.signIn);
      case "openConfig":
        return openConfigFile(await (await runtime()).findProfile(action.profile), notifications);
      case "retry":
      case "selectProfile":
      case "selectRegion":
      case "clearFilters":
      case "filterByAccount":
      case "copyPolicy":
      case "showLog":
        await commands.executeCommand(commandIds[errorCommands[action.kind]]);
    }
  };
}
