import { type Arn, parseArn } from "../arn/arn";
import type { Job } from "./job";
import { jobKinds } from "./jobKinds";

/** A backup vault as the jobs tell of it. */
export interface Vault {
  /**
   * Account and name, which is what tells vaults of a Region apart: in an organization every account
   * has a vault "Default", and records without an ARN belong to the same vaults. Before them the Region, where a kind's
   * vaults are in several. "" when AWS reported none.
   */
  readonly key: string;
  readonly name?: string;
  readonly accountId?: string;
  /** Where a kind's vaults are in several Regions. */
  readonly region?: string;
  readonly arn?: string;
}

const prefix = "backup-vault:";

/**
 * The vault of a job; the ARN of restore jobs exists since October 2025 (botocore history).
 * @param home the account of a job that does not say its own
 */
export function vaultOf(job: Job, home?: string): Vault {
  const arn = arnOf(job);
  const parsed = arn === undefined ? undefined : parseArn(arn);
  const name = nameOf(job, parsed);
  const accountId = parsed?.accountId || (job.accountId ?? home);
  const region = jobKinds[job.kind].isVaultHere ? undefined : parsed?.region;
  const key = `${accountId ?? ""}/${name ?? ""}`;
  return {
    key: name === undefined ? "" : region === undefined ? key : `${region}/${key}`,
    ...(name !== undefined && { name }),
    ...(accountId !== undefined && { accountId }),
    ...(region !== undefined && { region }),
    ...(arn !== undefined && parsed !== undefined && { arn }),
  };
}

/** The name of a job's vault, as {@link vaultOf} has it: all jobs are looked through for names, few for ARNs. */
export function vaultNameOf(job: Job): string | undefined {
  const arn = arnOf(job);
  const isNamed = givenName(job) !== undefined;
  return nameOf(job, isNamed || arn === undefined ? undefined : parseArn(arn));
}

/** The ARN of a job's vault, as AWS gave it. */
export function arnOf(job: Job): string | undefined {
  return job[jobKinds[job.kind].vault];
}

/** The name of a job's vault, as AWS gave it; undefined for kinds that only have an ARN. */
export function givenName(job: Job): string | undefined {
  const { vaultName } = jobKinds[job.kind];
  return vaultName && job[vaultName];
}

function nameOf(job: Job, arn: Arn | undefined): string | undefined {
  return named(givenName(job) ?? nameInArn(arnOf(job), arn));
}

/** The name in a vault's ARN; what is no vault's ARN counts as the name. undefined for an empty text. */
export function vaultNameIn(text: string): string | undefined {
  return named(nameInArn(text, parseArn(text)));
}

function nameInArn(text: string | undefined, arn: Arn | undefined): string | undefined {
  return arn?.resource.startsWith(prefix) ? arn.resource.slice(prefix.length) : text;
}

function named(name: string | undefined): string | undefined {
  return name?.trim() === "" ? undefined : name;
}
