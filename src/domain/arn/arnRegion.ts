import { parseArn } from "./arn";
import { partitionOf } from "./partition";
import { isRegionId } from "./region";

/** The Region of an ARN, when that is another one of the same partition: the profile may list jobs there too. */
export function otherRegion(arn: string, region: string): string | undefined {
  const own = parseArn(arn)?.region ?? "";
  const isReachable = partitionOf(own) === partitionOf(region) && !isOtherPartition(arn, region);
  return own !== region && isRegionId(own) && isReachable ? own : undefined;
}

/** The Region of an ARN, or for one without a Region its partition, when that is known to be another than this Region's. */
export function regionElsewhere(arn: string, region: string): string | undefined {
  const { region: own, partition } = parseArn(arn) ?? {};
  if (own !== undefined && own !== "") return own === region ? undefined : own;
  return isOtherPartition(arn, region) ? `partition ${partition ?? ""}` : undefined;
}

/** True when both partitions are known and differ. */
export function isOtherPartition(arn: string, region: string): boolean {
  const own = parseArn(arn)?.partition;
  const here = partitionOf(region);
  return own !== undefined && here !== undefined && own !== here;
}
