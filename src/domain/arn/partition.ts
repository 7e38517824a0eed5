/** Regions of the partition "aws" as AWS has named them so far; those of isolated ones have four parts. */
const common = /^(?:af|ap|ca|eu|il|me|mx|sa|us)-[a-z]{4,12}-\d{1,2}$/;

/** The partition of a Region; undefined for the isolated and sovereign ones, and for what is no Region. */
export function partitionOf(region: string): "aws" | "aws-cn" | "aws-us-gov" | undefined {
  if (/^us-gov-[a-z]{4,12}-\d{1,2}$/.test(region)) return "aws-us-gov";
  if (/^cn-[a-z]{4,12}-\d{1,2}$/.test(region)) return "aws-cn";
  return common.test(region) ? "aws" : undefined;
}
