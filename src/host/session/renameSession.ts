import type { window } from "vscode";
import {
  entryNameProblem,
  type SessionEntry,
  withoutMark,
} from "../../domain/session/sessionEntry";
import { entryOwnName } from "../../viewmodel/session/entryText";
import { entryName } from "../../viewmodel/session/sessionName";
import { forIconText } from "../../viewmodel/text/escape";
import { oneLine } from "../../viewmodel/text/plainText";

/** The part of `vscode.window` that asks for a text. */
export type InputBoxHost = Pick<typeof window, "showInputBox">;

/**
 * Asks for a name of the user's own. None: the entry is called by profile and Region again.
 * @returns the entry under that name; undefined after Esc
 */
export async function askName(
  host: InputBoxHost,
  entry: SessionEntry,
): Promise<SessionEntry | undefined> {
  const ownName = entryOwnName(entry);
  const typed = await host.showInputBox({
    title: `Rename Session: ${entryName(entry)}`,
    prompt: forIconText(`Type a name. Without one, the session is called ${ownName}`),
    placeHolder: ownName,
    value: oneLine(entry.name ?? ""),
    validateInput: (text) => {
      const name = text.trim();
      return name === "" ? undefined : forIconText(entryNameProblem(name) ?? "");
    },
  });
  const name = typed?.trim();
  if (name === undefined) return undefined;
  return name === "" ? withoutMark(entry, "name") : { ...entry, name };
}
