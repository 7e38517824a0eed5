import { type Position, Range, type TextDocument } from "vscode";

/** The text of a line around a position, and the column where it begins: a line may have ten megabytes. */
export function lineNear(
  document: TextDocument,
  { line, character }: Position,
  reach: number,
): { readonly text: string; readonly from: number } {
  const from = Math.max(0, character - reach);
  return { text: document.getText(new Range(line, from, line, character + reach)), from };
}
