/** Shells in which any text but a NUL can be a word: sh and its kin, and PowerShell 7.3 or later. */
type SureShell = "posix" | "powershell";

/**
 * How a command line is read. Windows PowerShell (5.1) hands embedded double quotes on wrongly, and the
 * Command Prompt (cmd) has no quotes that keep all text as it is.
 */
export type Shell = SureShell | "windowsPowerShell" | "cmd";

/**
 * A text as one word of a command line; undefined where the shell has no safe way to write it. Without
 * a shell, for who may have any: bare or in double quotes where all read that alike, otherwise as POSIX
 * shells do.
 *
 * A dash at the start, or a "file://", still means what the command makes of it.
 */
export function shellWord(text: string, shell?: SureShell): string;
export function shellWord(text: string, shell: Shell): string | undefined;
export function shellWord(text: string, shell?: Shell): string | undefined {
  switch (shell) {
    case "posix":
      return isBareInPosix(text) ? text : posixQuoted(text);
    case "powershell":
      return isBareInPowerShell(text) ? text : powerShellQuoted(text);
    case "windowsPowerShell":
      return isLostInWindowsPowerShell(text) ? undefined : shellWord(text, "powershell");
    case "cmd":
      return cmdWord(text);
    case undefined:
      if (isBareInPosix(text) && isBareInPowerShell(text)) return text;
      return /^[\p{L}\p{N}_@%+=:,./ -]+$/u.test(text) ? `"${text}"` : posixQuoted(text);
  }
}

/** Not "=word" (zsh looks for a command), nor "~" (the home folder). */
function isBareInPosix(text: string): boolean {
  return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(text);
}

/**
 * Neither "@word" nor "a,b", which are a splatted variable and a list; nor what might be read as a
 * number, which need not come out as it was written ("1kb").
 */
function isBareInPowerShell(text: string): boolean {
  return /^-{0,2}[a-z][\w@%+=:./-]*$/i.test(text);
}

function posixQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** PowerShell takes typographic quotes for quotes, and two of any for one (about_Quoting_Rules). */
function powerShellQuoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
}

/**
 * It puts words with spaces in double quotes for the program, without a thought for those within or for
 * a backslash at the end, and leaves an empty word out (about_Parsing, PSNativeCommandArgumentPassing).
 */
function isLostInWindowsPowerShell(text: string): boolean {
  return text === "" || /"|\\$/.test(text);
}

/**
 * In double quotes the Command Prompt takes all for text but quotes, the variables of % and !, and the
 * end of the line; ^ is an escape for some readers of the line. A program reads a backslash before the
 * closing quote as its escape.
 */
function cmdWord(text: string): string | undefined {
  if (/["%!^\u0000-\u001f\u007f]|\\$/.test(text)) return undefined;
  return /^-{0,2}\w[\w.:/\\@+-]*$/.test(text) ? text : `"${text}"`;
}
