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
  /** Only says something: choosing it does nothing. */
  readonly isHint?: boolean;
}

export interface PickOptions<T> {
  readonly placeholder: string;
  /** Asked when the list is open already: it shows a busy bar meanwhile. */
  readonly choices: () => Promise<readonly Choice<T>[]>;
  /** What a text that is no choice stands for, if for anything: shown whether or not it reads like the text. */
  readonly typed?: (text: string) => Choice<T> | readonly Choice<T>[] | undefined;
}

/** The part of `vscode.window` that a pick needs. */
export type QuickPickHost = Pick<typeof window, "createQuickPick">;

interface Item<T> extends QuickPickItem {
  readonly choice?: Choice<T>;
}

/**
 * So many choices are shown at once; typing looks through all of them. VS Code measures and draws every item
 * that it is given.
 */
const mostShown = 1000;

/** Asks for one of the choices. Esc and a click elsewhere give undefined; choices that can't be had reject. */
export async function pick<T>(
  host: QuickPickHost,
  options: PickOptions<T>,
): Promise<T | undefined> {
  const list = host.createQuickPick<Item<T>>();
  let choices: readonly Choice<T>[] = [];
  const show = (): void => {
    const text = list.value.trim();
    const typed = [options.typed?.(text) ?? []]
      .flat()
      .filter((each) => !choices.some(({ label }) => label === each.label));
    list.items = [
      ...items(shown(choices, text)),
      ...items(typed).map((item) => ({ ...item, alwaysShow: true })),
    ];
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
        if (choice !== undefined && choice.isHint !== true) resolve(choice.value);
      });
      list.onDidChangeValue(() => {
        if (options.typed !== undefined || choices.length > mostShown) show();
      });
      list.show();
      options.choices().then((loaded) => {
        choices = loaded;
        show();
        const current = list.items.filter(({ choice }) => choice?.current === true);
        // None is none: VS Code would take the focus off the first item, and Enter would do nothing.
        if (current.length > 0) list.activeItems = current;
        list.busy = false;
      }, reject);
    });
  } finally {
    list.dispose();
  }
}

/** Those that hold a text, where there are too many for one list. */
function shown<T>(choices: readonly Choice<T>[], text: string): readonly Choice<T>[] {
  if (choices.length <= mostShown) return choices;
  const wanted = text.toLowerCase();
  const holds = (part = ""): boolean => part.toLowerCase().includes(wanted);
  return choices
    .filter(({ label, description }) => holds(label) || holds(description))
    .slice(0, mostShown);
}

/**
 * Shows that something is looked for while it is: Esc ends it and gives undefined.
 * @param placeholder what is looked for
 */
export async function whileLooking<T>(
  host: QuickPickHost,
  placeholder: string,
  look: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const list = host.createQuickPick();
  const abort = new AbortController();
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      list.placeholder = placeholder;
      list.busy = true;
      list.onDidHide(() => {
        abort.abort();
        resolve(undefined);
      });
      list.show();
      look(abort.signal).then(resolve, reject);
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
