/** What one kind of check came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What a person needs to see: failures, or which VS Code it was. */
  readonly notes: readonly string[];
}

export const failedWith = (note: string): Outcome => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  notes: [note],
});

const MOST_LINES = 150;

/** The end of a long output; the cause stands there more often than at the start. */
export function tail(text: string): string {
  const lines = text.trimEnd().split("\n");
  const left = lines.length - MOST_LINES;
  return left > 0
    ? [`… ${left} lines more …`, ...lines.slice(-MOST_LINES)].join("\n")
    : lines.join("\n");
}
