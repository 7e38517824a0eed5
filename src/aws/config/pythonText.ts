/**
 * Python's ideas of white space and lines, where JavaScript's differ: the AWS CLI reads the config files with them.
 * trim() would also take a byte order mark away, and leave the separators from U+001C and U+0085 (str.isspace).
 */
const rareSpace = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

function isSpace(code: number): boolean {
  // Files of thousands of profiles are read while somebody waits for the list.
  if (code < 0x80)
    return code === 0x20 || (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x1f);
  return rareSpace.test(String.fromCharCode(code));
}

/** How many characters of white space a text begins with. */
export function indentOf(text: string): number {
  let indent = 0;
  while (indent < text.length && isSpace(text.charCodeAt(indent))) indent++;
  return indent;
}

/** str.rstrip */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/** str.strip */
export function strip(text: string): string {
  const stripped = stripEnd(text);
  return stripped.slice(indentOf(stripped));
}

/** The lines of a file that is opened as text. */
export function fileLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/u);
}

/** str.splitlines, which the CLI uses inside of values. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|[\n-\r\u001c-\u001e\u0085\u2028\u2029]/u);
}

/**
 * shlex.split: the words of a text, in quotes where they hold spaces. Undefined where a quotation mark is not closed or
 * a backslash stands at the end.
 */
export function splitWords(text: string): readonly string[] | undefined {
  if (!/["'\\]/u.test(text)) return text.split(/[ \t\r\n]+/u).filter((word) => word !== "");
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\" && quote !== "'") {
      const next = text[++at];
      if (next === undefined) return undefined;
      // Between double quotes a backslash stands for itself unless it is before one of these two.
      const isKept = quote !== undefined && next !== "\\" && next !== quote;
      word = `${word ?? ""}${isKept ? "\\" : ""}${next}`;
    } else if (quote === undefined ? character === '"' || character === "'" : character === quote) {
      word ??= "";
      quote = quote === undefined ? character : undefined;
    } else if (quote === undefined && " \t\r\n".includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = `${word ?? ""}${character}`;
    }
  }
  if (quote !== undefined) return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
