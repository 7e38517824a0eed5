import { parseArn } from "./arn";
import type { Job } from "./job";

/** A backup vault as the jobs tell of it. */
export interface Vault {
  /** The ARN, since every account of an organization has a vault "Default"; "" when AWS did not report one. */
  readonly key: string;
  readonly name?: string;
  readonly accountId?: string;
}

const prefix = "backup-vault:";

/** The vault of a job; the ARN of restore jobs exists since October 2025 (botocore history). */
export function vaultOf(job: Job): Vault {
  const arn = job.backupVaultArn;
  const parsed = arn === undefined ? undefined : parseArn(arn);
  const named = job.kind === "backup" ? job.backupVaultName : undefined;
  const name =
    named ?? (parsed?.resource.startsWith(prefix) ? parsed.resource.slice(prefix.length) : arn);
  const accountId = parsed?.accountId || job.accountId;
  return {
    key: arn ?? (name === undefined ? "" : `${job.accountId ?? ""}/${name}`),
    ...(name !== undefined && { name }),
    ...(accountId !== undefined && { accountId }),
  };
}
