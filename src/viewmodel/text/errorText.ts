import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorCauses } from "./errorCauses";
import { errorRemedy } from "./errorRemedy";
import type { ErrorAction } from "./errorRemedy";
import { oneLine } from "./plainText";

/** What users read about a failed request. Names and details in it are untrusted: show as text only. */
export interface ErrorText {
  /** The cause in a few words for the label of a row, e.g. "access denied"; at most 40 characters. */
  readonly label: string;
  /** What helps, for beside the label; without a full stop. */
  readonly hint: string;
  /** What happened and what to do in full sentences, then what AWS said. */
  readonly sentence: string;
  readonly action: ErrorAction;
}

/** Says what failed and what helps. */
export function errorText(error: BackupError, session: Session): ErrorText {
  const { operation = "", detail = "" } = error.details;
  const { label, cause } = errorCauses[error.reason];
  const { remedy, action } = errorRemedy(error, session);
  const happened = `Could not ${task(operation)} in ${oneLine(session.region, 40)}: ${cause}.`;
  const sentence = `${happened} ${remedy}. ${said(detail, error)}`.trimEnd();
  return { label, hint: remedy, sentence, action };
}

function task(operation: string): string {
  switch (operation) {
    case "ListBackupJobs":
      return "list backup jobs";
    case "ListRestoreJobs":
      return "list restore jobs";
    case "ListRestoreJobsByProtectedResource":
      return "list the restore jobs of the resource";
    case "ListCopyJobs":
      return "list copy jobs";
    case "DescribeBackupJob":
      return "read the backup job";
    case "DescribeRestoreJob":
      return "read the restore job";
    case "DescribeCopyJob":
      return "read the copy job";
    case "GetRestoreJobMetadata":
      return "read the restore job's metadata";
    case "":
      return "get an answer from AWS Backup";
    default:
      return `call ${operation}`;
  }
}

/** Longest foreign text in a sentence, in characters. */
const maxDetail = 500;

/** The words of AWS, or of the SDK or the system where no answer came; without a leading "SomeError:". */
function said(detail: string, { details }: BackupError): string {
  const words = oneLine(detail, maxDetail).replace(/^(?:\w*(?:Error|Exception):\s*)+/, "");
  if (words === "") return "";
  return `${details.httpStatusCode === undefined ? "Details" : "AWS says"}: ${words}`;
}
