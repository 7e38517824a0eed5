export interface ConsolePlace {
  readonly partition: string;
  readonly host: string;
}

/** Regions of the partition "aws" as AWS has named them so far; those of isolated ones have four parts. */
const common = /^(?:af|ap|ca|eu|il|me|mx|sa|us)-[a-z]{4,12}-\d{1,2}$/;

/**
 * The AWS console of a Region: three partitions have one that is publicly known (link2aws and others).
 * undefined for all other Regions, and for what is none.
 */
export function consolePlace(region: string): ConsolePlace | undefined {
  if (/^us-gov-[a-z]{4,12}-\d{1,2}$/.test(region)) {
    return { partition: "aws-us-gov", host: `${region}.console.amazonaws-us-gov.com` };
  }
  if (/^cn-[a-z]{4,12}-\d{1,2}$/.test(region)) {
    return { partition: "aws-cn", host: `${region}.console.amazonaws.cn` };
  }
  return common.test(region)
    ? { partition: "aws", host: `${region}.console.aws.amazon.com` }
    : undefined;
}
