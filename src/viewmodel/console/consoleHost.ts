import { partitionOf } from "../../domain/arn/partition";

export interface ConsoleHost {
  readonly partition: string;
  readonly host: string;
}

/** The console of a partition, of services that have no Regions; of those partitions that {@link consoleHost} knows. */
const partitionHosts: ReadonlyMap<string, string> = new Map([
  ["aws", "console.aws.amazon.com"],
  ["aws-cn", "console.amazonaws.cn"],
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
]);

export function partitionConsoleHost(partition: string): string | undefined {
  return partitionHosts.get(partition);
}

/**
 * The AWS console of a Region: three partitions have one that is publicly known (link2aws and others).
 * undefined for all other Regions, and for what is none.
 */
export function consoleHost(region: string): ConsoleHost | undefined {
  const partition = partitionOf(region);
  const host = partition === undefined ? undefined : partitionHosts.get(partition);
  return partition === undefined || host === undefined
    ? undefined
    : { partition, host: `${region}.${host}` };
}
