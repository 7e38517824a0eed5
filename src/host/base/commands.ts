import { commands } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { type ViewKind, viewKinds } from "../../domain/job/viewKinds";
import { commandIds, type CommandName, type TitleCommand, titleCommandIds } from "./contributions";

/** Handles a command; the argument is whatever a menu, a keybinding or another extension passed. */
export type CommandHandler = (argument: unknown) => unknown;
export type CommandHandlers<Names extends CommandName = CommandName> = Readonly<
  Record<Names, CommandHandler>
>;

/** The handlers of what the title of a view offers, one set for all views. */
export type TitleCommandHandlers<Names extends TitleCommand = TitleCommand> = Readonly<
  Record<Names, (kind: ViewKind, argument: unknown) => unknown>
>;

export interface CommandRunner {
  readonly run: (name: CommandName, argument: unknown) => Promise<void>;
  readonly runInView: (kind: ViewKind, name: TitleCommand, argument: unknown) => Promise<void>;
}

/** Registers every command of the manifest. */
export function registerCommands({ run, runInView }: CommandRunner): Disposable {
  const store = new DisposableStore();
  const register = (id: string, handler: CommandHandler): void => {
    store.add(commands.registerCommand(id, handler));
  };
  for (const name of Object.keys(commandIds) as CommandName[]) {
    register(commandIds[name], (argument) => run(name, argument));
  }
  for (const kind of viewKinds) {
    const ids = titleCommandIds(kind);
    for (const name of Object.keys(ids) as TitleCommand[]) {
      register(ids[name], (argument) => runInView(kind, name, argument));
    }
  }
  return store;
}
