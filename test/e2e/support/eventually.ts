import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds until the first and until any later look: each takes processor time from what is awaited. */
const soon = 40;
const later = 200;

/** Asks again until there is an answer; says what was awaited and last seen when there is none in time. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  limitMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  let lastError = "";
  for (let wait = soon; ; wait = Math.min(wait * 1.3, later)) {
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
