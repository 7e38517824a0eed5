import type { JobKind } from "./job";
import { jobIdReach } from "../arn/nearText";
import { JobIdColumns } from "./jobIdColumns";
import { kindBefore } from "./jobIdLabel";

/** A job id in a text, with what the words before it, or the heading above it, say of the job. */
export interface FoundJobId {
  readonly id: string;
  readonly kind?: JobKind;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** A selection may be a whole log. */
const longestText = 20_000;
/** So much of a text before an id may hold the heading above it. */
const longestTable = 40_000;
const mostIds = 20;

/**
 * AWS's ids are GUIDs, in lower and in upper case (documentation of AWS Backup). What ends with a letter or a digit before
 * one may be no word: %22 of a URL, \n and \u0022 of JSON, [31m of a terminal's colour.
 */
const guid =
  /(?:(?<![0-9a-z])|(?<=%[0-9a-f]{2})|(?<=\\[nrt])|(?<=\\u[0-9a-f]{4})|(?<=\[[\d;]{0,10}m))[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;

/** The API promises no form of ids: a word with letters and digits may be one. */
const word = /(?<![\w-])(?=[\w-]{0,100}\d)(?=[\w-]{0,100}[a-z])\w[\w-]{3,127}(?![\w-])/gi;

/** Their parts are Regions, services and names; a GUID in one may be a job's for all that. */
const arn = /(?<![0-9a-z])arn(?::|%3a)[^\s"'`<>,;&#]*/gi;

/**
 * The job ids in a text: GUIDs; where there are none, words after "backup job" and the like; where there
 * are none either, any word outside of ARNs that may be one. Each once, {@link mostIds} at most, those first whose kind
 * the text tells: an event has ids of its own, and of recovery points.
 */
export function jobIdsIn(text: string): readonly FoundJobId[] {
  const part = text.slice(0, longestText);
  const guids = found(part, guid);
  if (guids.length > 0) return distinct(guids);
  const whole = /^[\w-]{1,128}$/.exec(part.trim());
  const arns = [...part.matchAll(arn)].map(({ 0: { length }, index }) => [index, index + length]);
  const words = found(part, word).filter(
    ({ kind, start }) =>
      kind !== undefined || !arns.some(([from = 0, to = 0]) => from <= start && start < to),
  );
  const told = words.filter(({ kind }) => kind !== undefined);
  if (told.length > 0 || words.length > 0 || whole === null) {
    return distinct(told.length > 0 ? told : words);
  }
  const start = part.indexOf(whole[0]);
  return [{ id: whole[0], start, end: start + whole[0].length }];
}

/** Where a GUID stands around a position of a text. */
export function guidAt(text: string, offset: number): FoundJobId | undefined {
  const from = Math.max(0, offset - jobIdReach);
  const near = text.slice(from, offset + jobIdReach);
  const hit = [...near.matchAll(guid)].find(
    ({ 0: id, index }) => from + index <= offset && offset <= from + index + id.length,
  );
  if (hit === undefined) return undefined;
  const start = from + hit.index;
  return { id: hit[0], start, end: start + hit[0].length };
}

/** The GUID around a position of a text, with the kind of job that the text before it says it is of. */
export function jobIdAt(text: string, offset: number): FoundJobId | undefined {
  const hit = guidAt(text, offset);
  if (hit === undefined) return undefined;
  const from = Math.max(0, hit.start - longestTable);
  const near = text.slice(from, hit.end + jobIdReach);
  const start = hit.start - from;
  const kind = kindOf(near, { start, end: start + hit.id.length }, new JobIdColumns(near));
  return { ...hit, ...(kind !== undefined && { kind }) };
}

/** True for what may be sent to AWS as a job's id. */
export function isJobId(text: string): boolean {
  return /^[\w-]{1,128}$/.test(text);
}

function found(text: string, pattern: RegExp): readonly FoundJobId[] {
  const columns = new JobIdColumns(text);
  return [...text.matchAll(pattern)].map(({ 0: id, index }) => {
    const at = { start: index, end: index + id.length };
    const kind = kindOf(text, at, columns);
    return { id, ...(kind !== undefined && { kind }), ...at };
  });
}

/** A heading counts before the words: what stands before an id in a row is of another column. */
function kindOf(
  text: string,
  { start, end }: Pick<FoundJobId, "start" | "end">,
  columns: JobIdColumns,
): JobKind | undefined {
  const column = columns.kindAt(start, end);
  return column === "other" ? undefined : (column ?? kindBefore(text, start));
}

function distinct(ids: readonly FoundJobId[]): readonly FoundJobId[] {
  const byId = new Map<string, FoundJobId>();
  for (const each of ids) {
    const known = byId.get(each.id);
    if (known === undefined || (known.kind === undefined && each.kind !== undefined)) {
      byId.set(each.id, each);
    }
  }
  const isTold = ({ kind }: FoundJobId): number => Number(kind !== undefined);
  return [...byId.values()].sort((a, b) => isTold(b) - isTold(a)).slice(0, mostIds);
}
