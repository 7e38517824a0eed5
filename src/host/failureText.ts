import { BackupError } from "../domain/backupError";
import type { Session } from "../domain/session";
import { errorText } from "../viewmodel/errorText";

/** What happened and what to do, whoever threw it. Untrusted text. */
export function failureText(error: unknown, session: Session): string {
  if (error instanceof BackupError) return errorText(error, session).sentence;
  const why = error instanceof Error ? error.message : String(error);
  return `AWS Backup Explorer could not do this: ${why}`;
}
