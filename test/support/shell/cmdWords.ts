/**
 * The words that a program is given for one line of the Command Prompt, for the part of its language
 * that a line of literals uses ("cmd /?"; "Parsing C command-line arguments" of the C runtime). All that
 * cmd would interpret, in quotes or out of them, and all whose reading isn't certain, is an error.
 */
export function cmdWords(line: string): readonly string[] {
  if (/[%!^\r\n\t\u0000]/.test(line)) throw new Error(`Not literal in any place: ${line}`);
  const words: string[] = [];
  let rest = line;
  while (rest !== "") {
    const [all = "", quoted, bare = ""] = /^(?:"([^"]*)"|([^\s"]+))(?: +|$)/.exec(rest) ?? [];
    if (all === "") throw new Error(`A word goes on after its quotes, or has no end: ${rest}`);
    // A backslash before the closing quote would make the quote a part of the word.
    if (quoted?.endsWith("\\")) throw new Error(`An escaped quote: ${all}`);
    if (/[&|<>()@,;=]/.test(bare.replace(/(?<=.)@/g, "")))
      throw new Error(`Not a plain word: ${bare}`);
    words.push(quoted ?? bare);
    rest = rest.slice(all.length);
  }
  return words;
}
