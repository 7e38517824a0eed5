import { partitionOf } from "../../domain/arn/partition";

export interface ConsoleHost {
  readonly partition: string;
  readonly host: string;
}

/**
 * The AWS console of a Region: three partitions have one that is publicly known (link2aws and others).
 * undefined for all other Regions, and for what is none.
 */
export function consoleHost(region: string): ConsoleHost | undefined {
  const partition = partitionOf(region);
  switch (partition) {
    case "aws":
      return { partition, host: `${region}.console.aws.amazon.com` };
    case "aws-cn":
      return { partition, host: `${region}.console.amazonaws.cn` };
    case "aws-us-gov":
      return { partition, host: `${region}.console.amazonaws-us-gov.com` };
    case undefined:
      return undefined;
  }
}
