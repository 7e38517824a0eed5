/** One line of a .gitignore, .ignore or .rgignore file. */
interface IgnoreRule {
  /** A path below the file's folder, by its parts. */
  readonly parts: readonly Part[];
  readonly isFolderOnly: boolean;
  /** "!": what earlier lines ignore is not. */
  readonly isException: boolean;
}

/** Whether a name is what a part of a rule stands for; "any" for any number of names. */
type Part = ((name: string) => boolean) | "any";

/** The rules of the files of one folder. */
export interface IgnoreFile {
  /** Where the rules hold: "" for the root, else "a/b". */
  readonly folder: string;
  readonly rules: readonly IgnoreRule[];
}

/** Whoever wrote a repository wrote its ignore files. */
const mostRules = 2000;
const longestRule = 500;

/** Reads the text of an ignore file (git's gitignore, Pattern format). */
export function readIgnoreFile(folder: string, text: string): IgnoreFile {
  const lines = text.split("\n", mostRules).map((line) => line.trim());
  const rules = lines.filter((line) => line !== "" && !line.startsWith("#")).flatMap(readRule);
  return { folder, rules };
}

/** What the ignore files of a workspace leave out, those of outer folders before inner ones. */
export class IgnoreRules {
  readonly #files: readonly IgnoreFile[];
  readonly #folders = new Map<string, boolean>();

  constructor(files: readonly IgnoreFile[]) {
    this.#files = files;
  }

  /**
   * True too for all that is in a folder that is left out, whatever else is said of it.
   * @param path of a file below the root: "a/b/c.tf"
   */
  isIgnored(path: string): boolean {
    return this.#isInIgnored(path) || this.#isRuledOut(path, { isFolder: false });
  }

  /** @param path of a folder below the root: "a/b" */
  isIgnoredFolder(path: string): boolean {
    return this.#isInIgnored(`${path}/`);
  }

  #isInIgnored(path: string): boolean {
    const end = path.lastIndexOf("/");
    if (end < 0) return false;
    const folder = path.slice(0, end);
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const isOut = this.#isInIgnored(folder) || this.#isRuledOut(folder, { isFolder: true });
    this.#folders.set(folder, isOut);
    return isOut;
  }

  #isRuledOut(path: string, { isFolder }: { readonly isFolder: boolean }): boolean {
    let isOut = false;
    for (const { folder, rules } of this.#files) {
      if (folder !== "" && !path.startsWith(`${folder}/`)) continue;
      const below = path.slice(folder === "" ? 0 : folder.length + 1).split("/");
      for (const { parts, isFolderOnly, isException } of rules) {
        if (isOut !== isException || (isFolderOnly && !isFolder)) continue;
        if (matchesPath(parts, below)) isOut = !isException;
      }
    }
    return isOut;
  }
}

function readRule(line: string): readonly IgnoreRule[] {
  const isException = line.startsWith("!");
  const body = (isException ? line.slice(1) : line).replace(/^\\(?=[!#])/, "");
  if (body.length > longestRule) return [];
  const isFolderOnly = body.endsWith("/");
  const path = body.replace(/\/+$/, "");
  // With a slash in it a rule is of this folder, else of all below.
  const isAnchored = path.includes("/");
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.length === 0) return [];
  const all = isAnchored ? parts : ["**", ...parts];
  return [{ parts: all.map(readPart), isFolderOnly, isException }];
}

/** Most are a name, or the end of one: a workspace has many files, and each is compared with many rules. */
function readPart(text: string): Part {
  if (text === "**") return "any";
  if (!/[*?]/.test(text)) return (name) => name === text;
  const end = text.slice(1);
  if (text.startsWith("*") && !/[*?]/.test(end)) return (name) => name.endsWith(end);
  const characters = Array.from(text);
  return (name) => matches(characters, Array.from(name), characterRules);
}

function matchesPath(parts: readonly Part[], path: readonly string[]): boolean {
  // "any" before one part: that is the last one's, for the folders above are asked one by one.
  const [first, only] = parts;
  if (parts.length === 2 && first === "any" && typeof only === "function") {
    return only(path.at(-1) ?? "");
  }
  return matches(parts, path, pathRules);
}

interface MatchRules<Wanted, Item> {
  readonly isAny: (wanted: Wanted) => boolean;
  readonly isSame: (wanted: Wanted, item: Item) => boolean;
}

const characterRules: MatchRules<string, string> = {
  isAny: (wanted) => wanted === "*",
  isSame: (wanted, character) => wanted === "?" || wanted === character,
};

const pathRules: MatchRules<Part, string> = {
  isAny: (part) => part === "any",
  isSame: (part, name) => part !== "any" && part(name),
};

/**
 * Whether a pattern has all of a list of items. Takes as long as the one is times the other at most: hostile patterns of
 * regular expressions take for ever.
 */
function matches<Wanted, Item>(
  pattern: readonly Wanted[],
  items: readonly Item[],
  { isAny, isSame }: MatchRules<Wanted, Item>,
): boolean {
  let [at, next] = [0, 0];
  let [lastAny, resume] = [-1, 0];
  while (next < items.length) {
    const wanted = pattern[at];
    const item = items[next];
    if (wanted !== undefined && isAny(wanted)) {
      [lastAny, resume] = [at, next];
      at += 1;
    } else if (wanted !== undefined && item !== undefined && isSame(wanted, item)) {
      at += 1;
      next += 1;
    } else if (lastAny >= 0) {
      resume += 1;
      [at, next] = [lastAny + 1, resume];
    } else return false;
  }
  return pattern.slice(at).every(isAny);
}
