import { AsyncLocalStorage } from "node:async_hooks";

const quiet = new AsyncLocalStorage<true>();

/** Does work for which the user must not be asked anything, such as what a hover asks AWS. */
export type Quietly = <T>(work: () => Promise<T>) => Promise<T>;

export const quietly: Quietly = (work) => quiet.run(true, work);

/** True in what {@link quietly} does, also deep inside the credential providers that it leads to. */
export function isQuiet(): boolean {
  return quiet.getStore() === true;
}
