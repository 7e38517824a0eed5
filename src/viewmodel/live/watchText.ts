import type { Job } from "../../domain/job/job";
import {
  compareDisplayStates,
  displayState,
  isUnfinished,
  unfinishedStatesOf,
  unknownStateName,
} from "../../domain/job/jobState";
import { isEndReckoned, jobTimes } from "../../domain/job/jobTimes";
import { restoreTestStep } from "../../domain/live/jobEnd";
import type { ChildStates } from "../../domain/live/watchAnswer";
import type { SummaryContext } from "../job/jobSummary";
import { jobName, jobPercent } from "../job/jobText";
import { stateText } from "../job/stateText";
import { errorText } from "../text/errorText";
import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";
import type { WatchFacts, WatchLoss } from "./watchFacts";

const longestName = 40;

/** What a watched job is called. Untrusted text. */
export function watchName({ watch, answer }: WatchFacts): string {
  return oneLine(answer === undefined ? watch.name : jobName(answer.job), longestName);
}

/** How far a watched job is, the most important part first: "45 %", "ends about 14:20". Untrusted text. */
export function progressParts(facts: WatchFacts, context: SummaryContext): readonly string[] {
  const { answer, error, loss, watch } = facts;
  if (loss !== undefined) return ["no longer watched"];
  if (answer === undefined) {
    return [error === undefined ? "" : errorText(error, watch.session).label].filter(Boolean);
  }
  const { job, children } = answer;
  const percent = jobPercent(job);
  const parts = [
    percent === undefined ? "" : `${percent} %`,
    children === undefined ? "" : endedText(job, children, context.formats),
    percent === undefined && children === undefined ? standing(job) : "",
    error === undefined ? (endText(job, context) ?? "") : errorText(error, watch.session).label,
  ];
  return parts.filter((part) => part !== "");
}

/** Of a restore test whose restore has ended: while AWS is at it, and before. */
const steps = {
  validation: ["validating", "not validated yet"],
  deletion: ["deleting", "not deleted yet"],
} as const;

/** Its state in words; what of a restore test is not over. */
export function standing(job: Job): string {
  const { label } = stateText(displayState(job));
  const step = restoreTestStep(job);
  if (step === undefined) return label;
  const [underWay, before] = steps[step];
  const isUnderWay = job.validationStatus === "VALIDATING" || job.deletionStatus === "DELETING";
  return `${label} · ${isUnderWay ? underWay : before}`;
}

/** "7 of 12 child jobs ended": of those that AWS counts. */
function endedText({ kind }: Job, { states, isComplete }: ChildStates, formats: Formats): string {
  const open = unfinishedStatesOf(kind);
  let all = 0;
  let ended = 0;
  for (const [state, count] of states) {
    all += count;
    // What a state means that the API model does not know, is not known.
    if (!open.includes(state) && unknownStateName(state) === undefined) ended += count;
  }
  const more = isComplete ? "" : "+";
  return `${formats.count(ended)} of ${formats.count(all)}${more} child jobs ended`;
}

/** "2 failed, 3 running, 7 completed", in the order of the views; "" for none. */
export function childrenText({ states, isComplete }: ChildStates, formats: Formats): string {
  const parts = [...states]
    .sort(([a], [b]) => compareDisplayStates(a, b))
    .map(([state, count]) => `${formats.count(count)} ${stateText(state).label.toLowerCase()}`);
  return `${parts.join(", ")}${isComplete || parts.length === 0 ? "" : ", and more"}`;
}

/** When the job is expected to end; undefined where nobody says. */
export function endText(job: Job, { formats, now }: SummaryContext): string | undefined {
  const { expected, completed } = jobTimes(job);
  if (expected === undefined || completed !== undefined || !isUnfinished(job)) return undefined;
  const isToday = formats.dayOf(expected) === formats.dayOf(now);
  const when = isToday ? formats.clock(expected) : formats.dayAndClock(expected, now);
  // A restore job's end is reckoned from a number of minutes.
  const about = expected < now && !isEndReckoned(job) ? "" : "about ";
  return expected >= now ? `ends ${about}${when}` : `was to end ${about}${when}`;
}

const losses: Readonly<Record<WatchLoss, string>> = {
  sessionLeft: "Its session was left.",
  profileMissing: "Its profile is not in the AWS config files any more.",
  jobUnknown: "AWS Backup does not know this job any more.",
};

/** Why a job is watched no more, in a sentence. */
export function lossText(loss: WatchLoss): string {
  return `No longer watched. ${losses[loss]}`;
}
