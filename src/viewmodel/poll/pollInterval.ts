import type { BackupError, BackupErrorKind } from "../../domain/query/backupError";

const second = 1000;
const minute = 60 * second;
const longest = 5 * minute;

export interface Polling {
  /** Milliseconds since it began to be shown. */
  readonly watched: number;
  /** Nobody waits for what can still change, such as a child of a job that has ended. */
  readonly slowly?: boolean;
  /** Polls that failed since the last one that didn't. */
  readonly failures?: number;
}

/**
 * Milliseconds until what can change is asked for again: often at first, for somebody who waits for it, then slower,
 * for what was left open; twice as slow with each failure. AWS allows 15 Describe calls a second (quotas page).
 */
export function pollInterval({ watched, slowly = false, failures = 0 }: Polling): number {
  const slower = (slowly ? 4 : 1) * 2 ** Math.min(failures, 10);
  return Math.min(longest, interval(watched) * slower);
}

function interval(watched: number): number {
  if (watched < minute) return 5 * second;
  if (watched < 10 * minute) return 15 * second;
  return watched < 60 * minute ? minute : longest;
}

const forCredentials: readonly BackupErrorKind[] = [
  "signInNeeded",
  "keyRefused",
  "noCredentials",
  "notConfigured",
];
const forUser: readonly BackupErrorKind[] = [...forCredentials, "accessDenied", "notFound"];

/** No request of the session works before the user has done something: to ask again by itself brings nothing. */
export function isOfCredentials({ kind }: BackupError): boolean {
  return forCredentials.includes(kind);
}

/** This request does not work before the user has done something, or never will. */
export function needsUser({ kind }: BackupError): boolean {
  return forUser.includes(kind);
}
