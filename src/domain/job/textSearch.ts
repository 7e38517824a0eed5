import type { Job } from "./job";
import { searchedLeavesOf, valueOf } from "./memberLeaves";

/** The texts of a job that people look for, in the order of the table: ids, names, ARNs and messages. */
export function searchableTexts(job: Job): readonly string[] {
  const texts: string[] = [];
  for (const leaf of searchedLeavesOf(job.kind)) {
    const value = valueOf(job, leaf);
    if (typeof value === "string" && value !== "") texts.push(value);
  }
  return texts;
}

/** The words of a search, in lower case. */
export function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** True when each word stands in some of the texts, whatever its case; false without a word. */
export function holdWords(texts: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const lower = texts.map((text) => text.toLowerCase());
  return words.every((word) => lower.some((text) => text.includes(word)));
}

/** The first of the texts that holds one of the words. */
export function textWithWord(
  texts: readonly string[],
  words: readonly string[],
): string | undefined {
  return texts.find((text) => {
    const lower = text.toLowerCase();
    return words.some((word) => lower.includes(word));
  });
}
