import { BackupError } from "../../domain/query/backupError";
import type { PausingClock } from "./pausingClock";

/** How soon to look again while the clock stands still, in milliseconds. */
const shortestWait = 100;

/**
 * Runs work that must end: settles as soon as the signal aborts (BackupError cancelled) or the
 * limit is over (timedOut), whatever the work does; the SDK can't interrupt a credential provider.
 * @param limit milliseconds of the clock
 */
export async function withinLimit<T>(
  options: { readonly limit: number; readonly signal: AbortSignal; readonly clock: PausingClock },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { limit, signal, clock } = options;
  if (signal.aborted) throw new BackupError("cancelled");
  const stop = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => {
      reject(stop.signal.reason as BackupError);
    });
  });
  const cancel = (): void => {
    stop.abort(new BackupError("cancelled"));
  };
  const started = clock.now();
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const spent = clock.now() - started;
    if (spent >= limit) stop.abort(new BackupError("timedOut"));
    else timer = setTimeout(wait, Math.max(limit - spent, shortestWait));
  };
  timer = setTimeout(wait, limit);
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await Promise.race([stopped, work(stop.signal)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
  }
}
