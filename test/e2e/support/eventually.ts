import { setTimeout as sleep } from "node:timers/promises";

type Ask<T> = () => Promise<T | undefined> | T | undefined;

/** Milliseconds until the first and until any later look: each takes processor time from what is awaited. */
const soon = 40;
const later = 200;

/** Asks again until there is an answer; says what was awaited and last seen when there is none in time. */
export async function eventually<T>(what: string, ask: Ask<T>, limitMs = 60_000): Promise<T> {
  return repeated(what, ask, { limitMs, slowest: later });
}

/** The same where each look is a step on the way, such as a key that moves the focus. */
export async function stepwise<T>(what: string, ask: Ask<T>): Promise<T> {
  return repeated(what, ask, { limitMs: 60_000, slowest: soon });
}

async function repeated<T>(
  what: string,
  ask: Ask<T>,
  { limitMs, slowest }: { readonly limitMs: number; readonly slowest: number },
): Promise<T> {
  const deadline = Date.now() + limitMs;
  let lastError = "";
  for (let wait = soon; ; wait = Math.min(wait * 1.3, slowest)) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      lastError = error instanceof Error ? `: ${error.message}` : "";
    }
    if (Date.now() > deadline) throw new Error(`Not seen in ${limitMs} ms: ${what}${lastError}`);
    await sleep(wait);
  }
}
