import { allJobKinds, type JobKind } from "./job";

const kinds = allJobKinds.join("|");

/** Backup job, BackupJobId, backup_job_ids, Backup Job ID, restore-job-arn. */
const label = String.raw`(${kinds})[\s_-]{0,2}jobs?(?:[\s_-]{0,2}(?:ids?|arns?))?`;
const labelOfMany = String.raw`(${kinds})[\s_-]{0,2}job(?:s|s?[\s_-]{0,2}ids)`;

const guid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Quotes as JSON in JSON, URLs and HTML write them. */
const quote = String.raw`\\u00(?:22|27|60)|%22|%27|%3[ad]|%20|&(?:quot|nbsp|#3[49]);`;

/**
 * Members that hold a value and say nothing of it: {"S": …} of DynamoDB, {"Type": "String", "Value": …} of Amazon SNS and
 * SQS, outputs of stacks and of Terraform, fields and blocks of Slack, cells of HTML.
 */
const wrappers =
  "S|SS|L|M|(?:string|output|parameter|tag)?values?|(?:data)?type|string|sensitive|true|false|name|key|title|text|short|" +
  "fields?|inline|mrkdwn|plain_text|verbatim|emoji|t[dhr]|strong|code|span|br|b|p|dt|dd";

/** A colour of a terminal, as logs keep it. */
const colour = String.raw`\u001b\[[\d;]{0,10}m`;

/** Words of a sentence between a job and its id: "backup job with the ID", "Backup job failed (id=". */
const verbs =
  "is|was|has|with|the|named|job[\\s_-]?id|ids?|guid|uuid|created|started|running|completed|succeeded|failed|expired|aborted|stopped";

/**
 * What may stand between a label and an id. One character or word each, none of which begins as another does but for the
 * backslash's: nothing is tried in more than two ways.
 */
const between = String.raw`["'\`\\\s:=#<>[\](){},/|*~_–—→•-]|${quote}|${colour}|\\[nrt]|\b(?:${wrappers}|${verbs})\b`;

const said = new RegExp(`${label}(?:${between}){0,200}$`, "i");
const saidOfMany = new RegExp(`${labelOfMany}(?:${between}|${guid}){0,200}$`, "i");
/** A label with a value of its own: what follows belongs to another member. */
const emptyValue = /[:=]\s*(?:\\*"\\*"|''|\[\s*\]|\{\s*\})/;

/** The console's #/jobs/backup/ID and #/jobs/copy/details/ID, also in the address of a sign-in page. */
const inUrl = new RegExp(String.raw`jobs(?:/|%2f)(${kinds})(?:/|%2f)(?:details(?:/|%2f))?$`, "i");
/** The names that AWS Backup gives to snapshots of databases: awsbackup:job-ID, awsbackup:copyjob-ID. */
const inSnapshot = /awsbackup(?::|%3a)(copy)?job-$/i;

/** So far back somebody looks for the words before an id: a pretty-printed block of Slack. */
const reach = 400;
const mostLines = 7;

/** The kind of job that the words before a position say. */
export function kindBefore(text: string, start: number): JobKind | undefined {
  const before = text.slice(Math.max(0, start - reach), start);
  const snapshot = inSnapshot.exec(before);
  if (snapshot !== null) return snapshot[1] === undefined ? "backup" : "copy";
  const near = before.split("\n").slice(-mostLines).join("\n");
  const found = inUrl.exec(near) ?? said.exec(near) ?? saidOfMany.exec(near);
  if (found === null || emptyValue.test(found[0])) return undefined;
  return kindOf(found[1]);
}

/** Behind the words of who or what the job is: CreatedByBackupJobId, detail.backupJobId, List Backup Jobs. */
const wholeLabel = new RegExp(String.raw`^[\w\s."'\`*|#(-]{0,40}?${label}[^0-9a-z]*$`, "i");

/** The kind of job whose ids stand under a heading. */
export function kindOfHeading(text: string): JobKind | undefined {
  return text.length > 100 ? undefined : kindOf(wholeLabel.exec(text)?.[1]);
}

function kindOf(word: string | undefined): JobKind | undefined {
  return allJobKinds.find((each) => each === word?.toLowerCase());
}
