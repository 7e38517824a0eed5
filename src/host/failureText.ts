import { BackupError } from "../domain/backupError";

/** One sentence for a failure, whoever threw it. */
export function failureText(error: unknown): string {
  if (error instanceof BackupError) return error.message;
  return `Unexpected: ${error instanceof Error ? error.message : String(error)}`;
}
