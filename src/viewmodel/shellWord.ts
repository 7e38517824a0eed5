/** How a command line is read: by sh and its kin, or by PowerShell 7.3 or later. */
export type Shell = "posix" | "powershell";

/**
 * A text as one word of a command line, whatever it holds but a NUL. Without a shell, for who may have
 * any: bare or in double quotes where all read that alike, otherwise as POSIX shells do.
 *
 * A dash at the start, or a "file://", still means what the command makes of it.
 */
export function shellWord(text: string, shell?: Shell): string {
  switch (shell) {
    case "posix":
      return isBareInPosix(text) ? text : posixQuoted(text);
    case "powershell":
      return isBareInPowerShell(text) ? text : powerShellQuoted(text);
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
