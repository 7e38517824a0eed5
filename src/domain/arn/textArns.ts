import { parseArn } from "./arn";
import { arnReach } from "./nearText";

/** A text that names one AWS resource, and where it stands in the text around it. */
export interface FoundArn {
  readonly arn: string;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** No ARN is longer (IAM: 20 to 2048 characters). */
const longestArn = 2048;

/** Somebody may paste a whole log. */
const longestText = 20_000;
const mostArns = 20;

/** More that begin in one another are nobody's ARNs, and each would be read to the end of the word. */
const deepest = 5;

/**
 * The first five parts of an ARN. Partitions are aws, aws-cn, aws-us-gov, aws-iso-b, aws-eusc …; an
 * account is twelve digits, or "aws" for what AWS manages, and some ARNs have neither Region nor account.
 */
const head = "(?:aws(?:-[a-z]{1,10}){0,3}):[a-z0-9-]{1,60}:[a-z0-9-]{0,40}:(?:[0-9]{12}|aws)?:";

/**
 * Characters of a resource as it stands in a text. Not those that end an ARN in prose, URLs and code, nor
 * those of templates: an ARN with a wildcard, or with a hole that a program fills, names no resource.
 * JSON may write a slash as \/.
 */
const plain = new RegExp(`arn:${head}((?:[A-Za-z0-9_.+=@:/~-]|\\\\/){1,${longestArn}})`, "y");

/** In a URL, e.g. the console's: …?arn=arn%3Aaws%3As3%3A%3A%3Abucket. */
const encoded = new RegExp(
  `arn%3[Aa](?:[A-Za-z0-9_.~!*()+=@:/-]|%[0-9A-Fa-f]{2}){8,${arnReach}}`,
  "y",
);

/** Where an ARN may begin. */
const beginning = /arn(?::|%3[Aa])aws/g;

/**
 * The ARN around a position of a text: in quotes, JSON, YAML, Terraform, Markdown, URLs, logs. None for a
 * pattern or a template. Looks {@link arnReach} characters to each side, whatever the text's length.
 */
export function arnAt(text: string, offset: number): FoundArn | undefined {
  const from = Math.max(0, offset - arnReach);
  const near = text.slice(from, offset + arnReach);
  const at = offset - from;
  // The innermost one: a URL may hold an ARN that holds another.
  for (const start of beginnings(near, at).reverse()) {
    const found = read(near, start);
    if (found === undefined || found.end < at) continue;
    return { arn: found.arn, start: from + start, end: from + found.end };
  }
  return undefined;
}

/** The ARNs in a text, as {@link arnAt} finds them: each once, in order, {@link mostArns} at most. */
export function arnsIn(text: string): readonly string[] {
  const part = text.slice(0, longestText);
  const arns = new Set<string>();
  for (const { arn } of arnsBeginningIn(part, { from: 0, to: part.length })) {
    arns.add(arn);
    if (arns.size === mostArns) break;
  }
  return [...arns];
}

/**
 * The ARNs that begin in a part of a text, in order: none inside another one, and every time that one is named. The
 * rest of the text costs nothing.
 */
export function* arnsBeginningIn(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<FoundArn> {
  // What stands before an ARN, and the longest ARN with what stands behind it.
  const first = Math.max(0, from - 4);
  const near = text.slice(first, to + 2 * arnReach);
  let [end, depth, before] = [0, 0, near.length];
  for (const start of beginnings(near, to - first - 1)) {
    // Inside another one, or before the part.
    if (start < end || start < from - first) continue;
    depth = isInOneWord(near.slice(before, start)) ? depth + 1 : 0;
    before = start;
    if (depth > deepest) continue;
    const found = read(near, start);
    if (found === undefined) continue;
    yield { arn: found.arn, start: first + start, end: first + found.end };
    ({ end } = found);
  }
}

/** Why a text as a whole is not the ARN of one resource, as a sentence; undefined when it is one. */
export function arnProblem(text: string): string | undefined {
  if (text.length > longestArn) return "An ARN has at most 2,048 characters.";
  if (!text.startsWith("arn:")) return 'An ARN begins with "arn:".';
  if (/[\s\p{Cc}]/u.test(text)) return "An ARN has no spaces.";
  const parsed = parseArn(text);
  if (parsed === undefined)
    return 'An ARN has six parts: "arn:partition:service:region:account:resource".';
  if (!/^aws(?:-[a-z]{1,10}){0,3}$/.test(parsed.partition))
    return 'The partition of an ARN begins with "aws".';
  if (/[*?]|[$#%]\{|\{\{/.test(text)) return "A pattern does not name one resource.";
  return undefined;
}

/** Between two beginnings: what a text goes on with ends no ARN. The first has nothing before it. */
function isInOneWord(between: string): boolean {
  return between !== "" && !/[\s"'`<>()[\]{},;|\\*$]/.test(between);
}

function beginnings(text: string, last: number): number[] {
  const starts: number[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    if (match.index > last) break;
    if (isFree(text, match.index)) starts.push(match.index);
    // ARNs may stand in one another.
    beginning.lastIndex = match.index + 1;
  }
  return starts;
}

/** Not the end of another word; but \n of JSON and %22 of a URL are no part of one. */
function isFree(text: string, start: number): boolean {
  if (!/[A-Za-z0-9_]/.test(text.charAt(start - 1))) return true;
  return /\\[nrt]$|%[0-9A-Fa-f]{2}$/.test(text.slice(Math.max(0, start - 3), start));
}

function read(text: string, start: number): { arn: string; end: number } | undefined {
  if (text.charAt(start + 3) === ":") return readPlain(text, start);
  encoded.lastIndex = start;
  const [match] = encoded.exec(text) ?? [];
  if (match === undefined) return undefined;
  const found = readPlain(decoded(match), 0);
  return found && { arn: found.arn, end: start + match.length };
}

function readPlain(text: string, start: number): { arn: string; end: number } | undefined {
  plain.lastIndex = start;
  const [match, resource] = plain.exec(text) ?? [];
  if (match === undefined || resource === undefined) return undefined;
  const end = start + match.length;
  if (isPattern(text, end) && !isEmphasized(text, start, end)) return undefined;
  // A full stop or a colon behind it belongs to the sentence, a slash to a folder.
  const arn = match.replace(/[.:/=~]+$/, "");
  const parsed = parseArn(arn.replaceAll("\\/", "/"));
  if (parsed === undefined || arn.length > longestArn || !/[A-Za-z0-9]/.test(parsed.resource)) {
    return undefined;
  }
  // "volume/" and "backup-vault:" are types, and wait for a name.
  const isCut = /^[.]*[:/]/.test(match.slice(arn.length));
  if (isCut && parsed.service !== "s3" && !/[:/]/.test(parsed.resource)) return undefined;
  return { arn: arn.replaceAll("\\/", "/"), end: start + arn.length };
}

/** What goes on with a wildcard or a hole: *, vol-?, ${var.bucket}, $BUCKET, {bucket}, %s, #{id}, bucket-<env>. */
function isPattern(text: string, end: number): boolean {
  const rest = text.slice(end, end + 40);
  if (/^(?:[*${%]|#\{)/.test(rest)) return true;
  if (rest.startsWith("<")) return /[:/_.-]/.test(text.charAt(end - 1));
  // A question mark ends a sentence, or begins a URL's query.
  return /^\?(?=[\w*?-])(?!\w{1,30}=)/.test(rest);
}

/** Markdown's *italic* and **bold**: as many asterisks before as behind, and a name that may end there. */
function isEmphasized(text: string, start: number, end: number): boolean {
  const [before] = /\*{1,3}$/.exec(text.slice(Math.max(0, start - 4), start)) ?? [];
  const [behind] = /^\*+/.exec(text.slice(end, end + 4)) ?? [];
  return before !== undefined && before === behind && !/[:/_.-]/.test(text.charAt(end - 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
