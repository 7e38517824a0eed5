import { lazyAsync } from "../base/lazyAsync";
import type * as DetailsBundle from "./detailsBundle";

export type LoadDetails = () => Promise<typeof DetailsBundle>;

/** Loads dist/jobDetailsHost.js at the first call: half of our code is for details that may never be opened. */
export function lazyDetails(): LoadDetails {
  return lazyAsync(() => import("./detailsBundle"));
}
