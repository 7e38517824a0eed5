import type { AwsRuntimeOptions } from "../../aws/index";
import { lazyAsync } from "../../base/lazyAsync";
import type { AwsRuntime } from "../../domain/session/session";
import { nextTask } from "../base/nextTask";

export type LoadAwsRuntime = () => Promise<AwsRuntime>;

/** The only door to the aws layer: loads dist/aws.js (the AWS SDK) at the first call. */
export function lazyAwsRuntime(options: AwsRuntimeOptions): LoadAwsRuntime {
  return lazyAsync(async () => {
    // To load the SDK takes some 30 ms: not in the task in which a view came into sight.
    await nextTask();
    const { createAwsRuntime } = await import("../../aws/index");
    return createAwsRuntime(options);
  });
}
