import { commands } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { lazyAsync } from "../../base/lazyAsync";
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

/** Registers every command of the manifest. */
export function registerCommands(
  run: (name: CommandName, argument: unknown) => Promise<void>,
): Disposable {
  const store = new DisposableStore();
  for (const name of Object.keys(commandIds) as CommandName[]) {
    store.add(
      commands.registerCommand(commandIds[name], (argument: unknown) => run(name, argument)),
    );
  }
  return store;
}
