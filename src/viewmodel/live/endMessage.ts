import type { Job } from "../../domain/job/job";
import { completedWithIssues, displayState, unknownStateName } from "../../domain/job/jobState";
import { jobDuration } from "../../domain/job/jobTimes";
import { outcomeOf } from "../../domain/live/jobEnd";
import type { WatchAnswer } from "../../domain/live/watchAnswer";
import { jobCause, shortCause } from "../job/causeText";
import { jobKindName } from "../job/jobKindText";
import { jobName } from "../job/jobText";
import type { SummaryContext } from "../job/jobSummary";
import { oneLine } from "../text/plainText";
import { childrenText } from "./watchText";

/** What is said when a watched job is over. */
export interface EndMessage {
  readonly severity: "information" | "warning" | "error";
  /** One line. Untrusted text. */
  readonly text: string;
}

const longestCause = 200;

/** "Backup job of web-db failed in prod · eu-west-1: KMS key disabled." @param sessionName untrusted text */
export function endMessage(
  { job, children }: WatchAnswer,
  sessionName: string,
  { formats, now }: SummaryContext,
): EndMessage {
  const outcome = outcomeOf(job);
  const cause = causeText(job);
  const duration = jobDuration(job, now);
  const took = duration === undefined ? "" : ` after ${formats.duration(duration.milliseconds)}`;
  const sentences = [
    `${jobKindName(job.kind)} of ${jobName(job)} ${verb(job)} in ${oneLine(sessionName, 80)}${took}${cause === "" ? "" : `: ${cause}`}.`,
    children === undefined ? "" : `Child jobs: ${childrenText(children, formats)}.`,
    ...testSentences(job),
  ].filter((sentence) => sentence !== "");
  return { severity: severityOf[outcome], text: sentences.join(" ") };
}

const severityOf = {
  good: "information",
  issues: "warning",
  bad: "error",
  unknown: "warning",
} as const;

const verbs: Readonly<Record<string, string>> = {
  COMPLETED: "completed",
  [completedWithIssues]: "completed with issues",
  PARTIAL: "completed in part",
  FAILED: "failed",
  EXPIRED: "expired",
  ABORTED: "was aborted",
  CANCELED: "was canceled",
};

function verb(job: Job): string {
  const state = displayState(job);
  const known = Object.hasOwn(verbs, state) ? verbs[state] : undefined;
  return known ?? `ended in the state ${oneLine(unknownStateName(state) ?? state, 60)}`;
}

/** What we call the cause, then AWS's words where they say more. */
function causeText(job: Job): string {
  const label = shortCause(job);
  if (label === undefined) return "";
  // A category by itself says what the label says.
  const said = job.statusMessage === undefined ? undefined : jobCause(job, longestCause);
  return said === undefined || said === label ? label : `${label} (${said})`;
}

const results: Readonly<Record<string, string>> = {
  SUCCESSFUL: "was successful",
  FAILED: "failed",
  TIMED_OUT: "timed out",
};

/** Of a restore test: what came of its validation and its deletion. */
function testSentences(job: Job): readonly string[] {
  const { validationStatus = "", validationStatusMessage, deletionStatus = "" } = job;
  return [
    stepText("Its validation", validationStatus, validationStatusMessage),
    stepText("The deletion of what was restored", deletionStatus, job.deletionStatusMessage),
  ];
}

function stepText(step: string, status: string, message = ""): string {
  if (status === "") return "";
  const result = Object.hasOwn(results, status) ? results[status] : undefined;
  const said = message === "" ? "" : `: ${oneLine(message, longestCause).replace(/\.$/, "")}`;
  return `${step} ${result ?? `ended as ${oneLine(status, 60)}`}${said}.`;
}
