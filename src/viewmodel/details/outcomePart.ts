import type { Job, RestoreJob } from "../../domain/job/job";
import { jobMembers } from "../../domain/job/jobMembers";
import { isUnfinished, unfinishedStatesOf } from "../../domain/job/jobState";
import { leafOf } from "../../domain/job/memberLeaves";
import type { Field, Notice, OutcomePart, StateBadge, Tone } from "../../protocol/jobDetails";
import { blockText } from "../text/blockText";
import { jobPercent } from "../job/jobText";
import { type Absence, absenceOf } from "./absence";
import { adviceBox } from "./adviceBox";
import { nameOf, textField, wordField } from "./fields";
import type { PartContext } from "./partContext";

/** Far beyond any message of AWS's; a megabyte would freeze the page. */
const maxMessage = 20_000;

/** What happened to the job and why. */
export function outcomePart(
  job: Job,
  {
    notices,
    described,
  }: {
    readonly notices: readonly Notice[];
    /** AWS has described the job; before, nothing is called missing. */
    readonly described: boolean;
  },
  context: PartContext,
): OutcomePart {
  const { formats, actions } = context;
  const advice = adviceBox(job, context);
  const { text, hidden } = blockText(job.statusMessage ?? "", maxMessage);
  const cut =
    hidden === 0
      ? ""
      : `\n… (${formats.count(hidden)} more characters are not shown. Copy copies all of them.)`;
  const shared = {
    fields: outcomeFields(job, absenceOf(job, { described })).filter(
      (field) => field !== undefined,
    ),
    ...(advice !== undefined && { advice }),
    notices,
  };
  if (text === "") return { message: withoutMessage(job), messageMissing: true, ...shared };
  const look = { label: "Copy", icon: "copy", accessibleLabel: "Copy the status message" };
  const whole = blockText(job.statusMessage ?? "", Infinity).text;
  const copyMessage = actions.add("copy:StatusMessage", look, {
    type: "copy",
    text: whole,
    what: "the status message",
  });
  return { message: text + cut, messageMissing: false, copyMessage, ...shared };
}

function withoutMessage(job: Job): string {
  if (job.statusMessage !== undefined) return "The status message is blank.";
  if (unfinishedStatesOf(job.kind).includes(job.state)) return "No status message so far.";
  return job.state === "COMPLETED"
    ? "Completed without a status message."
    : "AWS Backup gave no status message.";
}

function outcomeFields(job: Job, absence: Absence): readonly (Field | undefined)[] {
  const percent = percentField(job, absence);
  if (job.kind === "restore") return [percent, ...testFields(job, absence)];
  const category = leafOf(job.kind, "messageCategory")?.row;
  const result = leafOf(job.kind, "scanResultStatus")?.row;
  return [
    category && textField(nameOf(category, absence.onceEnded), job.messageCategory),
    result && withState(wordField(nameOf(result, absence.onceEnded), job.scanResultStatus)),
    percent,
  ];
}

/**
 * What AWS said in place of a percentage, which the header shows. Its number says nothing about finished jobs: a
 * completed restore may have 0 (AWS's own example).
 */
function percentField(job: Job, { whileOpen }: Absence): Field | undefined {
  const row = leafOf(job.kind, "percentDone")?.row;
  if (row === undefined || !isUnfinished(job) || jobPercent(job) !== undefined) return undefined;
  return textField(nameOf(row, whileOpen), job.percentDone);
}

/** What restore testing found, and what became of the restored resource. */
function testFields(job: RestoreJob, { onceCompleted }: Absence): readonly (Field | undefined)[] {
  const absent = job.restoreTestingPlanArn === undefined ? undefined : onceCompleted;
  const rows = jobMembers.restore;
  return [
    withState(wordField(nameOf(rows.validationStatus, absent), job.validationStatus)),
    textField(nameOf(rows.validationStatusMessage), job.validationStatusMessage),
    withState(wordField(nameOf(rows.deletionStatus, absent), job.deletionStatus)),
    textField(nameOf(rows.deletionStatusMessage), job.deletionStatusMessage),
  ];
}

/** RestoreValidationStatus, RestoreDeletionStatus and ScanResultStatus of the API model, by the detail of their field. */
const looks: ReadonlyMap<string, readonly [icon: string, tone: Tone]> = new Map([
  ["FAILED", ["error", "failed"]],
  ["SUCCESSFUL", ["pass", "completed"]],
  ["TIMED_OUT", ["clockface", "failed"]],
  ["VALIDATING", ["sync", "running"]],
  ["DELETING", ["sync", "running"]],
  ["THREATS_FOUND", ["bug", "failed"]],
  ["NO_THREATS_FOUND", ["shield", "completed"]],
]);

function withState(field: Field | undefined): Field | undefined {
  const look = looks.get(field?.detail ?? "");
  if (field === undefined || look === undefined) return field;
  const [icon, tone] = look;
  const state: StateBadge = { label: field.value, icon, tone };
  return { ...field, state };
}
