import type { Job } from "../../domain/job/job";
import { hasNotRun } from "../../domain/job/jobFacts";
import { jobMembers } from "../../domain/job/jobMembers";
import { isUnfinished, unfinishedStatesOf } from "../../domain/job/jobState";
import { isEndReckoned, jobTimes, type JobTimes, sayable } from "../../domain/job/jobTimes";
import { leafOf } from "../../domain/job/memberLeaves";
import type { Field } from "../../protocol/jobDetails";
import { distanceText, durationText } from "../job/timeText";
import { type Absence, absenceOf } from "./absence";
import { isNumber, missingField, nameOf, notReported, textField, timeField } from "./fields";
import { capitalised } from "../text/plainText";
import type { PartContext } from "./partContext";
import { awayText, endVerb } from "./timelineMarks";

const minute = 60_000;

/** Each time of the job once: the user's, UTC, and what follows from it. */
export function timelineFields(
  job: Job,
  options: { readonly described: boolean },
  context: PartContext,
): readonly Field[] {
  const times = jobTimes(job);
  const absence = absenceOf(job, options);
  const fields = [
    timeField(nameOf(jobMembers[job.kind].creationDate, absence.always), job.creationDate, context),
    waitedField(job, times, context),
    startField(job, times, absence, context),
    endField(job, times, absence, context),
    durationField(job, times, absence, context),
    deadlineField(job, times, absence, context),
    expectedField(job, times, absence, context),
    minutesField(job, times, absence, context),
  ].filter((field) => field !== undefined);
  return fields.length > 0 ? fields : [noTimes];
}

/** Of a job that only a link told of. */
const noTimes: Field = {
  key: "Times",
  label: "Times",
  value: notReported,
  missing: true,
  actions: [],
};

/** From the creation to the start; so far for a job that waits. */
function waitedField(job: Job, times: JobTimes, { now, formats }: PartContext): Field | undefined {
  const { created, started, completed } = times;
  const goesOn = completed === undefined && isUnfinished(job);
  const notRun = goesOn ? now : completed;
  const end = started ?? (hasNotRun(job) ? notRun : undefined);
  if (created === undefined || end === undefined || end < created) return undefined;
  const soFar = started === undefined && goesOn ? " so far" : "";
  const name = { key: "Waited", label: "Waited to start" };
  return textField(name, formats.duration(end - created) + soFar);
}

/** InitiationDate: the start of a job that ran. AWS does not say what it is of one that did not. */
function startField(
  job: Job,
  { created, started }: JobTimes,
  { always }: Absence,
  context: PartContext,
): Field | undefined {
  const row = leafOf(job.kind, "initiationDate")?.row;
  if (row === undefined) return undefined;
  const name = nameOf(row, hasNotRun(job) ? undefined : always);
  const label = hasNotRun(job) ? "Initiated" : name.label;
  const isEarly = created !== undefined && started !== undefined && started < created;
  return withDetail(timeField({ ...name, label }, job.initiationDate, context), [
    isEarly && "AWS Backup reported the start before the creation",
  ]);
}

function endField(
  job: Job,
  { created, started, completed }: JobTimes,
  { onceEnded }: Absence,
  context: PartContext,
): Field | undefined {
  const isOpen = isUnfinished(job);
  const goesOn = unfinishedStatesOf(job.kind).includes(job.state);
  const name = nameOf(jobMembers[job.kind].completionDate, goesOn ? undefined : onceEnded);
  const label = isOpen || completed === undefined ? name.label : endVerb(job);
  const isBefore = (time: number | undefined): boolean =>
    time !== undefined && completed !== undefined && completed < time;
  return withDetail(timeField({ ...name, label }, job.completionDate, context), [
    isBefore(created) && "AWS Backup reported the completion before the creation",
    isBefore(started) && "AWS Backup reported the completion before the start",
  ]);
}

/** Reckoned from the job's times. */
function durationField(
  job: Job,
  { started }: JobTimes,
  { always }: Absence,
  { now, formats }: PartContext,
): Field | undefined {
  const text = durationText(job, now, formats);
  const name = { key: "Duration", label: "Duration", absent: always && text };
  if (!/\d/.test(text)) return missingField(name);
  return withDetail(textField(name, text), [started === undefined && "From its creation"]);
}

function deadlineField(
  job: Job,
  { startBy, started, completed }: JobTimes,
  { always }: Absence,
  context: PartContext,
): Field | undefined {
  const row = leafOf(job.kind, "startBy")?.row;
  if (row === undefined) return undefined;
  return withDetail(timeField(nameOf(row, always), job.startBy, context), [
    startBy !== undefined && consequence(startBy),
  ]);

  function consequence(by: number): string | false {
    const { now, formats } = context;
    if (started !== undefined) {
      const distance = distanceText(by - started, formats);
      return started <= by
        ? `Met: started ${distance} before it`
        : `Missed: started ${distance} after it`;
    }
    const waits = completed === undefined && isUnfinished(job) && hasNotRun(job);
    return waits && capitalised(awayText(by, now, formats));
  }
}

function expectedField(
  job: Job,
  times: JobTimes,
  { whileOpen }: Absence,
  context: PartContext,
): Field | undefined {
  const row = leafOf(job.kind, "expectedCompletionDate")?.row;
  if (row === undefined) return undefined;
  const name = nameOf(row, hasNotRun(job) ? undefined : whileOpen);
  const field = timeField(name, job.expectedCompletionDate, context);
  return withDetail(field, [comparison(job, times, context)]);
}

/** Of a restore job AWS says how long the whole restore takes, not what is left of it. */
function minutesField(
  job: Job,
  times: JobTimes,
  { always }: Absence,
  context: PartContext,
): Field | undefined {
  const row = leafOf(job.kind, "expectedCompletionTimeMinutes")?.row;
  if (row === undefined) return undefined;
  const minutes = job.expectedCompletionTimeMinutes;
  const name = nameOf(row, always);
  if (!isNumber(minutes)) return missingField(name);
  const { formats } = context;
  const exact = `${formats.count(minutes)} min`;
  const whole = sayable(minutes * minute);
  const value = whole === undefined ? exact : formats.duration(whole);
  const { expected } = times;
  return withDetail(textField(name, value), [
    value !== exact && exact,
    expected !== undefined && `Until about ${formats.dateTime(expected)}`,
    comparison(job, times, context),
  ]);
}

/** How the end, or now, compares with the expected end. */
function comparison(
  job: Job,
  { expected, completed }: JobTimes,
  { now, formats }: PartContext,
): string | false {
  if (expected === undefined) return false;
  if (completed === undefined) return isUnfinished(job) && expected < now && "Overdue";
  const verb = endVerb(job);
  if (Math.abs(completed - expected) < minute) return `${verb} at that time`;
  const about = isEndReckoned(job) ? "about " : "";
  const side = completed < expected ? "before" : "after";
  return `${verb} ${about}${distanceText(completed - expected, formats)} ${side} that`;
}

/** Each on a line of its own below the value. */
function withDetail(
  field: Field | undefined,
  lines: readonly (string | false)[],
): Field | undefined {
  if (field === undefined || field.missing === true) return field;
  const all = [field.detail, ...lines].filter((line) => line !== undefined && line !== false);
  return all.length === 0 ? field : { ...field, detail: all.join("\n") };
}
