import { setTimeout as pause } from "node:timers/promises";

/** Bytes in use after the garbage is collected, in V8's heap and outside of it. */
export async function usedBytes(): Promise<number> {
  // What ends with a timer or a socket's event is over by then.
  await pause(50);
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
