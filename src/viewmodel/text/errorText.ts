import { jobKinds } from "../../domain/job/jobKinds";
import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorCause, errorCauses } from "./errorCauses";
import { errorRemedy } from "./errorRemedy";
import type { ErrorAction } from "./errorRemedy";
import { otherRequests } from "./otherRequests";
import { oneLine } from "./plainText";

/** What users read about a failed request. Names and details in it are untrusted: show as text only. */
export interface ErrorText {
  /** The cause in a few words for the label of a row, e.g. "Access denied"; at most 25 characters. */
  readonly label: string;
  /** What helps, for beside what a row offers; without a full stop. */
  readonly hint: string;
  /** What happened and what to do in full sentences, then what AWS said. */
  readonly sentence: string;
  /** What does it, the likeliest first. */
  readonly actions: readonly ErrorAction[];
}

/** Says what failed and what helps. */
export function errorText(error: BackupError, session: Session): ErrorText {
  const { operation = "", detail = "" } = error.details;
  const { label } = errorCauses[error.reason];
  const cause = errorCause(error.reason, error.details, session);
  const { remedy, actions } = errorRemedy(error, session);
  const happened = `Could not ${task(operation)} in ${oneLine(session.region, 40)}: ${cause}.`;
  const sentence = `${happened} ${remedy}. ${said(detail, error)}`.trimEnd();
  return { label, hint: remedy, sentence, actions };
}

const tasks: ReadonlyMap<string, string> = new Map([
  ...Object.values(jobKinds).flatMap(({ list, describe, one, many }): [string, string][] => [
    [list.operation, `list ${many}`],
    [describe, `read the ${one}`],
  ]),
  ...otherRequests,
  ["", "get an answer from AWS Backup"],
]);

function task(operation: string): string {
  return tasks.get(operation) ?? `call ${operation}`;
}

/** Longest foreign text in a sentence, in characters. */
const maxDetail = 500;

/** The words of AWS, or of the SDK or the system where no answer came; without a leading "SomeError:". */
function said(detail: string, { details }: BackupError): string {
  const words = oneLine(detail, maxDetail).replace(/^(?:\w*(?:Error|Exception):\s*)+/, "");
  if (words === "") return "";
  return `${details.httpStatusCode === undefined ? "Details" : "AWS says"}: ${words}`;
}
