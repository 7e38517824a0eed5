/**
 * Any text as one part of a row's id, different texts as different parts. Half a surrogate pair, which
 * JSON may hold, makes encodeURIComponent throw: such text is escaped first, and marked by a quote,
 * which no other part has.
 */
export function idPart(text: string): string {
  return /\p{Surrogate}/u.test(text)
    ? `"${encodeURIComponent(JSON.stringify(text))}`
    : encodeURIComponent(text);
}
