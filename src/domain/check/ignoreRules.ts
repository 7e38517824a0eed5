/** One line of a .gitignore, .ignore or .rgignore file. */
interface IgnoreRule {
  /** A path below the file's folder, by its parts; "**" stands for any number of them. */
  readonly parts: readonly string[];
  readonly isFolderOnly: boolean;
  /** "!": what earlier lines ignore is not. */
  readonly isException: boolean;
}

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
        if (matches(parts, below, isSamePart)) isOut = !isException;
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
  return [{ parts: isAnchored ? parts : ["**", ...parts], isFolderOnly, isException }];
}

function isSamePart(wanted: string, part: string): boolean {
  if (!/[*?]/.test(wanted)) return wanted === part;
  return matches(Array.from(wanted), Array.from(part), isSameCharacter);
}

function isSameCharacter(wanted: string, character: string): boolean {
  return wanted === "?" || wanted === character;
}

/**
 * Whether a pattern has all of a list of items, where "*" among characters and "**" among parts stand for any number of
 * them. Takes as long as the one is times the other at most: hostile patterns of regular expressions take for ever.
 */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  isSame: (wanted: string, item: string) => boolean,
): boolean {
  const any = isSame === isSameCharacter ? "*" : "**";
  let [at, item] = [0, 0];
  let [lastAny, resume] = [-1, 0];
  while (item < items.length) {
    const wanted = pattern[at];
    if (wanted === any) {
      [lastAny, resume] = [at, item];
      at += 1;
    } else if (wanted !== undefined && isSame(wanted, items[item] ?? "")) {
      at += 1;
      item += 1;
    } else if (lastAny >= 0) {
      resume += 1;
      [at, item] = [lastAny + 1, resume];
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === any);
}
