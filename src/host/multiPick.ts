import { type Choice, type Item, itemsOf, type Line, type QuickPickHost } from "./quickPick";

export interface MultiPickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** There at once. */
  readonly choices: readonly Line<T>[];
  /** What AWS is asked for while the list is open already; it stands after the others. Never rejects. */
  readonly later?: (signal: AbortSignal) => Promise<readonly Line<T>[]>;
  /** What is checked when the list opens. */
  readonly checked: readonly T[];
  /** The same text for the same value. */
  readonly keyOf: (value: T) => string;
  /** What a text that is no choice stands for, or why for nothing. */
  readonly typed: (text: string) => readonly Line<T>[];
  /** Why these can't be chosen together; undefined when they can. The list stays open and says so. */
  readonly problem?: (values: readonly T[]) => string | undefined;
}

/**
 * Asks for any number of the choices. Enter without having changed a check mark also takes the row that is
 * highlighted, so that typing and Enter are enough for one value. Esc and a click elsewhere give undefined; Enter
 * with nothing checked gives none.
 */
export async function pickMany<T>(
  host: QuickPickHost,
  options: MultiPickOptions<T>,
): Promise<readonly T[] | undefined> {
  const list = host.createQuickPick<Item<T>>();
  const abort = new AbortController();
  const shown = new ShownChoices(options);
  let checked = new Set(options.checked.map(options.keyOf));
  const atFirst = new Set(checked);
  const keyOf = ({ choice }: Item<T>): string | undefined => choice && options.keyOf(choice.value);
  const isChecked = (item: Item<T>): boolean => checked.has(keyOf(item) ?? "");

  /** What was typed comes last: VS Code knows rows by their number, and those of the others stay. */
  const show = (): void => {
    const items = shown.items(list.value.trim(), checked);
    list.items = items;
    list.selectedItems = items.filter(isChecked);
    // What can't be accepted is highlighted, too: a screen reader reads what is.
    const problem = items.find(({ choice, alwaysShow }) => alwaysShow && choice === undefined);
    const best = bestMatch(items, list.value.trim()) ?? problem;
    if (best !== undefined) list.activeItems = [best];
  };
  try {
    return await new Promise<readonly T[] | undefined>((resolve) => {
      list.title = options.title;
      list.placeholder = options.placeholder;
      list.canSelectMany = true;
      list.matchOnDescription = true;
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.onDidChangeSelection((items) => {
        const keys = items.flatMap((item) => keyOf(item) ?? []);
        // What is checked and not in the list, for its typed text is gone, stays checked.
        const absent = [...checked].filter((key) => !shown.has(key));
        checked = new Set([...keys, ...absent]);
      });
      list.onDidChangeValue(show);
      list.onDidAccept(() => {
        const isUntouched = isSameSet(checked, atFirst);
        const text = list.value.trim();
        const taken = isUntouched ? highlighted(list.activeItems, list.items, text) : undefined;
        // A text that stands for nothing says why; there is nothing to accept.
        if (isUntouched && text !== "" && taken?.choice === undefined) return;
        const extra = taken && keyOf(taken);
        const keys = extra === undefined ? checked : new Set([...checked, extra]);
        const values = shown.valuesOf(keys);
        const problem = options.problem?.(values);
        if (problem === undefined) resolve(values);
        else list.title = problem;
      });
      list.show();
      show();
      if (options.later === undefined) return;
      list.busy = true;
      void options.later(abort.signal).then((lines) => {
        if (abort.signal.aborted) return;
        shown.add(lines);
        show();
        list.busy = false;
      });
    });
  } finally {
    abort.abort();
    list.dispose();
  }
}

/** The choices that were ever in the list, by key. */
class ShownChoices<T> {
  readonly #options: MultiPickOptions<T>;
  readonly #values = new Map<string, T>();
  readonly #typed = new Map<string, Choice<T>>();
  #lines: readonly Line<T>[];
  #keys = new Set<string>();

  constructor(options: MultiPickOptions<T>) {
    this.#options = options;
    this.#lines = options.choices;
    for (const value of options.checked) this.#values.set(options.keyOf(value), value);
  }

  /** Lines that came later; a choice that stands there already is not shown twice. */
  add(lines: readonly Line<T>[]): void {
    this.#lines = [...this.#lines, ...lines.filter((line) => !this.#isListed(line))];
  }

  items(text: string, checked: ReadonlySet<string>): Item<T>[] {
    const readings = text === "" ? [] : this.#options.typed(text);
    const typed = readings.filter((line) => "value" in line && !this.#isListed(line));
    // What was typed and checked before stays in the list.
    const kept = [...this.#typed].flatMap(([key, choice]) => (checked.has(key) ? [choice] : []));
    const fresh = typed.filter((line) => !kept.some(({ label }) => label === line.label));
    const items = [...itemsOf(this.#lines), ...itemsOf(kept), ...itemsOf(fresh, true)];
    this.#keys = new Set();
    for (const { choice } of items) {
      if (choice === undefined) continue;
      const key = this.#options.keyOf(choice.value);
      this.#keys.add(key);
      this.#values.set(key, choice.value);
    }
    for (const line of typed) {
      if ("value" in line) this.#typed.set(this.#options.keyOf(line.value), line);
    }
    const problems = readings.filter((line) => !("value" in line));
    return bestMatch(items, text) === undefined ? [...items, ...itemsOf(problems, true)] : items;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  valuesOf(keys: ReadonlySet<string>): readonly T[] {
    return [...keys].flatMap((key) => this.#values.get(key) ?? []);
  }

  #isListed(line: Line<T>): boolean {
    if (!("value" in line)) return false;
    const { keyOf } = this.#options;
    const key = keyOf(line.value);
    return this.#lines.some((each) => "value" in each && keyOf(each.value) === key);
  }
}

/** VS Code's report of the highlighted row may be older than the text: then it is the row that the text means. */
function highlighted<T>(
  active: readonly Item<T>[],
  items: readonly Item<T>[],
  text: string,
): Item<T> | undefined {
  return text === "" ? active[0] : (bestMatch(active, text) ?? bestMatch(items, text));
}

/**
 * What a person means by typing the text, and VS Code shows first: the choice whose label holds it earliest, the
 * shortest of these; else one whose description does.
 */
function bestMatch<T>(items: readonly Item<T>[], text: string): Item<T> | undefined {
  if (text === "") return undefined;
  const wanted = text.toLowerCase();
  let best: Item<T> | undefined;
  let least = Infinity;
  for (const item of items) {
    if (item.choice === undefined) continue;
    const at = item.label.toLowerCase().indexOf(wanted);
    const isElsewhere = item.description?.toLowerCase().includes(wanted) === true;
    // What was typed stands for itself only where it stands for nothing that is known.
    const rank =
      item.alwaysShow === true
        ? Number.MAX_VALUE
        : at >= 0
          ? at * 1000 + item.label.length
          : isElsewhere
            ? Number.MAX_SAFE_INTEGER
            : Infinity;
    if (rank < least) [best, least] = [item, rank];
  }
  return best;
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
