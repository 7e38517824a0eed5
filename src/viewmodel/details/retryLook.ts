import type { BackupError } from "../../domain/query/backupError";
import { retryText } from "../text/errorActionText";

/**
 * What a button says that tries again after a failure.
 * @param what it does, for whoever hears the label alone
 */
export function retryLook(
  { reason }: BackupError,
  what: string,
): { readonly label: string; readonly accessibleLabel: string } {
  const { label } = retryText(reason);
  return { label, accessibleLabel: `${label} to ${what}` };
}
