import type { Job } from "../../domain/job/job";
import { displayState } from "../../domain/job/jobState";
import type { Formats } from "../text/formats";
import { isSizeUnreported } from "../job/jobSize";
import { jobName, jobPercent, resourceArnOf } from "../job/jobText";
import { oneLine } from "../text/plainText";
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
    ["Category", job.kind === "backup" ? text(job.messageCategory) : undefined],
    ["Type", text(job.resourceType)],
    ["Resource", text(resourceArnOf(job), 300)],
    ["Created resource", job.kind === "restore" ? text(job.createdResourceArn, 300) : undefined],
    ["Vault", vaultLabel],
    ["Size", sizeText(job, formats)],
    ["Transferred", job.kind === "backup" ? bytes(job.bytesTransferred, formats) : undefined],
    ["Created", timeText(job.creationDate, formats)],
    ["Started", job.kind === "backup" ? timeText(job.initiationDate, formats) : undefined],
    ["Completed", timeText(job.completionDate, formats)],
    ["Duration", durationText(job, formats, now)],
    ["Validation", job.kind === "restore" ? text(job.validationStatus) : undefined],
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

function durationText(job: Job, formats: Formats, now: number): string | undefined {
  const start = (job.kind === "backup" ? job.initiationDate : undefined) ?? job.creationDate;
  if (start === undefined) return undefined;
  if (job.completionDate !== undefined)
    return formats.duration(Math.max(0, job.completionDate - start));
  return jobPercent(job) === undefined
    ? undefined
    : `${formats.duration(Math.max(0, now - start))} so far`;
}
