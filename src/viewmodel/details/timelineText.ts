import type { Job } from "../../domain/job/job";
import { displayState, isUnfinished } from "../../domain/job/jobState";
import type { TimelineMark } from "../../protocol/jobDetails";
import type { Formats } from "../text/formats";
import { stateText } from "../job/stateText";
import { hasNotRun } from "../../domain/job/jobFacts";
import { type JobTimes, isEndReckoned } from "../../domain/job/jobTimes";
import { distanceText } from "../job/timeText";
import type { PartContext } from "./partContext";

const minute = 60_000;

/** "Waited 12 min" */
export function waitedText(milliseconds: number, goesOn: boolean, formats: Formats): string {
  return `${goesOn ? "Waiting for" : "Waited"} ${formats.duration(milliseconds)}`;
}

type MarkText = Omit<TimelineMark, "key" | "at"> & { readonly time: number };

/** What stands at each time of the picture; in the order of the words. */
export function markTexts(
  job: Job,
  times: JobTimes & { readonly now: number | undefined },
  { now, formats }: PartContext,
): readonly MarkText[] {
  const { created, startBy, started, expected, completed } = times;
  const goesOn = completed === undefined && isUnfinished(job);
  const marks: readonly (readonly [TimelineMark["kind"], string, number | undefined])[] = [
    ["created", "Created", created],
    ["startBy", "Start by", startBy],
    ["started", "Started", started],
    ["expected", "Expected completion", expected],
    ["completed", endVerb(job), completed],
    ["now", "Now", times.now],
  ];
  return marks.flatMap(([kind, label, time]) => {
    if (time === undefined) return [];
    const isTarget = kind === "startBy" || kind === "expected";
    const away = goesOn && isTarget ? `, ${awayText(time, now, formats)}` : "";
    return [{ kind, label, time, text: formats.dateTime(time) + away }];
  });
}

/** The picture as sentences, in order. */
export function timelineText(job: Job, times: JobTimes, context: PartContext): readonly string[] {
  const { created, startBy, started, expected, completed } = times;
  if ([created, startBy, started, expected, completed].every((time) => time === undefined)) {
    return ["AWS Backup reported no times for this job"];
  }
  return [
    created === undefined
      ? "AWS Backup did not report when the job was created"
      : `Created ${context.formats.dateTime(created)}`,
    ...startSentences(job, times, context),
    ...runSentences(job, times, context),
    ...endSentences(job, times, context),
  ];
}

function startSentences(job: Job, times: JobTimes, { now, formats }: PartContext): string[] {
  const { created, startBy, started, completed } = times;
  const goesOn = completed === undefined && isUnfinished(job);
  const sentences: string[] = [];
  if (started !== undefined) {
    if (created !== undefined && started < created) {
      sentences.push("AWS Backup reported the start before the creation");
    } else if (created !== undefined) {
      sentences.push(`Waited ${formats.duration(started - created)} to start`);
    }
    sentences.push(`Started ${formats.dateTime(started)}`);
  } else if (hasNotRun(job)) {
    const end = goesOn ? now : completed;
    if (created !== undefined && end !== undefined && end >= created) {
      sentences.push(waitedText(end - created, goesOn, formats));
    }
    sentences.push(goesOn ? "Has not started yet" : "Did not start");
  }
  if (startBy !== undefined) sentences.push(deadlineSentence(startBy, started, goesOn));
  return sentences;

  function deadlineSentence(by: number, start: number | undefined, waits: boolean): string {
    const deadline = formats.dateTime(by);
    if (start === undefined) {
      return waits && hasNotRun(job)
        ? `Must start by ${deadline}, ${awayText(by, now, formats)}`
        : `Had to start by ${deadline}`;
    }
    const side = start <= by ? "before" : "after";
    return `Started ${distanceText(by - start, formats)} ${side} the deadline to start, ${deadline}`;
  }
}

function runSentences(job: Job, times: JobTimes, { now, formats }: PartContext): string[] {
  const { created, started, completed } = times;
  const from = started ?? created;
  if (from === undefined || hasNotRun(job)) return [];
  if (completed === undefined) {
    if (!isUnfinished(job) || now < from) return [];
    const duration = formats.duration(now - from);
    return [started === undefined ? `${duration} since its creation` : `Running for ${duration}`];
  }
  if (completed < from) return [];
  const duration = formats.duration(completed - from);
  return [started === undefined ? `Took ${duration} from its creation` : `Ran ${duration}`];
}

function endSentences(job: Job, times: JobTimes, { now, formats }: PartContext): string[] {
  const { created, started, expected, completed } = times;
  const about = isEndReckoned(job) ? "about " : "";
  if (completed === undefined) {
    const isOpen = isUnfinished(job);
    const missing = isOpen ? [] : [`AWS Backup did not report when the job ended`];
    if (expected === undefined) return missing;
    const time = `${about}${formats.dateTime(expected)}`;
    const sentence = isOpen
      ? `Expected to complete ${time}, ${awayText(expected, now, formats)}`
      : `Was expected to complete ${time}`;
    return [sentence, ...missing];
  }
  const verb = endVerb(job);
  return [
    `${verb} ${formats.dateTime(completed)}`,
    ...(created !== undefined && completed < created
      ? ["AWS Backup reported the completion before the creation"]
      : []),
    ...(started !== undefined && completed < started
      ? ["AWS Backup reported the completion before the start"]
      : []),
    ...(expected === undefined ? [] : [comparison(completed, expected)]),
  ];

  function comparison(end: number, goal: number): string {
    const time = formats.dateTime(goal);
    if (Math.abs(end - goal) < minute) return `${verb} at the expected time, ${about}${time}`;
    const side = end < goal ? "before" : "after";
    return `${verb} ${about}${distanceText(end - goal, formats)} ${side} the expected time, ${time}`;
  }
}

/** "in 12 min", "20 min ago" */
function awayText(time: number, now: number, formats: Formats): string {
  const distance = distanceText(time - now, formats);
  return time >= now ? `in ${distance}` : `${distance} ago`;
}

/** CompletionDate is when a job ended, however it ended: a failed job did not complete. */
function endVerb(job: Job): string {
  switch (job.state) {
    case "FAILED":
    case "EXPIRED":
    case "ABORTED":
      return stateText(displayState(job)).label;
    case "COMPLETED":
    case "PARTIAL":
      return "Completed";
    default:
      return "Ended";
  }
}
