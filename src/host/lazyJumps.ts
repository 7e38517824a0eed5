import { lazyAsync } from "../base/lazyAsync";
import type * as JumpsBundle from "./jumpsBundle";

export type LoadJumps = () => Promise<typeof JumpsBundle>;

/** Loads dist/jumps.js at the first call: when somebody hovers on an ARN, or goes to a job or a resource. */
export function lazyJumps(): LoadJumps {
  return lazyAsync(() => import("./jumpsBundle"));
}
