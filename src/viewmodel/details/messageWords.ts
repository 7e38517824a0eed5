/** What a status message says, and what that usually means. */
export interface MessageAdvice {
  /** All of them must be found. */
  readonly words: readonly RegExp[];
  readonly advice: string;
}

/**
 * What denies access, in the words of many services. Patterns have no repetition in a repetition:
 * messages are untrusted and long.
 */
export const denied =
  /denied|not authorized|unauthorized|(?:does|do|did)(?: not|n't) allow\b|not (?:allowed|permitted) to\b|(?:insufficient|missing|miss|lacks?|not have|n't have|no) (?:\w{1,20} )?(?:privileges?|permissions?)|forbidden/i;
