import { vi } from "vitest";

/** Tries a check until it holds. Vitest's own second is over before a busy machine has loaded a module. */
export function waitFor<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000, interval: 10 });
}
