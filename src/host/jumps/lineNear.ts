import { type Position, Range, type TextDocument } from "vscode";

/** No row of a table is longer. */
export const longestRow = 4000;

/** What is read of the lines above a position, at most. */
const mostLines = 200;
const mostCharacters = 30_000;

/** The text of a line around a position, and the column where it begins: a line may have ten megabytes. */
export function lineNear(
  document: TextDocument,
  { line, character }: Position,
  reach: number,
): { readonly text: string; readonly from: number } {
  const from = Math.max(0, character - reach);
  return { text: document.getText(new Range(line, from, line, character + reach)), from };
}

/**
 * The lines above a line, as far as a label or a heading may be, each with its end. A file of CSV has its heading in its
 * first line, however many rows follow.
 */
export function linesAbove(document: TextDocument, line: number): string {
  const lines: string[] = [];
  let length = 0;
  let at = line - 1;
  for (; at >= 0 && line - at <= mostLines && length < mostCharacters; at--) {
    const text = document.getText(new Range(at, 0, at, longestRow));
    lines.push(text);
    length += text.length + 1;
  }
  if (at >= 0) lines.push(document.getText(new Range(0, 0, 0, longestRow)));
  return lines
    .reverse()
    .map((text) => `${text}\n`)
    .join("");
}
