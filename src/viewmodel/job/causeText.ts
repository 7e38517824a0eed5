import { causeOf } from "../../domain/cause/causeOf";
import type { Job } from "../../domain/job/job";
import { categoryOf, hasThreats } from "../../domain/job/jobFacts";
import { displayState, unknownStateName, wentWrong } from "../../domain/job/jobState";
import { capitalised, firstWords } from "../text/plainText";

/** Why a job failed in some two words: the known cause, else the first words of its message. */
export function shortCause(job: Job): string | undefined {
  return causeOf(job)?.label ?? jobCause(job, 60);
}

/**
 * Why a job failed or what a scan found, in AWS's words and in at most `max` characters; undefined where nothing went wrong or
 * AWS gave no reason.
 */
export function jobCause(job: Job, max: number): string | undefined {
  if (hasThreats(job)) return causeOf(job)?.label;
  const state = displayState(job);
  if (!wentWrong(state) && unknownStateName(state) === undefined) return undefined;
  const category = categoryOf(job);
  const text = job.statusMessage ?? (category?.toUpperCase() === "SUCCESS" ? undefined : category);
  const words = text === undefined ? "" : firstWords(withoutWrapping(text.slice(0, longest)), max);
  return words === "" ? undefined : words;
}

/** So much of a message is looked at: what is shown stands in it. */
const longest = 8000;

/** What stands before the cause and says no more than that there is one, outermost first. */
const wrappings: readonly RegExp[] = [
  /^(?:your |the )?(?:backup|restore|copy|scan) job (?:has )?failed(?: because(?: of)?\b|:|\.)\s*/i,
  /^an error occurred \(\w{1,80}\) when calling the \w{1,80} operation(?: \([^()]{1,80}\))?:\s*/i,
  /^[\w -]{1,60} failed with (?:the )?(?:following )?error(?: message)?:\s*/i,
  // Names of errors: RESOURCE_NOT_FOUND, InvalidParameterValueException, UnsupportedOperation.
  /^(?:[A-Z]{1,40}(?:_[A-Z]{1,40}){1,6}|[A-Z][A-Za-z.]{1,80}(?:Exception|Error|Fault)|UnsupportedOperation) ?:\s*/,
];

/** A message without the quotes that AWS puts around some, and without the words that say nothing. */
function withoutWrapping(message: string): string {
  const text = /^\s*"([^"]*)"\s*$/.exec(message.slice(0, 2000))?.[1] ?? message;
  let rest = text.trimStart();
  for (const wrapping of wrappings) rest = rest.replace(wrapping, "");
  return rest === "" ? text : capitalised(rest);
}
