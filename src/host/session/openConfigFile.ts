import { Selection, type TextDocument, Uri, window, workspace } from "vscode";
import type { ConfigFileLine } from "../../domain/session/configFile";
import type { Notifications } from "../base/notifications";

/** Opens an AWS config file, at a line where one is known. */
export async function openConfigFile(
  { file, line = 1 }: ConfigFileLine,
  notifications: Pick<Notifications, "information">,
): Promise<void> {
  let document: TextDocument;
  try {
    document = await workspace.openTextDocument(Uri.file(file));
  } catch {
    notifications.information(`VS Code can't open the AWS config file ${file} as text.`);
    return;
  }
  await window.showTextDocument(document, { selection: new Selection(line - 1, 0, line - 1, 0) });
}
