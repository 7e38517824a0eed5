import { commands } from "vscode";
import { type SessionMenuAction, sessionMenuLines } from "../../viewmodel/session/sessionMenuLines";
import type { SessionFacts } from "../../viewmodel/session/sessionStatus";
import { commandIds } from "../base/contributions";
import { copyText } from "../base/copyText";
import type { DoRemedy } from "../base/errorCommands";
import { pick, type QuickPickHost } from "../picks/quickPick";

export interface SessionMenuOptions {
  readonly quickPicks: QuickPickHost;
  readonly remedy: DoRemedy;
}

/** Offers what can be done about the session in use. Esc does nothing. */
export async function showSessionMenu(
  facts: SessionFacts,
  placeholder: string,
  options: SessionMenuOptions,
): Promise<void> {
  const action = await pick<SessionMenuAction>(options.quickPicks, {
    placeholder,
    choices: () =>
      Promise.resolve(
        sessionMenuLines(facts).map(({ action, ...line }) => ({ ...line, value: action })),
      ),
  });
  if (action !== undefined) await doInMenu(action, options.remedy);
}

/** Does what a line of the list says. */
export async function doInMenu(action: SessionMenuAction, remedy: DoRemedy): Promise<void> {
  switch (action.kind) {
    case "refresh":
    case "addSession":
      await commands.executeCommand(commandIds[action.kind]);
      return;
    case "copyAccountId":
      return copyText(action.accountId, "the account ID");
    case "retry":
    case "selectProfile":
    case "selectRegion":
    case "clearFilters":
    case "filterByAccount":
    case "copyPolicy":
    case "signIn":
    case "copySignIn":
    case "openConfig":
    case "showLog":
      return remedy(action);
  }
}
