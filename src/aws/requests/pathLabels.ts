import { BackupError } from "../../domain/query/backupError";

/**
 * Refuses texts that would lead a request to another operation: they stand in its path, where the SDK leaves dots as they are,
 * and puts nothing for the empty text (GET /backup-jobs/ lists).
 * @throws BackupError
 */
export function checkPathLabels(...labels: readonly string[]): void {
  if (labels.some((label) => /^\.{0,2}$/.test(label))) {
    throw new BackupError("missingParameterValue", {
      detail: "An ID, a name or an ARN is missing.",
    });
  }
}
