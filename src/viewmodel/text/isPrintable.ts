/**
 * What no terminal may be given: the end of a bracketed paste stands in control characters, and what
 * follows it would run.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** True for text that may stand in a terminal's line as it is. */
export function isPrintable(text: string): boolean {
  return !unprintable.test(text);
}
