import { type Position, Range, type Selection, type TextDocument, window } from "vscode";
import { type FoundJobId, guidAt, jobIdAt, jobIdsIn } from "../../domain/job/jobIdText";
import { arnReach } from "../../domain/arn/nearText";
import { arnAt, arnsIn, type FoundArn } from "../../domain/arn/textArns";
import { lineNear, linesAbove, longestRow } from "./lineNear";

/** What a position of a document names. */
export type FoundInText =
  | ({ readonly type: "arn" } & FoundArn)
  | ({ readonly type: "job" } & Required<FoundJobId>);

/** How much of a selection is looked at, in characters. */
const longestSelection = 20_000;

/**
 * The ARN around a position, else the job id whose kind the text tells. A line may have ten megabytes, and a text a hundred
 * thousand lines: only what is near is read.
 */
export function foundAt(document: TextDocument, position: Position): FoundInText | undefined {
  const { text, from } = lineNear(document, position, arnReach);
  const at = position.character - from;
  const arn = arnAt(text, at);
  if (arn !== undefined) return { type: "arn", ...moved(arn, from) };
  if (guidAt(text, at) === undefined) return undefined;
  const job = jobAt(document, position);
  return job?.kind && { type: "job", ...job, kind: job.kind };
}

/** The GUID at a position, with what its line says of it, and those above it. */
function jobAt(document: TextDocument, position: Position): FoundJobId | undefined {
  const isRow = position.character <= longestRow;
  const { text, from } = lineNear(document, position, isRow ? longestRow : arnReach);
  const above = isRow ? linesAbove(document, position.line) : "";
  const found = jobIdAt(above + text, above.length + position.character - from);
  return found && moved(found, from - above.length);
}

/** The ARN under the cursor of the editor in front, or the first in what is selected. */
export function arnUnderCursor(): string | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  for (const position of [selection.active, selection.start]) {
    const found = foundAt(document, position);
    if (found?.type === "arn") return found.arn;
  }
  const [first] = selection.isEmpty
    ? []
    : arnsIn(document.getText(beginningOf(document, selection)));
  return first;
}

/** The ids in what is selected in the editor in front, else the GUID under its cursor. */
export function jobIdsUnderCursor(): readonly FoundJobId[] {
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  const { document, selection } = editor;
  if (!selection.isEmpty) return jobIdsIn(document.getText(beginningOf(document, selection)));
  const found = jobAt(document, selection.active);
  return found === undefined ? [] : [found];
}

function beginningOf(document: TextDocument, { start, end }: Selection): Range {
  const limit = document.positionAt(document.offsetAt(start) + longestSelection);
  return new Range(start, limit.isBefore(end) ? limit : end);
}

function moved<T extends { readonly start: number; readonly end: number }>(
  found: T,
  by: number,
): T {
  return { ...found, start: found.start + by, end: found.end + by };
}
