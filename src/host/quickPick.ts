import { type QuickPickItem, QuickPickItemKind, type window } from "vscode";
import { forIconText } from "../viewmodel/escape";

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly value: T;
  /** Choices of one group stand together under its name. */
  readonly group?: string;
  /** The one in use: marked, and active when the list opens. */
  readonly current?: boolean;
}

export interface PickOptions<T> {
  readonly placeholder: string;
  /** Asked when the list is open already: it shows a busy bar meanwhile. */
  readonly choices: () => Promise<readonly Choice<T>[]>;
  /** What a text that is no choice stands for, if for anything. */
  readonly typed?: (text: string) => Choice<T> | undefined;
}

/** The part of `vscode.window` that a pick needs. */
export type QuickPickHost = Pick<typeof window, "createQuickPick">;

interface Item<T> extends QuickPickItem {
  readonly choice?: Choice<T>;
}

/** Asks for one of the choices. Esc and a click elsewhere give undefined; choices that can't be had reject. */
export async function pick<T>(
  host: QuickPickHost,
  options: PickOptions<T>,
): Promise<T | undefined> {
  const list = host.createQuickPick<Item<T>>();
  let choices: readonly Choice<T>[] = [];
  const show = (): void => {
    const typed = options.typed?.(list.value.trim());
    const known = typed === undefined || choices.some(({ label }) => label === typed.label);
    list.items = items(known ? choices : [...choices, typed]);
  };
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      list.placeholder = options.placeholder;
      list.matchOnDescription = true;
      list.busy = true;
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.onDidAccept(() => {
        const choice = list.selectedItems[0]?.choice;
        if (choice !== undefined) resolve(choice.value);
      });
      if (options.typed !== undefined) list.onDidChangeValue(show);
      list.show();
      options.choices().then((loaded) => {
        choices = loaded;
        show();
        list.activeItems = list.items.filter(({ choice }) => choice?.current === true);
        list.busy = false;
      }, reject);
    });
  } finally {
    list.dispose();
  }
}

/** Quick picks draw `$(icon)` in every text but the separators' and the title's; so all of it is escaped. */
function items<T>(choices: readonly Choice<T>[]): Item<T>[] {
  const groups = new Map<string | undefined, Item<T>[]>();
  for (const choice of choices) {
    const group = groups.get(choice.group) ?? [];
    groups.set(choice.group, group);
    const description = [choice.description, choice.current === true ? "current" : undefined]
      .filter((part) => part !== undefined && part !== "")
      .join(" · ");
    group.push({
      label: forIconText(choice.label),
      ...(description !== "" && { description: forIconText(description) }),
      choice,
    });
  }
  return [...groups].flatMap(([group, members]) =>
    group === undefined
      ? members
      : [{ label: forIconText(group), kind: QuickPickItemKind.Separator }, ...members],
  );
}
