import { lazyAsync } from "../../base/lazyAsync";
import type { JobRef } from "../../viewmodel/details/actions";
import type { ArnJobsContext } from "./arnJobsPick";
import type * as DetailsBundle from "./detailsBundle";

export type LoadDetails = () => Promise<typeof DetailsBundle>;

/** Lets the user choose among the jobs of an ARN. */
export type PickJobOfArn = (arn: string, at: ArnJobsContext) => Promise<JobRef | undefined>;

/** Loads dist/jobDetailsHost.js at the first call: half of our code is for details that may never be opened. */
export function lazyDetails(): LoadDetails {
  return lazyAsync(() => import("./detailsBundle"));
}
