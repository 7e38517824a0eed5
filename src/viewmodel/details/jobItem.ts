import type { Job } from "../../domain/job/job";
import { jobKey } from "../../domain/job/jobOrder";
import type { Action, JobItem } from "../../protocol/jobDetails";
import type { Formats } from "../text/formats";
import { isSizeUnreported } from "../job/jobSize";
import { vaultOf } from "../../domain/job/vault";
import { jobCause } from "../job/causeText";
import { jobMoment, jobName, shortType, vaultLabel } from "../job/jobText";
import { capitalised, oneLine } from "../text/plainText";
import { boundedKey } from "./boundedKey";
import { hasNotRun } from "../../domain/job/jobFacts";
import { jobDuration, sayable } from "../../domain/job/jobTimes";
import { durationText } from "../job/timeText";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";

export interface JobItemOptions {
  /** Of the ids of keys and actions; one for each place of the page that shows jobs. */
  readonly prefix: string;
  /** It is the job of the page. */
  readonly current?: boolean;
  /** Stands among jobs of the same resource: its date says which it is. */
  readonly dated?: boolean;
  /** Another job names it as its parent. */
  readonly isParent?: true;
}

/**
 * A job in a list of the page. Its action goes there with what is known, so that even a job that AWS gave
 * no id has its page.
 */
export function jobItem(job: Job, options: JobItemOptions, context: PartContext): JobItem {
  const { prefix, current = false, dated = false } = options;
  const { formats, now } = context;
  const cause = jobCause(job, 120);
  const size = itemSize(job, formats);
  const hasDuration = jobDuration(job, now) !== undefined || hasNotRun(job);
  return {
    key: itemKey(job, prefix),
    action: openAction(job, options, context),
    state: stateBadge(job),
    ...(dated ? byDate(job, context) : byResource(job, context)),
    ...(cause !== undefined && { cause }),
    ...(size !== undefined && { size }),
    ...(hasDuration && { duration: durationText(job, now, formats) }),
    ...(current && { current }),
  };
}

/** Names a job among those of its resource: when it was created, as its list and its chart are ordered. */
function dateName({ creationDate }: Job, { formats, now }: PartContext): string {
  const created = sayable(creationDate);
  return created === undefined ? "Date not reported" : formats.dayAndClock(created, now);
}

function copiedTo(job: Job, { session: { region } }: PartContext): string | undefined {
  return job.kind === "copy" ? vaultLabel(vaultOf(job), { withAccount: false, region }) : undefined;
}

type Named = Pick<JobItem, "name" | "nameDetail" | "type" | "vault" | "time" | "timeDetail">;

function byDate(job: Job, context: PartContext): Named {
  const { formats } = context;
  const created = sayable(job.creationDate);
  const vault = copiedTo(job, context);
  return {
    name: dateName(job, context),
    ...(created !== undefined && {
      nameDetail: `Created ${formats.dateTime(created)} (${formats.utc(created)})`,
    }),
    ...(vault !== undefined && { vault }),
  };
}

function byResource(job: Job, { formats, now }: PartContext): Named {
  const type = typeText(job);
  const moment = jobMoment(job);
  const time = sayable(moment?.time);
  return {
    name: jobName(job),
    ...(type !== undefined && { type }),
    ...(moment !== undefined &&
      time !== undefined && {
        time: formats.relative(time, now),
        timeDetail: `${capitalised(moment.verb)} ${formats.dateTime(time)} (${formats.utc(time)})`,
      }),
  };
}

/** Goes to the job; its label in words is the whole row. */
export function openAction(
  job: Job,
  { prefix, current = false, dated = false, isParent }: JobItemOptions,
  context: PartContext,
): Action {
  const { actions, now, formats } = context;
  const name = dated ? dateName(job, context) : jobName(job);
  const moment = jobMoment(job);
  const time = sayable(moment?.time);
  const duration = jobDuration(job, now);
  const words = [
    name,
    dated ? copiedTo(job, context) : typeText(job),
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
