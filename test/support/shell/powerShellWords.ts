/**
 * The words that PowerShell 7.3 or later hands to a program for one command line, for the part of the
 * language that a line of literals uses (about_Parsing, about_Quoting_Rules, about_Special_Characters).
 * Everything that PowerShell would interpret, and everything whose reading isn't certain, is an error.
 * No PowerShell can be had here to ask: the npm package "pwsh" downloads one from GitHub.
 */
export function powerShellWords(line: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line.charAt(at))) at++;
    else {
      const { word, end } = isSingleQuote(line.charAt(at)) ? quoted(line, at) : bare(line, at);
      // 'a'b would be two words.
      if (end < line.length && !/\s/.test(line.charAt(end))) {
        throw new Error(`A word goes on after its quotes at ${end}: ${line}`);
      }
      words.push(word);
      at = end;
    }
  }
  return words;
}

interface Word {
  readonly word: string;
  readonly end: number;
}

/** PowerShell takes the typographic ones for the same (Unicode quotation marks in about_Quoting_Rules). */
function isSingleQuote(char: string): boolean {
  return char !== "" && "'\u2018\u2019\u201a\u201b".includes(char);
}

/** Everything is literal but quotes: two of them are one, namely the second, and one is the end. */
function quoted(line: string, start: number): Word {
  let word = "";
  for (let at = start + 1; at < line.length; at++) {
    const char = line.charAt(at);
    if (isSingleQuote(char)) {
      const next = line.charAt(at + 1);
      if (!isSingleQuote(next)) return { word, end: at + 1 };
      word += next;
      at++;
    } else word += char;
  }
  throw new Error(`Quotes without an end: ${line}`);
}

/** Letters, digits and marks that mean nothing in argument mode; numbers may be rewritten. */
function bare(line: string, start: number): Word {
  const word = /^[^\s'\u2018-\u201f]*/.exec(line.slice(start))?.[0] ?? "";
  if (!/^-{0,2}[A-Za-z][A-Za-z0-9_@%+=:./-]*$/.test(word) || word === "--%") {
    throw new Error(`Not a plain word: ${word}`);
  }
  return { word, end: start + word.length };
}
