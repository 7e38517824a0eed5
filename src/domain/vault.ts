import { parseArn } from "./arn";
import type { Job } from "./job";

/** A backup vault as the jobs tell of it. */
export interface Vault {
  /**
   * Account and name, which is what tells vaults of a Region apart: in an organization every account
   * has a vault "Default", and records without an ARN belong to the same vaults. "" when AWS reported none.
   */
  readonly key: string;
  readonly name?: string;
  readonly accountId?: string;
}

const prefix = "backup-vault:";

/**
 * The vault of a job; the ARN of restore jobs exists since October 2025 (botocore history).
 * @param home the account of a job that does not say its own
 */
export function vaultOf(job: Job, home?: string): Vault {
  const arn = job.kind === "copy" ? job.destinationBackupVaultArn : job.backupVaultArn;
  const parsed = arn === undefined ? undefined : parseArn(arn);
  const inArn = parsed?.resource.startsWith(prefix) ? parsed.resource.slice(prefix.length) : arn;
  const given = (job.kind === "backup" ? job.backupVaultName : undefined) ?? inArn;
  const name = given?.trim() === "" ? undefined : given;
  const accountId = parsed?.accountId || (job.accountId ?? home);
  return {
    key: name === undefined ? "" : `${accountId ?? ""}/${name}`,
    ...(name !== undefined && { name }),
    ...(accountId !== undefined && { accountId }),
  };
}
