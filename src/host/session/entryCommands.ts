import {
  isSameEntry,
  type SessionColor,
  sessionColors,
  type SessionEntry,
  withoutMark,
} from "../../domain/session/sessionEntry";
import { colorText, entryDescription } from "../../viewmodel/session/entryText";
import { entryName } from "../../viewmodel/session/sessionName";
import type { CommandHandlers } from "../base/commands";
import { type Choice, pick } from "../picks/quickPick";
import { addSession } from "./addSession";
import { askName } from "./renameSession";
import type { EntryContext } from "./entryContext";
import { shareSessions } from "./shareSessions";

export type EntryCommand =
  | "addSession"
  | "removeSession"
  | "moveSessionUp"
  | "moveSessionDown"
  | "renameSession"
  | "markSession"
  | "shareSessions"
  | "useSharedSessions";

/** What the user does with the sessions of the views: on a row of one, else the session is asked for. Esc changes nothing. */
export function entryCommands(context: EntryContext): CommandHandlers<EntryCommand> {
  const { entries, notifications } = context;

  const removeSession = async (argument: unknown): Promise<void> => {
    const entry = await entryFor(argument, "Select the session to remove", context);
    if (entry === undefined) return;
    const undo = await entries.remove(entry);
    notifications.information(`The session ${entryName(entry)} was removed.`, [
      { title: "Undo", run: undo },
    ]);
  };
  const move = async (argument: unknown, by: -1 | 1): Promise<void> => {
    const end = by < 0 ? entries.all[0] : entries.all.at(-1);
    const where = by < 0 ? "up" : "down";
    const entry = await entryFor(argument, `Select the session to move ${where}`, context, end);
    if (entry !== undefined) await entries.move(entry, by);
  };
  const useSharedSessions = async (): Promise<void> => {
    if (entries.shared.length === 0) {
      notifications.information(
        "The settings contain no sessions. Share Sessions with Team writes those of this workspace.",
      );
    } else if (entries.from === "setting") {
      notifications.information("The views show the sessions of the settings already.");
    } else {
      const undo = entries.remember();
      await entries.useShared();
      notifications.information("The views show the sessions of the settings again.", [
        { title: "Undo", run: undo },
      ]);
    }
  };

  return {
    addSession: () => addSession(context),
    removeSession,
    moveSessionUp: (argument) => move(argument, -1),
    moveSessionDown: (argument) => move(argument, 1),
    renameSession: (argument) => renameSession(argument, context),
    markSession: (argument) => markSession(argument, context),
    shareSessions: () => shareSessions(context),
    useSharedSessions,
  };
}

async function renameSession(argument: unknown, context: EntryContext): Promise<void> {
  const entry = await entryFor(argument, "Select the session to rename", context);
  const renamed = entry && (await askName(context.inputBoxes, entry));
  if (entry && renamed) await context.entries.replace(entry, renamed);
}

async function markSession(argument: unknown, context: EntryContext): Promise<void> {
  const entry = await entryFor(argument, "Select the session to mark", context);
  if (entry === undefined) return;
  const color = await pick<SessionColor | "none">(context.quickPicks, {
    title: `Mark Session: ${entryName(entry)}`,
    placeholder: "Select the color of the session's icon",
    choices: () =>
      Promise.resolve([
        ...sessionColors.map((each) => ({
          label: colorText(each),
          value: each,
          current: each === entry.color,
        })),
        { label: "No Color", value: "none" as const, current: entry.color === undefined },
      ]),
  });
  if (color === undefined) return;
  const marked = color === "none" ? withoutMark(entry, "color") : { ...entry, color };
  await context.entries.replace(entry, marked);
}

/**
 * The entry of the row, else the one that is picked from a list.
 * @param except an entry that the command can do nothing about
 */
async function entryFor(
  argument: unknown,
  placeholder: string,
  context: EntryContext,
  except?: SessionEntry,
): Promise<SessionEntry | undefined> {
  const { entries, notifications, quickPicks } = context;
  const row = context.ofRow(argument);
  if (row !== undefined) return row;
  if (entries.all.length < 2) {
    notifications.information("There is only one session. Add Session adds another.");
    return undefined;
  }
  return pick<SessionEntry>(quickPicks, {
    placeholder,
    choices: () =>
      Promise.resolve(
        entries.all
          .filter((entry) => except === undefined || !isSameEntry(entry, except))
          .map((entry): Choice<SessionEntry> => ({
            label: entryName(entry),
            description: entryDescription(entry),
            value: entry,
          })),
      ),
  });
}
