import type { BackupJob, Job } from "../../domain/job/job";
import { hasNotRun } from "../../domain/job/jobFacts";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Field } from "../../protocol/jobDetails";
import type { Absence } from "./absence";
import { missingField, nameOf, textField, timeField } from "./fields";
import { durationText } from "../job/timeText";
import type { PartContext } from "./partContext";

/** When the job was created. */
export function createdField(
  { kind, creationDate }: Job,
  { always }: Absence,
  context: PartContext,
): Field | undefined {
  return timeField(nameOf(jobMembers[kind].creationDate, always), creationDate, context);
}

/** When the job ended, and how long it ran. */
export function endFields(
  job: Job,
  { onceEnded: absent }: Absence,
  context: PartContext,
): readonly (Field | undefined)[] {
  const name = nameOf(jobMembers[job.kind].completionDate, absent);
  return [timeField(name, job.completionDate, context), durationField(job, absent, context)];
}

/** Reckoned from the job's times. */
function durationField(
  job: Job,
  absent: string | undefined,
  { now, formats }: PartContext,
): Field | undefined {
  const name = { key: "Duration", label: "Duration", absent };
  const text = durationText(job, now, formats);
  return /\d/.test(text) ? textField(name, text) : missingField(name);
}

/** InitiationDate: the start of a job that ran. AWS does not say what it is of one that did not. */
export function initiatedField(
  job: BackupJob,
  absent: string | undefined,
  context: PartContext,
): Field | undefined {
  const name = nameOf(jobMembers.backup.initiationDate, absent);
  const label = hasNotRun(job) ? "Initiated" : name.label;
  return timeField({ ...name, label }, job.initiationDate, context);
}
