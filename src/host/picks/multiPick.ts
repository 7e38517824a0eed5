import { type Choice, type Item, itemsOf, type Line, type QuickPickHost } from "./quickPick";

export interface MultiPickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** There at once. */
  readonly choices: readonly Line<T>[];
  /**
   * What AWS is asked for while the list is open already; each part stands after the others once it is added. Resolves
   * when nothing more will come. Never rejects.
   */
  readonly later?: (signal: AbortSignal, add: (lines: readonly Line<T>[]) => void) => Promise<void>;
  /** What is checked when the list opens. */
  readonly checked: readonly T[];
  /** What is highlighted when the list opens: Enter takes it. VS Code highlights nothing in a list with check marks. */
  readonly highlighted?: T;
  /** The same text for the same value. */
  readonly keyOf: (value: T) => string;
  /** What a text that is no choice stands for, or why for nothing. */
  readonly typed: (text: string) => readonly Line<T>[];
  /** Why these can't be chosen together; undefined when they can. The list stays open and says so in a row. */
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
  const atFirst: ReadonlySet<string> = new Set(options.checked.map(options.keyOf));
  let checked = atFirst;
  /** A check mark was changed, though it may be as it was. */
  let isTouched = false;
  let meant: Item<T> | undefined;
  let highlighted: Item<T> | undefined;
  /** VS Code shows that row highlighted; what it reported before is older, and later the user went elsewhere. */
  let isReported = true;
  /** Why Enter did not take what is checked. */
  let refusal: Item<T> | undefined;
  const keyOf = ({ choice }: Item<T>): string | undefined => choice && options.keyOf(choice.value);

  /**
   * What was typed comes last: VS Code knows rows by their number, and those of the others stay.
   * A refusal is highlighted, for a screen reader reads that.
   * @param kept the key of the row that stays highlighted; else it is the one that the text means
   */
  const show = (kept?: string): void => {
    const rows = shown.rows(list.value.trim(), checked);
    const items = refusal === undefined ? rows.items : [...rows.items, refusal];
    list.items = items;
    list.selectedItems = items.filter((item) => checked.has(keyOf(item) ?? ""));
    meant = rows.meant;
    highlighted = refusal ?? items.find((item) => item.choice && keyOf(item) === kept) ?? meant;
    isReported = highlighted === undefined;
    if (highlighted !== undefined) list.activeItems = [highlighted];
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
        // Whenever rows are set, VS Code reports none for a moment, and then those that are checked again.
        isTouched ||= keys.length > 0 && !isSameSet(checked, atFirst);
      });
      list.onDidChangeActive(([row]) => {
        if (row === highlighted) isReported = true;
        else if (isReported) highlighted = row;
      });
      list.onDidChangeValue(() => {
        refusal = undefined;
        show();
      });
      list.onDidAccept(() => {
        const isUntouched = !isTouched && isSameSet(checked, atFirst);
        const taken = isUntouched ? highlighted : undefined;
        // A row that says why something can't be, and a text that stands for nothing: nothing to accept.
        const isNothing =
          taken === undefined ? list.value.trim() !== "" : taken.choice === undefined;
        if (isUntouched && isNothing) return;
        const extra = taken && keyOf(taken);
        const keys = extra === undefined ? checked : new Set([...checked, extra]);
        const values = shown.valuesOf(keys);
        const problem = options.problem?.(values);
        if (problem === undefined) {
          resolve(values);
          return;
        }
        [refusal] = itemsOf<T>([{ label: problem }], true);
        show();
      });
      list.show();
      show(options.highlighted && options.keyOf(options.highlighted));
      if (options.later === undefined) return;
      list.busy = true;
      const add = (lines: readonly Line<T>[]): void => {
        if (abort.signal.aborted || lines.length === 0) return;
        shown.add(lines);
        // A typed text that stood for nothing known may stand for something now.
        const isStandIn = highlighted?.alwaysShow === true && highlighted === meant;
        show(isStandIn ? undefined : highlighted && keyOf(highlighted));
      };
      void options.later(abort.signal, add).then(() => {
        if (!abort.signal.aborted) list.busy = false;
      });
    });
  } finally {
    abort.abort();
    list.dispose();
  }
}

interface Rows<T> {
  readonly items: readonly Item<T>[];
  /** What the text means; what says why it means nothing, for a screen reader reads what is highlighted. */
  readonly meant: Item<T> | undefined;
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

  /** A row whose value was typed is shown whatever its label is, for a long one is cut, and is what is meant. */
  rows(text: string, checked: ReadonlySet<string>): Rows<T> {
    const { keyOf } = this.#options;
    const typed = text === "" ? [] : this.#options.typed(text);
    const typedKeys = new Set(typed.flatMap((line) => ("value" in line ? keyOf(line.value) : [])));
    // What was typed and checked before stays in the list.
    const kept = [...this.#typed].flatMap(([key, choice]) =>
      checked.has(key) && !this.#isListed(choice) ? [choice] : [],
    );
    const known = [...itemsOf(this.#lines), ...itemsOf(kept)].map((item) =>
      item.choice !== undefined && typedKeys.has(keyOf(item.choice.value))
        ? { ...item, alwaysShow: true }
        : item,
    );
    const knownKeys = new Set(known.flatMap(({ choice }) => (choice ? keyOf(choice.value) : [])));
    const meant = known.find(({ alwaysShow }) => alwaysShow) ?? bestMatch(known, text);
    const fresh = typed.filter((line) =>
      "value" in line ? !knownKeys.has(keyOf(line.value)) : meant === undefined,
    );
    for (const line of fresh) if ("value" in line) this.#typed.set(keyOf(line.value), line);
    const items = [...known, ...itemsOf(fresh, true)];
    this.#keys = new Set();
    for (const { choice } of items) {
      if (choice === undefined) continue;
      const key = keyOf(choice.value);
      this.#keys.add(key);
      this.#values.set(key, choice.value);
    }
    // What was typed stands for itself only where it stands for nothing that is known.
    return { items, meant: meant ?? items.find(({ alwaysShow }) => alwaysShow) };
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

/**
 * What a person means by typing a part of it, and VS Code shows first: the choice whose label holds it earliest, the
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
    const otherwise = isElsewhere ? Number.MAX_SAFE_INTEGER : Infinity;
    const rank = at >= 0 ? at * 1000 + item.label.length : otherwise;
    if (rank < least) [best, least] = [item, rank];
  }
  return best;
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
