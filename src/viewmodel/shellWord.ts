/**
 * A text as one word of a command line: bare where every shell takes it so, in double quotes where
 * there are spaces, and otherwise in single quotes as POSIX shells understand them.
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (/^[\p{L}\p{N}_@%+=:,./ -]+$/u.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
