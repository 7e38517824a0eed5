import type { Job } from "../../domain/job/job";
import { displayState } from "../../domain/job/jobState";
import type { JobTimes } from "../../domain/job/jobTimes";
import type { TimelineMark } from "../../protocol/jobDetails";
import { stateText } from "../job/stateText";
import { distanceText } from "../job/timeText";
import type { Formats } from "../text/formats";
import type { PartContext } from "./partContext";

type MarkText = Omit<TimelineMark, "key" | "at"> & { readonly time: number };

/**
 * What stands at each time of the picture. A deadline to start that was met and an end before it was expected are
 * said in words alone: what happened has the whole picture.
 */
export function markTexts(
  job: Job,
  times: JobTimes & { readonly now: number | undefined },
  { now, formats }: PartContext,
): readonly MarkText[] {
  const { created, startBy, started, expected, completed } = times;
  const marks: readonly (readonly [TimelineMark["kind"], string, number | undefined])[] = [
    ["created", "Created", created],
    ["startBy", "Start by", isMet(startBy, started) ? undefined : startBy],
    ["started", "Started", started],
    ["expected", "Expected completion", isMet(expected, completed) ? undefined : expected],
    ["completed", endVerb(job), completed],
    ["now", "Now", times.now],
  ];
  return marks.flatMap(([kind, label, time]) => {
    if (time === undefined) return [];
    const isTarget = kind === "startBy" || kind === "expected";
    const away = times.now !== undefined && isTarget ? `, ${awayText(time, now, formats)}` : "";
    return [{ kind, label, time, text: formats.dateTime(time) + away }];
  });
}

function isMet(target: number | undefined, time: number | undefined): boolean {
  return target !== undefined && time !== undefined && time <= target;
}

/** "in 12 min", "20 min ago" */
export function awayText(time: number, now: number, formats: Formats): string {
  const distance = distanceText(time - now, formats);
  return time >= now ? `in ${distance}` : `${distance} ago`;
}

/** CompletionDate is when a job ended, however it ended: a failed job did not complete. */
export function endVerb(job: Job): string {
  switch (job.state) {
    case "FAILED":
    case "EXPIRED":
    case "ABORTED":
    case "CANCELED":
      return stateText(displayState(job)).label;
    case "COMPLETED":
    case "COMPLETED_WITH_ISSUES":
    case "PARTIAL":
      return "Completed";
    default:
      return "Ended";
  }
}
