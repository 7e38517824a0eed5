import type { Job } from "../job/job";
import { completedWithIssues, displayState, isUnfinished, wentWrong } from "../job/jobState";
import { hasThreats } from "../job/jobFacts";

/** What of a restore test goes on when its restore has ended. */
export type RestoreTestStep = "validation" | "deletion";

/**
 * What a restore test still does after its restore; undefined for other jobs, and when it is over. AWS reports nothing of
 * either step for a while after a restore has completed, and of the validation nothing where nobody validates.
 */
export function restoreTestStep(job: Job): RestoreTestStep | undefined {
  if (job.restoreTestingPlanArn === undefined || isUnfinished(job)) return undefined;
  const { validationStatus = "", deletionStatus = "" } = job;
  if (validationStatus === "VALIDATING") return "validation";
  if (deletionStatus === "DELETING") return "deletion";
  // What failed leaves nothing to validate.
  if (job.state !== "COMPLETED" || deletionStatus !== "") return undefined;
  return validationStatus === "" ? "validation" : "deletion";
}

/** True while something of the job can still change: itself, or what a restore test does after it. */
export function goesOn(job: Job): boolean {
  return isUnfinished(job) || restoreTestStep(job) !== undefined;
}

/**
 * AWS deletes what a restore test has restored when it is validated, or when the time for that is over: 168 hours at most
 * (ValidationWindowHours of the API model). A day more, for the deletion itself.
 */
const longestTest = 8 * 24 * 3_600_000;

/**
 * True for a job whose end is worth waiting for. Of an old restore test, AWS will not say any more what it has left out.
 * @param now milliseconds since the epoch
 */
export function canBeWatched(job: Job, now: number): boolean {
  const { id, completionDate = -Infinity } = job;
  return id !== "" && (isUnfinished(job) || (goesOn(job) && now - completionDate <= longestTest));
}

/** What came of a job that is over. unknown: in a state that the API model does not have. */
export type Outcome = "good" | "issues" | "bad" | "unknown";

/** As a whole: a restore test is no better than its validation and its deletion. */
export function outcomeOf(job: Job): Outcome {
  const state = displayState(job);
  if (hasThreats(job) || job.validationStatus === "FAILED" || job.deletionStatus === "FAILED") {
    return "bad";
  }
  if (state === completedWithIssues || state === "PARTIAL") return "issues";
  if (wentWrong(state)) return "bad";
  if (state !== "COMPLETED") return "unknown";
  return job.validationStatus === "TIMED_OUT" ? "issues" : "good";
}
