import type { Job } from "../../domain/job/job";
import { jobMoment } from "../job/jobText";
import type { Formats } from "../text/formats";

export interface RowTimeContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The day group that the row stands in; its rows show clock times. */
  readonly day?: string;
}

/**
 * When the job was created, and no other time: by that rows are ordered and stand under their days. By the time when they
 * finished, rows of a later page would come in between those that are there.
 * @param isShort "2h", where a cause stands beside it
 */
export function shownTime(
  { creationDate }: Job,
  { day, formats, now }: RowTimeContext,
  isShort: boolean,
): string | undefined {
  if (creationDate === undefined) return undefined;
  if (day !== undefined) return formats.clock(creationDate);
  return isShort ? formats.age(creationDate, now) : formats.relative(creationDate, now);
}

/** When the job was created, and when it finished or started: "created 3 hours ago, finished 2 hours ago". */
export function spokenTime(job: Job, { day, formats, now }: RowTimeContext): string {
  const { creationDate } = job;
  const inWords = (time: number): string =>
    day === undefined ? formats.relativeInWords(time, now) : formats.dateTime(time);
  const moment = jobMoment(job);
  const later = moment?.verb === "created" ? undefined : moment;
  return [
    creationDate === undefined ? undefined : `created ${inWords(creationDate)}`,
    later && `${later.verb} ${inWords(later.time)}`,
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}
