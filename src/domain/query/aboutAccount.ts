import { BackupError } from "./backupError";
import { isByProtectedResource, type JobQuery } from "./jobQuery";

/** AWS denies other accounts' jobs to most, and what helps then depends on whose were asked for. */
export function aboutAccount(error: BackupError, query: JobQuery): BackupError {
  const { accountId } = query;
  if (accountId === undefined || isByProtectedResource(query)) return error;
  return new BackupError(error.reason, { ...error.details, accountId });
}
