import { type Memento, workspace } from "vscode";
import { mementoKeys, settingNames, settingsSection } from "../base/contributions";

/** Whether something goes on that no view is needed for: jobs are watched, or failures are to be told of. */
export function wantsLive(memory: Memento): boolean {
  const { notifications } = settingNames;
  return (
    memory.get<unknown>(mementoKeys.watches) !== undefined ||
    workspace.getConfiguration(settingsSection).get<unknown>(notifications) === "failures"
  );
}
