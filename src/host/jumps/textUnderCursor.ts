import { type Position, Range, type Selection, type TextDocument, window } from "vscode";
import { type FoundJobId, guidAt, jobIdAt, jobIdsIn } from "../../domain/job/jobIdText";
import { arnReach, jobIdReach } from "../../domain/arn/nearText";
import { arnAt, arnsIn, type FoundArn } from "../../domain/arn/textArns";
import { lineNear } from "./lineNear";

/** What a position of a document names. */
export type FoundInText =
  ({ readonly type: "arn" } & FoundArn) | ({ readonly type: "job" } & Required<FoundJobId>);

/** How much of a selection is looked at, in characters. */
const longestSelection = 20_000;

/**
 * The ARN around a position, else the job id. ARNs and ids stand on one line, and a line may have ten
 * megabytes: only what is near is read.
 */
export function foundAt(document: TextDocument, position: Position): FoundInText | undefined {
  const { text, from } = lineNear(document, position, arnReach);
  const at = position.character - from;
  const arn = arnAt(text, at);
  if (arn !== undefined) return { type: "arn", ...moved(arn, from) };
  const job = jobIdAt(text, at);
  return job && { type: "job", ...moved(job, from) };
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
  const { text, from } = lineNear(document, selection.active, jobIdReach);
  const found = guidAt(text, selection.active.character - from);
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
