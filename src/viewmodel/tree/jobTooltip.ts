import { causeOf } from "../../domain/cause/causeOf";
import type { Job } from "../../domain/job/job";
import { hasNotRun } from "../../domain/job/jobFacts";
import { displayState } from "../../domain/job/jobState";
import { jobDuration } from "../../domain/job/jobTimes";
import { leafOf, type LeafName, valueOf } from "../../domain/job/memberLeaves";
import type { Formats } from "../text/formats";
import { isSizeUnreported } from "../job/jobSize";
import { jobName, jobPercent, shownArnOf } from "../job/jobText";
import type { SummaryContext } from "../job/jobSummary";
import { laterGoodText } from "../job/recoveredText";
import { oneLine } from "../text/plainText";
import { durationText } from "../job/timeText";
import { stateText } from "../job/stateText";

export interface JobTooltipContext extends SummaryContext {
  /** The good job that followed this one. */
  readonly laterGood?: Job | undefined;
  readonly vaultLabel: string;
  readonly parentName?: string;
}

type Line = readonly [label: string, text: string | undefined];

/** A job in full, as plain text: a line for each thing that AWS reported. */
export function jobTooltip(
  job: Job,
  { formats, now, vaultLabel, parentName, laterGood }: JobTooltipContext,
): string {
  const member = (name: LeafName, max?: number): Line => memberLine(job, name, { formats, max });
  const lines: readonly Line[] = [
    ["State", stateLine(job)],
    ["Recovered", laterGood && laterGoodText(laterGood, { formats, now })],
    member("statusMessage", 1000),
    member("messageCategory"),
    member("resourceType"),
    ["Resource", text(shownArnOf(job), 300)],
    member("createdResourceArn", 300),
    ["Vault", vaultLabel],
    member("backupSizeInBytes"),
    member("bytesTransferred"),
    member("creationDate"),
    hasNotRun(job) ? ["Initiated", member("initiationDate")[1]] : member("initiationDate"),
    member("completionDate"),
    ["Duration", durationLine(job, now, formats)],
    member("validationStatus"),
    ["Child of", parentName],
    member("accountId"),
    member("id"),
  ];
  const known = lines.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return [jobName(job), ...known].join("\n");
}

/** "Running, 45 %", "Failed · Access denied" */
function stateLine(job: Job): string {
  const percent = jobPercent(job);
  const state =
    stateText(displayState(job)).label + (percent === undefined ? "" : `, ${percent} %`);
  const cause = causeOf(job);
  return cause === undefined ? state : `${state} · ${cause.label}`;
}

/** A text, time or size by its row in the table; no text where the kind does not have it or AWS reported nothing. */
function memberLine(
  job: Job,
  name: LeafName,
  { formats, max }: { readonly formats: Formats; readonly max: number | undefined },
): Line {
  const leaf = leafOf(job.kind, name);
  if (leaf === undefined) return ["", undefined];
  const value = valueOf(job, leaf);
  const label = leaf.row.short ?? leaf.row.label;
  if (value !== undefined && isUnreported(job, name)) return [label, "not reported"];
  if (typeof value === "string") return [label, text(value, max)];
  if (typeof value !== "number") return [label, undefined];
  return [label, leaf.row.type === "time" ? timeText(value, formats) : formats.bytes(value)];
}

/** AWS gave a value that says nothing. */
function isUnreported(job: Job, name: LeafName): boolean {
  return name === "id" ? job.id === "" : name === "backupSizeInBytes" && isSizeUnreported(job);
}

function text(value: string | undefined, max = 120): string | undefined {
  return value === undefined ? undefined : oneLine(value, max);
}

function timeText(time: number, formats: Formats): string {
  return `${formats.dateTime(time)} (${formats.utc(time)})`;
}

/** The same duration as on the job's page. */
function durationLine(job: Job, now: number, formats: Formats): string | undefined {
  return jobDuration(job, now) && durationText(job, now, formats);
}
