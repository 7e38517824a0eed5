import { commands } from "vscode";
import { type Disposable, DisposableStore } from "../base/disposables";
import { commandIds, type CommandName } from "./contributions";

/** Handles a command; the argument is whatever a menu, a keybinding or another extension passed. */
export type CommandHandler = (argument: unknown) => unknown;
export type CommandHandlers<Names extends CommandName = CommandName> = Readonly<
  Record<Names, CommandHandler>
>;

export type Run = (name: CommandName, action: () => unknown) => Promise<void>;

/** Registers every command; a missing handler is a compile error, and `run` decides what a failure means. */
export function registerCommands(handlers: CommandHandlers, run: Run): Disposable {
  const store = new DisposableStore();
  for (const name of Object.keys(commandIds) as CommandName[]) {
    const handler = handlers[name];
    store.add(
      commands.registerCommand(commandIds[name], (argument: unknown) =>
        run(name, () => handler(argument)),
      ),
    );
  }
  return store;
}
