import type { Job } from "../../domain/job/job";
import { jobKey } from "../../domain/job/jobOrder";
import type { Action, JobItem } from "../../protocol/jobDetails";
import type { Formats } from "../text/formats";
import { isSizeUnreported } from "../job/jobSize";
import { jobCause } from "../job/causeText";
import { jobMoment, jobName, shortType } from "../job/jobText";
import { capitalised, oneLine } from "../text/plainText";
import { boundedKey } from "./boundedKey";
import { jobDuration, sayable } from "../../domain/job/jobTimes";
import { durationText } from "../job/timeText";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";

export interface JobItemOptions {
  /** Of the ids of keys and actions; one for each place of the page that shows jobs. */
  readonly prefix: string;
  /** It is the job of the page. */
  readonly current?: boolean;
  /** Another job names it as its parent. */
  readonly isParent?: true;
}

const notReported = "Not reported";

/**
 * A job in a list of the page. Its action goes there with what is known, so that even a job that AWS gave
 * no id has its page.
 */
export function jobItem(
  job: Job,
  { prefix, current = false }: JobItemOptions,
  context: PartContext,
): JobItem {
  const { formats, now } = context;
  const cause = jobCause(job, 120);
  const moment = jobMoment(job);
  const time = sayable(moment?.time);
  const timeDetail =
    moment === undefined || time === undefined
      ? undefined
      : `${capitalised(moment.verb)} ${formats.dateTime(time)} (${formats.utc(time)})`;
  return {
    key: itemKey(job, prefix),
    action: openAction(job, { prefix, current }, context),
    state: stateBadge(job),
    name: jobName(job),
    type: typeText(job) ?? "Type not reported",
    ...(cause !== undefined && { cause }),
    time: time === undefined ? notReported : formats.relative(time, now),
    ...(timeDetail !== undefined && { timeDetail }),
    size: itemSize(job, formats) ?? notReported,
    duration: durationText(job, now, formats),
    ...(current && { current }),
  };
}

/** Goes to the job; its label in words is the whole row. */
export function openAction(
  job: Job,
  { prefix, current = false, isParent }: JobItemOptions,
  { actions, now, formats }: PartContext,
): Action {
  const name = jobName(job);
  const moment = jobMoment(job);
  const time = sayable(moment?.time);
  const duration = jobDuration(job, now);
  const words = [
    name,
    typeText(job),
    stateBadge(job).label,
    moment !== undefined && time !== undefined
      ? `${moment.verb} ${formats.relativeInWords(time, now)}`
      : undefined,
    duration && `${duration.soFar ? "for" : "took"} ${formats.duration(duration.milliseconds)}`,
    itemSize(job, formats),
    jobCause(job, 200),
    current ? "the job of this page" : undefined,
  ];
  const accessibleLabel = words.filter((word) => word !== undefined).join(", ");
  return actions.add(
    itemKey(job, prefix),
    { label: name, accessibleLabel },
    {
      type: "openJob",
      job: { kind: job.kind, id: job.id, known: job, ...(isParent && { isParent }) },
    },
  );
}

/** The job's size; undefined where AWS reports none that means something. */
export function itemSize(job: Job, formats: Formats): string | undefined {
  const size = job.backupSizeInBytes;
  if (size === undefined || !Number.isFinite(size) || size < 0) return undefined;
  return isSizeUnreported(job) ? undefined : formats.bytes(size);
}

/** The job's resource type, short. */
export function typeText({ resourceType }: Job): string | undefined {
  const type = shortType(oneLine(resourceType ?? ""));
  return type === "" ? undefined : type;
}

/** Unique among the jobs of a place, and the same each time. */
export function itemKey(job: Job, prefix: string): string {
  return `${prefix}:${boundedKey(jobKey(job))}`;
}
