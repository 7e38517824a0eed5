import type { JobKind } from "./job";
import { kindOfHeading } from "./jobIdLabel";

/** So many headings above a row are tried: rows of a table may hold the words of one. */
const mostHeadings = 5;

/** Lines that only draw: |---|:--:|, +-----+, ├──┼──┤, ===. */
const rule = /^[\s|+=:─━═┼╪├┤┌┐└┘┬┴╞╡╔╗╚╝╠╣╦╩╬│┃║-]*$/;
const anId = /[0-9a-f]{8}-[0-9a-f]{4}-/i;
const bars = /[|│┃║]/;

interface Line {
  readonly text: string;
  readonly start: number;
  /** Lines without an empty one between them have the same number. */
  readonly block: number;
}

/** A piece of a line. */
interface Span {
  readonly start: number;
  readonly end: number;
}

interface Cell extends Span {
  readonly text: string;
}

interface Heading {
  readonly line: Line;
  readonly index: number;
}

/** What a column's heading says of an id: "other" under one that names no job, where another of them does. */
export type ColumnKind = JobKind | "other" | undefined;

/**
 * The columns of a text that hold job ids: CSV, TSV, tables of Markdown and of the AWS CLI, columns that blanks align,
 * lists below a heading. The text is looked through once, whatever number of ids it has.
 */
export class JobIdColumns {
  readonly #lines: readonly Line[];
  readonly #headings: readonly Heading[];

  constructor(text: string) {
    this.#lines = linesOf(text);
    this.#headings = this.#lines.flatMap((line, index) =>
      isHeading(line.text) ? [{ line, index }] : [],
    );
  }

  /** What the heading above the id at a place says of it. */
  kindAt(start: number, end: number): ColumnKind {
    if (this.#headings.length === 0) return undefined;
    const index = this.#lines.findLastIndex((line) => line.start <= start);
    const row = this.#lines[index];
    if (row === undefined) return undefined;
    const id = { start: start - row.start, end: end - row.start };
    const above = this.#headings.filter(
      ({ line, index: at }) => at < index && line.block === row.block,
    );
    for (const { line, index: at } of above.slice(-mostHeadings).reverse()) {
      const kind =
        kindUnder(line.text, row.text, id) ?? this.#kindUnderTitle(line.text, at, row.text, id);
      if (kind !== undefined) return kind;
    }
    return undefined;
  }

  /** "Id" in a table of the AWS CLI whose title is ListBackupJobs: --query 'BackupJobs[].{Id: BackupJobId}'. */
  #kindUnderTitle(title: string, at: number, row: string, id: Span): ColumnKind {
    const names = this.#lines.slice(at + 1, at + 5).find(({ text }) => !rule.test(text));
    if (names === undefined || !bars.test(names.text)) return undefined;
    const column = cellsOf(row, bars).findIndex(
      ({ start, end }) => start <= id.start && id.end <= end,
    );
    const name = cellsOf(names.text, bars)[column]?.text.trim() ?? "";
    return /^(?:job[\s_-]?)?ids?$/i.test(name) ? kindOfHeading(title) : undefined;
  }
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  let block = 0;
  return text.split("\n").map((line) => {
    if (line.trim() === "") block++;
    const made = { text: line, start, block };
    start += line.length + 1;
    return made;
  });
}

/** A row that names the job ids of a column, and has none itself. */
function isHeading(line: string): boolean {
  if (!/job/i.test(line) || anId.test(line) || rule.test(line)) return false;
  return cellsOf(line, separatorOf(line)).some(({ text }) => kindOfHeading(text) !== undefined);
}

function kindUnder(heading: string, row: string, id: Span): ColumnKind {
  const separator = separatorOf(heading);
  const [names, cells] = [cellsOf(heading, separator), cellsOf(row, separator)];
  const index = cells.findIndex(({ start, end }) => start <= id.start && id.end <= end);
  const cell = cells[index];
  // Of what stands in the cell, the id is the first.
  if (cell === undefined || /\w/.test(row.slice(cell.start, id.start))) return undefined;
  if (names.length === 1) {
    const isAlone = cells.length === 1 && !/\w/.test(row.slice(id.end));
    return isAlone ? kindOfHeading(heading) : undefined;
  }
  if (separator !== blanks && cells.length < 2) return undefined;
  // Where blanks align columns, a cell may be missing.
  const isAligned = separator === blanks && names.length !== cells.length;
  const name = isAligned
    ? names.find(({ start, end }) => start < id.end && id.start < end)
    : names[index];
  return name === undefined ? undefined : (kindOfHeading(name.text) ?? "other");
}

const blanks = /\s{2,}/;

function separatorOf(line: string): RegExp {
  if (bars.test(line)) return bars;
  if (line.includes("\t")) return /\t/;
  if (line.includes(";")) return /;/;
  return line.includes(",") ? /,/ : blanks;
}

/** Those of a table without its frame; the AWS CLI doubles the bars of a table in a table. */
function cellsOf(line: string, separator: RegExp): readonly Cell[] {
  const isFrame = (char: string): boolean => separator === bars && bars.test(char);
  let start = line.length - line.trimStart().length;
  let end = line.trimEnd().length;
  while (start < end && isFrame(line.charAt(start))) start++;
  while (start < end && isFrame(line.charAt(end - 1))) end--;
  return split(line.slice(start, end), separator, start);
}

/** A separator in quotes is none, as in CSV. */
function split(text: string, separator: RegExp, from: number): readonly Cell[] {
  const cells: Cell[] = [];
  const piece = new RegExp(`"(?:[^"]|"")*"|${separator.source}`, "g");
  let start = 0;
  const add = (end: number): void => {
    cells.push({ text: text.slice(start, end), start: from + start, end: from + end });
  };
  for (const { 0: found, index } of text.matchAll(piece)) {
    if (found.startsWith('"')) continue;
    add(index);
    start = index + found.length;
  }
  add(text.length);
  return cells;
}
