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

/** True when each word stands in some text of the job, whatever its case. */
export function holdsWords(job: Job, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const texts = searchableTexts(job).map((text) => text.toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** The first text of the job, in the order in which they are searched, that holds one of the words. */
export function textWithWord(job: Job, words: readonly string[]): string | undefined {
  return searchableTexts(job).find((text) => {
    const lower = text.toLowerCase();
    return words.some((word) => lower.includes(word));
  });
}
