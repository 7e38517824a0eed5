/** A Region that AWS Backup has an endpoint in. */
export interface Region {
  /** e.g. "eu-west-1". */
  readonly id: string;
  /** As AWS names it, e.g. "Europe (Ireland)". */
  readonly name: string;
  /** e.g. "aws", "aws-cn", "aws-us-gov". */
  readonly partition: string;
}

/** botocore's partitions and endpoints of August 2026, without the pseudo Regions ("aws-global"). */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws: {
    "af-south-1": "Africa (Cape Town)",
    "ap-east-1": "Asia Pacific (Hong Kong)",
    "ap-east-2": "Asia Pacific (Taipei)",
    "ap-northeast-1": "Asia Pacific (Tokyo)",
    "ap-northeast-2": "Asia Pacific (Seoul)",
    "ap-northeast-3": "Asia Pacific (Osaka)",
    "ap-south-1": "Asia Pacific (Mumbai)",
    "ap-south-2": "Asia Pacific (Hyderabad)",
    "ap-southeast-1": "Asia Pacific (Singapore)",
    "ap-southeast-2": "Asia Pacific (Sydney)",
    "ap-southeast-3": "Asia Pacific (Jakarta)",
    "ap-southeast-4": "Asia Pacific (Melbourne)",
    "ap-southeast-5": "Asia Pacific (Malaysia)",
    "ap-southeast-6": "Asia Pacific (New Zealand)",
    "ap-southeast-7": "Asia Pacific (Thailand)",
    "ca-central-1": "Canada (Central)",
    "ca-west-1": "Canada West (Calgary)",
    "eu-central-1": "Europe (Frankfurt)",
    "eu-central-2": "Europe (Zurich)",
    "eu-north-1": "Europe (Stockholm)",
    "eu-south-1": "Europe (Milan)",
    "eu-south-2": "Europe (Spain)",
    "eu-west-1": "Europe (Ireland)",
    "eu-west-2": "Europe (London)",
    "eu-west-3": "Europe (Paris)",
    "il-central-1": "Israel (Tel Aviv)",
    "me-central-1": "Middle East (UAE)",
    "me-south-1": "Middle East (Bahrain)",
    "mx-central-1": "Mexico (Central)",
    "sa-east-1": "South America (Sao Paulo)",
    "us-east-1": "US East (N. Virginia)",
    "us-east-2": "US East (Ohio)",
    "us-west-1": "US West (N. California)",
    "us-west-2": "US West (Oregon)",
  },
  "aws-cn": {
    "cn-north-1": "China (Beijing)",
    "cn-northwest-1": "China (Ningxia)",
  },
  "aws-us-gov": {
    "us-gov-east-1": "AWS GovCloud (US-East)",
    "us-gov-west-1": "AWS GovCloud (US-West)",
  },
};

/** Sorted by partition, then id. A Region that is missing here can still be typed or come from a profile. */
export const regions: readonly Region[] = Object.entries(names).flatMap(([partition, ids]) =>
  Object.entries(ids).map(([id, name]) => ({ id, name, partition })),
);

/** AWS's name of a Region, or undefined for one that isn't known here. */
export function regionName(id: string): string | undefined {
  return regions.find((region) => region.id === id)?.name;
}

/** True for text of the form that AWS gives Regions, known to us or not: eu-west-1, us-gov-east-1, eusc-de-east-1. */
export function isRegionId(text: string): boolean {
  return /^[a-z]{2,8}(-[a-z]{1,12}){1,3}-\d{1,2}$/.test(text);
}
