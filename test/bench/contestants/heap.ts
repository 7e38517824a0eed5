import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";

/** V8 goes on to compile what runs: its code grows by 0.6 MB and what our code keeps by nothing (two heap snapshots). */
export function compileNothing(): void {
  for (const flag of ["--no-opt", "--no-sparkplug", "--no-flush-bytecode"])
    setFlagsFromString(flag);
}

/** Bytes in use after the garbage is collected, in V8's heap and outside of it. */
export async function usedBytes(): Promise<number> {
  // What ends with a timer or a socket's event is over by then.
  await pause(50);
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
