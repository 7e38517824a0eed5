import { commands } from "vscode";
import { type Disposable, DisposableStore } from "../base/disposables";
import { lazyAsync } from "../base/lazyAsync";
import { commandIds, type CommandName } from "./contributions";

/** Handles a command; the argument is whatever a menu, a keybinding or another extension passed. */
export type CommandHandler = (argument: unknown) => unknown;
export type CommandHandlers<Names extends CommandName = CommandName> = Readonly<
  Record<Names, CommandHandler>
>;

/** Handlers that are made when the first of them runs: each by its name. */
export function handlersLater<Name extends CommandName>(
  make: () => Promise<CommandHandlers<Name>>,
): (name: Name) => CommandHandler {
  const made = lazyAsync(make);
  return (name) => async (argument) => (await made())[name](argument);
}

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
