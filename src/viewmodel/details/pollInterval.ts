import type { BackupError, BackupErrorKind } from "../../domain/query/backupError";

const second = 1000;
const minute = 60 * second;
const longest = 5 * minute;

export interface Polling {
  /** Milliseconds since the page began to show the job. */
  readonly watched: number;
  /** The job has ended; a child of it has not. */
  readonly isForChildren?: boolean;
  /** Polls that failed since the last one that didn't. */
  readonly failures?: number;
}

/**
 * Milliseconds until an unfinished job is asked for again: often at first, for somebody who waits for it,
 * then slower, for a page that was left open; slower for children alone, and twice as slow with each
 * failure. AWS allows 15 Describe calls a second (quotas page).
 */
export function pollInterval({ watched, isForChildren = false, failures = 0 }: Polling): number {
  const slower = (isForChildren ? 4 : 1) * 2 ** Math.min(failures, 10);
  return Math.min(longest, interval(watched) * slower);
}

function interval(watched: number): number {
  if (watched < minute) return 5 * second;
  if (watched < 10 * minute) return 15 * second;
  return watched < 60 * minute ? minute : longest;
}

const forCredentials: readonly BackupErrorKind[] = ["signInNeeded", "notConfigured"];
const forUser: readonly BackupErrorKind[] = [...forCredentials, "accessDenied", "notFound"];

/** Asking again by itself would open boxes that ask for MFA codes and sign-ins. */
export function isOfCredentials({ kind }: BackupError): boolean {
  return forCredentials.includes(kind);
}

/** Asking again by itself brings nothing else: the user has to do something first. */
export function needsUser({ kind }: BackupError): boolean {
  return forUser.includes(kind);
}
