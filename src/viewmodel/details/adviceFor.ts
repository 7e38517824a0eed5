import { type CauseId, causeOf } from "../../domain/cause/causeOf";
import type { Job } from "../../domain/job/job";
import { accessAdvice } from "./accessAdvice";
import type { Advice } from "./advice";
import { jobAdvice } from "./jobAdvice";
import { resourceAdvice } from "./resourceAdvice";

/** What each cause usually means. */
const adviceOf: Readonly<Record<CauseId, Advice>> = {
  ...accessAdvice,
  ...resourceAdvice,
  ...jobAdvice,
  // No "usually": the scanner is certain, and so is what must not be done.
  threatsFound: {
    text: "The scanner found malware in this recovery point. Do not restore from it. See the scanner's findings. Check the other recovery points of the resource and the copies of this one, and restore from one in which a scan found no threats.",
    check: ["vault", "resource"],
  },
};

/**
 * What a job's trouble usually means and what to check, in our own words; undefined where nothing went
 * wrong, as far as the API's states say, or where we don't know.
 */
export function adviceFor(job: Job): Advice | undefined {
  const cause = causeOf(job);
  if (cause !== undefined) return adviceOf[cause.id];
  return restoreTestAdvice(job);
}

/** A restore can complete and yet fail its test. */
function restoreTestAdvice(job: Job): Advice | undefined {
  if (job.validationStatus === "FAILED") {
    return {
      text: "This usually means that the restored resource did not pass the validation. Check the validation message.",
    };
  }
  if (job.validationStatus === "TIMED_OUT") {
    return {
      text: "This usually means that no validation result was reported in time. Check that the validation runs when the restore job completes and sends its result.",
    };
  }
  if (job.deletionStatus === "FAILED") {
    return {
      text: "This usually means that the restored resource is still there and costs money. Check why it could not be deleted, and delete it.",
      check: ["resource"],
    };
  }
  return undefined;
}
