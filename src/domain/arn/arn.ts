export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Everything after the fifth colon; may hold colons itself ("snapshot:awsbackup:job-…"). */
  readonly resource: string;
}

/** Splits an ARN on its first five colons; undefined for any other text. */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, accountId, ...rest] = text.split(":");
  if (arn !== "arn" || !partition || !service || region === undefined || accountId === undefined) {
    return undefined;
  }
  const resource = rest.join(":");
  return resource === "" ? undefined : { partition, service, region, accountId, resource };
}

/** A stack's name stands before its id; names of snapshots of databases may have colons (awsbackup:job-…, rds:…). */
const names: Readonly<Partial<Record<string, RegExp>>> = {
  cloudformation: /^stack\/([^/]+)/,
  rds: /^(?:cluster-)?snapshot:(.+)/,
};

/** The name a person knows the resource by: what follows the last colon or slash; the text itself if it is no ARN. */
export function arnName(text: string): string {
  const parsed = parseArn(text);
  if (parsed === undefined) return text;
  const { service, resource } = parsed;
  const named = Object.hasOwn(names, service) ? names[service]?.exec(resource)?.[1] : undefined;
  return named ?? /[^/:]+(?=[/:]*$)/.exec(resource)?.[0] ?? resource;
}
