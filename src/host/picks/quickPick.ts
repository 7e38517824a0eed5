import { type QuickPickItem, QuickPickItemKind, type window } from "vscode";
import { forIconText } from "../../viewmodel/text/escape";

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly value: T;
  /** Choices of one group stand together under its name. */
  readonly group?: string;
  /** The one in use: marked, and active when the list opens. */
  readonly current?: boolean;
}

/** A line that says something and can't be chosen. */
export interface Note {
  readonly label: string;
  readonly description?: string;
  /** On a line of its own. */
  readonly detail?: string;
  readonly group?: string;
}

export type Line<T> = Choice<T> | Note;

/** Why a text stands for nothing: what is wrong with it, and below what to do, for one line has room for half of it. */
export function problemNote(problem: string, group?: string): Note {
  const ofGroup = group === undefined ? {} : { group };
  const end = problem.lastIndexOf(". ");
  if (end < 0) return { label: problem, ...ofGroup };
  return { label: problem.slice(0, end), detail: problem.slice(end + 2), ...ofGroup };
}

export interface PickOptions<T> {
  readonly title?: string;
  readonly placeholder: string;
  /** Asked when the list is open already: it shows a busy bar meanwhile. */
  readonly choices: () => Promise<readonly Line<T>[]>;
  /** What a text that is no choice stands for, likeliest first, if for anything, or why for nothing. */
  readonly typed?: (text: string) => Line<T> | readonly Line<T>[] | undefined;
  /** False where descriptions hold words that somebody types for something else. */
  readonly matchOnDescription?: boolean;
}

/** The part of `vscode.window` that a pick needs. */
export type QuickPickHost = Pick<typeof window, "createQuickPick">;

/**
 * So many choices are shown at once; typing looks through all of them. VS Code measures and draws every item
 * that it is given.
 */
const mostShown = 1000;

/** An item of a list, with what it stands for. */
export interface Item<T> extends QuickPickItem {
  readonly choice?: Choice<T>;
}

/** Asks for one of the choices. Esc and a click elsewhere give undefined; choices that can't be had reject. */
export async function pick<T>(
  host: QuickPickHost,
  options: PickOptions<T>,
): Promise<T | undefined> {
  const list = host.createQuickPick<Item<T>>();
  let choices: readonly Line<T>[] = [];
  const show = (): void => {
    const text = list.value.trim();
    const typed = [options.typed?.(text) ?? []].flat();
    const unknown = typed.filter((line) => choices.every(({ label }) => label !== line.label));
    list.items = [...itemsOf(shown(choices, text)), ...itemsOf(unknown, true)];
    const [likeliest] = typed;
    // VS Code puts the labels that hold the text in the order of the alphabet, and highlights the first.
    if (likeliest !== undefined && "value" in likeliest) {
      highlight((choice) => choice.label === likeliest.label);
    }
  };
  const highlight = (isMeant: (choice: Choice<T>) => boolean): void => {
    const meant = list.items.filter(({ choice }) => choice !== undefined && isMeant(choice));
    // None is none: VS Code would take the focus off the first item, and Enter would do nothing.
    if (meant.length > 0) list.activeItems = meant.slice(0, 1);
  };
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      list.placeholder = options.placeholder;
      list.title = options.title;
      list.matchOnDescription = options.matchOnDescription !== false;
      list.busy = true;
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.onDidAccept(() => {
        const choice = list.selectedItems[0]?.choice;
        if (choice !== undefined) resolve(choice.value);
      });
      list.onDidChangeValue(() => {
        if (options.typed !== undefined || choices.length > mostShown) show();
      });
      list.show();
      options.choices().then((loaded) => {
        choices = loaded;
        show();
        if (list.value.trim() === "") highlight(({ current }) => current === true);
        list.busy = false;
      }, reject);
    });
  } finally {
    list.dispose();
  }
}

/** True where a list has a row that holds the text: who types it searches, and needs not be told that it is nothing. */
export function isListed(text: string, lines: readonly Line<unknown>[]): boolean {
  return lines.some(holding(text));
}

/** Those that hold a text, where there are too many for one list. */
function shown<T>(lines: readonly Line<T>[], text: string): readonly Line<T>[] {
  return lines.length <= mostShown ? lines : lines.filter(holding(text)).slice(0, mostShown);
}

function holding(text: string): (line: Line<unknown>) => boolean {
  const wanted = text.toLowerCase();
  const holds = (part = ""): boolean => part.toLowerCase().includes(wanted);
  return ({ label, description }) => holds(label) || holds(description);
}

/**
 * Quick picks draw `$(icon)` in every text but the separators' and the title's; so all of it is escaped.
 * @param alwaysShown whatever is typed
 */
export function itemsOf<T>(lines: readonly Line<T>[], alwaysShown = false): Item<T>[] {
  const groups = new Map<string | undefined, Item<T>[]>();
  for (const line of lines) {
    const group = groups.get(line.group) ?? [];
    groups.set(line.group, group);
    group.push(itemOf(line, alwaysShown));
  }
  return [...groups].flatMap(([group, members]) =>
    group === undefined
      ? members
      : [{ label: forIconText(group), kind: QuickPickItemKind.Separator }, ...members],
  );
}

function itemOf<T>(line: Line<T>, alwaysShow: boolean): Item<T> {
  const isCurrent = "current" in line && line.current;
  const description = [line.description, isCurrent ? "current" : undefined]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
  return {
    label: forIconText(line.label),
    ...(description !== "" && { description: forIconText(description) }),
    ...("detail" in line && { detail: forIconText(line.detail) }),
    ...(alwaysShow && { alwaysShow }),
    ...("value" in line && { choice: line }),
  };
}
