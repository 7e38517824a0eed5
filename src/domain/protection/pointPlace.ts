import { parseArn } from "../arn/arn";
import type { Job } from "../job/job";
import { jobKinds } from "../job/jobKinds";
import { vaultOf } from "../job/vault";

/** Where the recovery point of a job is, as far as a session can ask for it. Untrusted texts. */
export type PointPlace =
  | { readonly type: "here"; readonly arn: string; readonly vaultName: string }
  /** A session asks in its own Region and account. */
  | {
      readonly type: "elsewhere";
      readonly region: string | undefined;
      readonly accountId: string | undefined;
    }
  /** DescribeRecoveryPoint needs the name of the vault. */
  | { readonly type: "vaultUnknown" };

export interface PointPlaceOptions {
  /** The session's. */
  readonly region: string;
  /** The account whose jobs the page asks for by name: another's, as far as anybody knows. */
  readonly namedAccountId: string | undefined;
}

/**
 * The recovery point that a backup or copy job made, or that a restore or scan job was made from; undefined where the job
 * names none. In another account's vault there may be a vault of the same name here, which does not have it.
 */
export function pointPlace(
  job: Job,
  { region, namedAccountId }: PointPlaceOptions,
): PointPlace | undefined {
  const arn = job[jobKinds[job.kind].vaultPoint];
  if (arn === undefined || arn === "") return undefined;
  const vault = vaultOf(job);
  const parsed = parseArn(vault.arn ?? "");
  const owner = parsed?.accountId ?? job.accountId;
  const place = parsed === undefined || parsed.region === region ? undefined : parsed.region;
  const isOthers = job.accountId !== undefined && owner !== job.accountId;
  const accountId =
    isOthers || namedAccountId !== undefined ? (owner ?? namedAccountId) : undefined;
  if (place !== undefined || accountId !== undefined) {
    return { type: "elsewhere", region: place, accountId };
  }
  return vault.name === undefined
    ? { type: "vaultUnknown" }
    : { type: "here", arn, vaultName: vault.name };
}
