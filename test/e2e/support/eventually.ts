import { setTimeout as sleep } from "node:timers/promises";

/** Asks again until there is an answer; says what was awaited and last seen when there is none in time. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  limitMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  let lastError = "";
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      lastError = error instanceof Error ? `: ${error.message}` : "";
    }
    if (Date.now() > deadline) throw new Error(`Not seen in ${limitMs} ms: ${what}${lastError}`);
    await sleep(40);
  }
}
