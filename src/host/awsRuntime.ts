import type { AwsRuntimeOptions } from "../aws/index";
import type { AwsRuntime } from "../domain/session";

export type LoadAwsRuntime = () => Promise<AwsRuntime>;

/**
 * The only door to the aws layer: loads dist/aws.js (the AWS SDK) at the first call and once. A load
 * that failed is forgotten, so that the next call tries again.
 */
export function lazyAwsRuntime(options: AwsRuntimeOptions): LoadAwsRuntime {
  let loading: Promise<AwsRuntime> | undefined;
  return () => {
    loading ??= import("../aws/index").then(
      ({ createAwsRuntime }) => createAwsRuntime(options),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
}
