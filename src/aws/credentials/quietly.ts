import { AsyncLocalStorage } from "node:async_hooks";

/** Whether the user has asked for the work by now that was begun without them. */
const work = new AsyncLocalStorage<() => boolean>();

/** JobGateway.quietly; for the requests of every gateway, for a session's gateway may be another by the next request. */
export function quietly<T>(
  begin: () => Promise<T>,
  isWanted: () => boolean = () => false,
): Promise<T> {
  return work.run(isWanted, begin);
}

/** True in what {@link quietly} does, also deep inside the SDK, until the user wants it. */
export function isQuiet(): boolean {
  return quietness()();
}

/** The same of what asks now, for whoever looks later and elsewhere. */
export function quietness(): () => boolean {
  const isWanted = work.getStore();
  return () => isWanted !== undefined && !isWanted();
}
