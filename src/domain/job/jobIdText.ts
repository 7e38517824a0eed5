import { allJobKinds, type JobKind } from "./job";
import { jobIdReach } from "../arn/nearText";

/** A job id in a text, with what the words before it say of the job. */
export interface FoundJobId {
  readonly id: string;
  readonly kind?: JobKind;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** A selection may be a whole log. */
const longestText = 20_000;
const mostIds = 20;

/** AWS's ids are GUIDs, in lower and in upper case (documentation of AWS Backup). */
const guid =
  /(?:(?<![0-9a-z])|(?<=%[0-9a-f]{2}))[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;

/** The API promises no form of ids: a word with letters and digits may be one. */
const word = /(?<![\w-])(?=[\w-]{0,100}\d)(?=[\w-]{0,100}[a-z])\w[\w-]{3,127}(?![\w-])/gi;

/** Their parts are Regions, services and names; a GUID in one may be a job's for all that. */
const arn = /(?<![0-9a-z])arn(?::|%3a)[^\s"'`<>,;&#]*/gi;

/**
 * What may stand between the words "backup job" and an id: BackupJobId": ", --restore-job-id, backup job id is,
 * backup job failed (id=, Markdown's marks, the blanks and lines of a table; and what has the kind in another
 * place: the console's /jobs/copy/details/, the name awsbackup:job- that AWS Backup gives to snapshots.
 */
const kinds = allJobKinds.join("|");
const said = new RegExp(
  String.raw`(${kinds})[\s_-]{0,2}jobs?(?:[\s_-]{0,2}(?:ids?|arn))?(?:["'\\\s:=#>([{,/|\`*-]|%22|%3[ad]|\b(?:is|ids?|with|started|completed|failed|expired|aborted)\b){0,40}$`,
  "i",
);
const inUrl = new RegExp(`jobs/(${kinds})/details/$`, "i");
const inSnapshot = /awsbackup:job-$/i;

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

/** The GUID around a position of a text. */
export function guidAt(text: string, offset: number): FoundJobId | undefined {
  const from = Math.max(0, offset - jobIdReach);
  const near = text.slice(from, offset + jobIdReach);
  const at = offset - from;
  const hit = found(near, guid).find(({ start, end }) => start <= at && at <= end);
  return hit && { ...hit, start: from + hit.start, end: from + hit.end };
}

/** The GUID around a position of a text where the words before it say which kind of job it is. */
export function jobIdAt(text: string, offset: number): Required<FoundJobId> | undefined {
  const hit = guidAt(text, offset);
  return hit?.kind && { ...hit, kind: hit.kind };
}

/** True for what may be sent to AWS as a job's id. */
export function isJobId(text: string): boolean {
  return /^[\w-]{1,128}$/.test(text);
}

function found(text: string, pattern: RegExp): readonly FoundJobId[] {
  return [...text.matchAll(pattern)].map(({ 0: id, index }) => {
    const kind = kindBefore(text, index);
    return { id, ...(kind !== undefined && { kind }), start: index, end: index + id.length };
  });
}

function kindBefore(text: string, start: number): JobKind | undefined {
  const before = text.slice(Math.max(0, start - 60), start);
  const [, word] = said.exec(before) ?? inUrl.exec(before) ?? [];
  const kind = allJobKinds.find((each) => each === word?.toLowerCase());
  return kind ?? (inSnapshot.test(before) ? "backup" : undefined);
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
