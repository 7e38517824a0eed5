import type { Job } from "../../domain/job/job";
import { categoryOf, startedAt } from "../../domain/job/jobFacts";
import { displayState } from "../../domain/job/jobState";
import { jobDuration } from "../../domain/job/jobTimes";
import type { Formats } from "../text/formats";
import { isSizeUnreported } from "../job/jobSize";
import { jobName, jobPercent, shownArnOf } from "../job/jobText";
import { oneLine } from "../text/plainText";
import { durationText } from "../job/timeText";
import { stateText } from "../job/stateText";

export interface JobTooltipContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly vaultLabel: string;
  readonly parentName?: string;
}

/** A job in full, as plain text: a line for each thing that AWS reported. */
export function jobTooltip(
  job: Job,
  { formats, now, vaultLabel, parentName }: JobTooltipContext,
): string {
  const percent = jobPercent(job);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["State", stateText(displayState(job)).label + (percent === undefined ? "" : `, ${percent} %`)],
    ["Message", text(job.statusMessage, 1000)],
    ["Category", text(categoryOf(job))],
    ["Type", text(job.resourceType)],
    ["Resource", text(shownArnOf(job), 300)],
    ["Created resource", text(job.createdResourceArn, 300)],
    ["Vault", vaultLabel],
    ["Size", sizeText(job, formats)],
    ["Transferred", bytes(job.bytesTransferred, formats)],
    ["Created", timeText(job.creationDate, formats)],
    ["Started", timeText(startedAt(job), formats)],
    ["Completed", timeText(job.completionDate, formats)],
    ["Duration", durationLine(job, now, formats)],
    ["Validation", text(job.validationStatus)],
    ["Child of", parentName],
    ["Account", text(job.accountId)],
    ["Job ID", job.id === "" ? "not reported" : text(job.id)],
  ];
  const known = lines.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return [jobName(job), ...known].join("\n");
}

function text(value: string | undefined, max = 120): string | undefined {
  return value === undefined ? undefined : oneLine(value, max);
}

function bytes(value: number | undefined, formats: Formats): string | undefined {
  return value === undefined ? undefined : formats.bytes(value);
}

function sizeText(job: Job, formats: Formats): string | undefined {
  const size = job.backupSizeInBytes;
  if (size !== undefined && isSizeUnreported(job)) return "not reported";
  return bytes(size, formats);
}

function timeText(time: number | undefined, formats: Formats): string | undefined {
  return time === undefined ? undefined : `${formats.dateTime(time)} (${formats.utc(time)})`;
}

/** The same duration as on the job's page. */
function durationLine(job: Job, now: number, formats: Formats): string | undefined {
  return jobDuration(job, now) && durationText(job, now, formats);
}
