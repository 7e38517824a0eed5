import { commands } from "vscode";
import type { EntryFacts } from "../../viewmodel/session/entryFacts";
import {
  entryMenuLines,
  type SessionsMenuAction,
  type SessionsMenuLine,
  sessionsMenuLines,
} from "../../viewmodel/session/sessionsMenuLines";
import { commandIds } from "../base/contributions";
import { pick } from "../picks/quickPick";
import { doInMenu, type SessionMenuOptions } from "./sessionMenu";

export interface SessionsMenuOptions extends SessionMenuOptions {
  /** Tries again what failed in the sessions of an entry. */
  readonly retry: (entry: string) => Promise<void>;
  /** What the command of that name takes for an entry. */
  readonly argumentOf: (entry: string) => unknown;
}

/** Offers what can be done about several sessions, each with a list of its own. Esc does nothing. */
export async function showSessionsMenu(
  entries: readonly EntryFacts[],
  placeholder: string,
  options: SessionsMenuOptions,
): Promise<void> {
  const action = await pickLine(sessionsMenuLines(entries), placeholder, options);
  const entry = action?.kind === "show" && entries.find(({ id }) => id === action.entry);
  if (entry) {
    const inEntry = await pickLine(entryMenuLines(entry), entry.name, options);
    if (inEntry !== undefined) await perform(inEntry, options);
  } else if (action !== undefined) {
    await perform(action, options);
  }
}

async function pickLine(
  lines: readonly SessionsMenuLine[],
  placeholder: string,
  { quickPicks }: SessionsMenuOptions,
): Promise<SessionsMenuAction | undefined> {
  return pick<SessionsMenuAction>(quickPicks, {
    placeholder,
    choices: () =>
      Promise.resolve(lines.map(({ action, ...line }) => ({ ...line, value: action }))),
  });
}

async function perform(action: SessionsMenuAction, options: SessionsMenuOptions): Promise<void> {
  switch (action.kind) {
    case "show":
      return;
    case "inEntry":
      return action.action.kind === "retry"
        ? options.retry(action.entry)
        : doInMenu(action.action, options.remedy);
    case "ofAll":
      return doInMenu(action.action, options.remedy);
    case "remove":
      await commands.executeCommand(commandIds.removeSession, options.argumentOf(action.entry));
      return;
    case "removeSession":
      await commands.executeCommand(commandIds.removeSession);
  }
}
