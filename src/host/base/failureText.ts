import { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorText } from "../../viewmodel/text/errorText";

/** What happened and what to do, whoever threw it. Untrusted text. */
export function failureText(error: unknown, session: Session): string {
  if (error instanceof BackupError) return errorText(error, session).sentence;
  const why = error instanceof Error ? error.message : String(error);
  return `AWS Backup Explorer could not do this: ${why}`;
}
