import type { Job } from "../../domain/job/job";
import { categoryOf } from "../../domain/job/jobFacts";
import { completedWithIssues, displayState } from "../../domain/job/jobState";
import { hasThreats } from "../job/scanResultText";
import { messageAdvice } from "./messageAdvice";

/**
 * By MessageCategory, in capitals and without marks: AWS spells InvalidParameters also INVALIDPARAMETERS.
 * It documents three of them; the others are names that third parties have seen. They are only matched.
 */
const byCategory: ReadonlyMap<string, string> = new Map([
  [
    "ACCESSDENIED",
    "This usually means that the job's IAM role lacks a permission. Check the role's policies, its permissions boundary and the organization's policies.",
  ],
  [
    "INVALIDPARAMETERS",
    "This usually means that the job has a parameter that the resource or the vault does not accept. Check the rule's lifecycle and options, and the resource's settings.",
  ],
  [
    "LIMITEXCEEDED",
    "This usually means that a quota of the service is reached. Check how many snapshots or backups there are. Delete those that are not needed, or request a higher quota in Service Quotas.",
  ],
  [
    "RESOURCENOTFOUND",
    "This usually means that the resource did not exist when the job ran. Check that it still exists, in this account and Region.",
  ],
  [
    "KMSKEYERROR",
    "This usually means that the KMS key could not be used. Check that the vault's key and the resource's own key are enabled and that their policies allow the job's IAM role.",
  ],
  [
    "VSSERROR",
    "This usually means that Windows could not make a consistent snapshot (VSS). Check that the VSS components and the SSM agent run on the instance and what its Application event log says.",
  ],
]);

/** By state, where neither message nor category says more. */
const byState: ReadonlyMap<string, string> = new Map([
  [
    "EXPIRED",
    "This usually means that the job did not start within its start window. Check the rule's start window, and whether earlier jobs of the resource delayed it.",
  ],
  [
    "PARTIAL",
    "This usually means that not all child jobs completed. Check the child jobs that did not complete. Each shows its cause.",
  ],
]);

const troubled: ReadonlySet<string> = new Set([
  "FAILED",
  "EXPIRED",
  "ABORTED",
  "CANCELED",
  "PARTIAL",
  completedWithIssues,
]);

/**
 * What a job's trouble usually means and what to check, in our own words; undefined where nothing went
 * wrong, as far as the API's states say, or where we don't know.
 */
export function adviceFor(job: Job): string | undefined {
  if (hasThreats(job)) return threatsAdvice;
  const state = displayState(job);
  if (!troubled.has(state)) return restoreTestAdvice(job);
  const category = categoryOf(job);
  return (
    (job.statusMessage === undefined ? undefined : messageAdvice(job.statusMessage)) ??
    byCategory.get(normalised(category ?? "")) ??
    byState.get(state)
  );
}

/** No "usually": the scanner is certain, and so is what must not be done. */
const threatsAdvice =
  "The scanner found malware in this recovery point. Do not restore from it. See the scanner's findings. Check the other recovery points of the resource and the copies of this one, and restore from one in which a scan found no threats.";

/** A restore can complete and yet fail its test. */
function restoreTestAdvice(job: Job): string | undefined {
  if (job.validationStatus === "FAILED") {
    return "This usually means that the restored resource did not pass the validation. Check the validation message.";
  }
  if (job.validationStatus === "TIMED_OUT") {
    return "This usually means that no validation result was reported in time. Check that the validation runs when the restore job completes and sends its result.";
  }
  if (job.deletionStatus === "FAILED") {
    return "This usually means that the restored resource is still there and costs money. Check why it could not be deleted, and delete it.";
  }
  return undefined;
}

function normalised(category: string): string {
  return category
    .slice(0, 100)
    .replace(/[^a-z]/gi, "")
    .toUpperCase();
}
