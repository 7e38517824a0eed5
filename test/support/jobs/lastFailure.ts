import type { WireObject } from "../endpoint/wire";

/**
 * A failed job that is the newest of its resource; `jobs` has the newest first. At some hours of the day, a job of the
 * demo account that runs is newer than the failure of the same resource.
 */
export function lastFailure(jobs: readonly WireObject[]): WireObject {
  const found = jobs.find((job) => {
    const { State: state, ResourceArn: arn } = job;
    const newest = jobs.find((other) => other["ResourceArn"] === arn);
    return state === "FAILED" && arn !== undefined && newest === job;
  });
  if (found === undefined) throw new Error("No resource's newest job failed.");
  return found;
}
