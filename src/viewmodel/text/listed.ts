/** Words as a list in a sentence: "a, b and c". */
export function listed(words: readonly string[], and: "or" | "and"): string {
  const [last = "", ...before] = words.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(", ")} ${and} ${last}`;
}
