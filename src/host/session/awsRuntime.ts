import type { AwsRuntimeOptions } from "../../aws/index";
import { lazyAsync } from "../../base/lazyAsync";
import type { AwsRuntime } from "../../domain/session/session";

export type LoadAwsRuntime = () => Promise<AwsRuntime>;

/** The only door to the aws layer: loads dist/aws.js (the AWS SDK) at the first call. */
export function lazyAwsRuntime(options: AwsRuntimeOptions): LoadAwsRuntime {
  return lazyAsync(async () => {
    const { createAwsRuntime } = await import("../../aws/index");
    return createAwsRuntime(options);
  });
}
