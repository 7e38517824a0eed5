import { BackupError } from "../../domain/query/backupError";

/** Time during which a user is being asked something; it doesn't count against a request. */
export class AskingTime {
  #open = 0;
  #since = 0;
  #total = 0;

  /** @param now milliseconds that only go forward */
  constructor(readonly now: () => number) {}

  /** Milliseconds so far. */
  total(): number {
    return this.#total + (this.#open > 0 ? this.now() - this.#since : 0);
  }

  async while<T>(asking: Promise<T>): Promise<T> {
    if (this.#open++ === 0) this.#since = this.now();
    try {
      return await asking;
    } finally {
      if (--this.#open === 0) this.#total += this.now() - this.#since;
    }
  }
}

/** How soon to look again while a user is being asked, in milliseconds. */
const shortestWait = 100;

/**
 * Runs work that must end: settles as soon as the signal aborts (BackupError cancelled) or the
 * limit is over (timedOut), whatever the work does; the SDK can't interrupt a credential provider.
 * @param limit milliseconds, without the time in which the user was asked
 */
export async function withinLimit<T>(
  options: { readonly limit: number; readonly signal: AbortSignal; readonly asking: AskingTime },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { limit, signal, asking } = options;
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
  const started = asking.now();
  const askedBefore = asking.total();
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const spent = asking.now() - started - (asking.total() - askedBefore);
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
