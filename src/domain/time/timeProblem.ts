/** Why a text is no time: one sentence with the way out. */
export interface TimeProblem {
  readonly type: "problem";
  readonly problem: string;
}

export const timeExamples = 'a time such as "last night", "2d" or "yesterday 22:00 to today 06:00"';

export function timeProblem(problem: string): TimeProblem {
  return { type: "problem", problem };
}

/** For typed values of any shape: only a problem has this type. */
export function isProblem(value: unknown): value is TimeProblem {
  return typeof value === "object" && value !== null && "type" in value && value.type === "problem";
}

/**
 * Words of somebody's text for a sentence: short, and with a sign in place of what cannot be seen or would change what
 * stands around it (control characters, direction marks, halves of characters).
 */
export function quoted(text: string): string {
  const visible = text
    .slice(0, 80)
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\s]+/gu, "\ufffd")
    .replace(/\s+/g, " ")
    .trim();
  const head = /^.{0,39}/u.exec(visible)?.[0] ?? "";
  return `"${head.length < visible.length || text.length > 80 ? `${head.trimEnd()}…` : visible}"`;
}
