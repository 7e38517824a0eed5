import { textWithWord } from "../../domain/job/textSearch";
import { oneLine } from "./plainText";

/** Characters before a found word that are shown with it. */
const before = 20;

/**
 * The text in which a word of a search was found, from a little before it.
 * @param shown what is read anyway: undefined where that says it
 * @param words in lower case
 */
export function foundText(
  texts: readonly string[],
  shown: string,
  words: readonly string[],
): string | undefined {
  const lowerShown = shown.toLowerCase();
  const hidden = words.filter((word) => !lowerShown.includes(word));
  const holder = textWithWord(texts, hidden);
  if (holder === undefined) return undefined;
  const lower = holder.toLowerCase();
  const at = Math.min(...hidden.map((word) => lower.indexOf(word)).filter((index) => index >= 0));
  const from = Math.max(0, at - before);
  return `${from > 0 ? "…" : ""}${oneLine(holder.slice(from), 80)}`;
}
