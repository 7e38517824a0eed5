import { AsyncLocalStorage } from "node:async_hooks";
import type { QuietWork } from "../../domain/query/jobGateway";

const work = new AsyncLocalStorage<QuietWork>();

/** JobGateway.quietly; for the requests of every gateway, for a session's gateway may be another by the next request. */
export function quietly<T>(begin: () => Promise<T>, how: QuietWork = {}): Promise<T> {
  return work.run(how, begin);
}

/** True in what {@link quietly} does, also deep inside the SDK, until the user wants it. */
export function isQuiet(): boolean {
  return quietness().isQuiet();
}

/** The same of what asks now, for whoever looks later and elsewhere. */
export function quietness(): { readonly isQuiet: () => boolean; readonly isOfTimer: boolean } {
  const how = work.getStore();
  return {
    isQuiet: () => how !== undefined && how.isWanted?.() !== true,
    isOfTimer: how?.isOfTimer === true,
  };
}
