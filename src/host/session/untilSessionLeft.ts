import type { LiveSession } from "./liveSession";

/**
 * A signal for requests of a session: it aborts when that is left, and when nobody wants the answer any more.
 * @param wanted aborts one day in any case: until then the signal listens to the session
 */
export function untilSessionLeft(
  session: Pick<LiveSession, "changed">,
  wanted: AbortSignal,
): AbortSignal {
  const abort = new AbortController();
  const end = (): void => {
    subscription.dispose();
    abort.abort();
  };
  const subscription = session.changed(end);
  if (wanted.aborted) end();
  else wanted.addEventListener("abort", end, { once: true });
  return abort.signal;
}
