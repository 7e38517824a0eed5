import type { Line } from "./quickPick";

/** True where a list has a row that holds the text: who types it searches, and needs not be told that it is nothing. */
export function isListed(text: string, lines: readonly Line<unknown>[]): boolean {
  const wanted = text.toLowerCase();
  const holds = (part = ""): boolean => part.toLowerCase().includes(wanted);
  return lines.some(({ label, description }) => holds(label) || holds(description));
}
