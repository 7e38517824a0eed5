import { arnName } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { recoveryPointArnOf, resourceArnOf, startedAt } from "../../domain/job/jobFacts";
import { isUnfinished } from "../../domain/job/jobState";
import type { Vault } from "../../domain/job/vault";
import { oneLine } from "../text/plainText";

/** The ARN that stands for the job: of its resource, else of what a restore created. */
export function shownArnOf(job: Job): string | undefined {
  return resourceArnOf(job) ?? job.createdResourceArn;
}

/** What a person calls the job: its resource's name, else the best that AWS reported. */
export function jobName(job: Job): string {
  const arn = shownArnOf(job) ?? recoveryPointArnOf(job);
  const candidates = [job.resourceName, arn === undefined ? undefined : arnName(arn), job.id];
  for (const candidate of candidates) {
    const name = candidate === undefined ? "" : oneLine(candidate);
    if (name !== "") return name;
  }
  return job.resourceType === undefined ? "Unnamed job" : oneLine(job.resourceType);
}

/** The moment that matters on a row: when the job finished, or started if it hasn't. */
export function jobMoment(job: Job): { readonly verb: string; readonly time: number } | undefined {
  const finished = !isUnfinished(job) || job.completionDate !== undefined;
  if (finished && job.completionDate !== undefined) {
    return { verb: "finished", time: job.completionDate };
  }
  const started = startedAt(job);
  if (!finished && started !== undefined) return { verb: "started", time: started };
  return job.creationDate === undefined ? undefined : { verb: "created", time: job.creationDate };
}

/**
 * 0 to 100 while the job can still change; AWS's number says nothing about finished jobs. AWS writes "45.0", and for
 * restore jobs "45.00%" (AWS Backup Developer Guide, sample of RESTORE_JOB_REPORT).
 */
export function jobPercent(job: Job): number | undefined {
  const { percentDone } = job;
  if (!isUnfinished(job) || percentDone === undefined) return undefined;
  const digits = /^(\d{1,3}(?:\.\d*)?) ?%?$/.exec(percentDone.trim())?.[1];
  return digits === undefined || Number(digits) > 100 ? undefined : Math.floor(Number(digits));
}

/** A vault's label where AWS names none. */
export const vaultNotReported = "Vault not reported";

export interface VaultLabelOptions {
  /** Vaults of several accounts are shown. */
  readonly withAccount: boolean;
  /** The Region of the session, which need not be said; undefined where it is not known. */
  readonly region?: string | undefined;
}

/** A vault's label: "prod-vault", and where it need be said "dr-vault in eu-central-1 (111122223333)". */
export function vaultLabel(vault: Vault | undefined, options: VaultLabelOptions): string {
  const name = vault?.name === undefined ? "" : oneLine(vault.name);
  if (vault === undefined || name === "") return vaultNotReported;
  const { accountId, region } = vault;
  const isHere = region === undefined || region === options.region;
  const place = isHere ? "" : ` in ${oneLine(region, 40)}`;
  const account =
    options.withAccount && accountId !== undefined ? ` (${oneLine(accountId, 20)})` : "";
  return `${name}${place}${account}`;
}

/** AWS's longest name of a type leaves no room for anything else on a row. */
const shortTypes: Readonly<Record<string, string>> = { "SAP HANA on Amazon EC2": "SAP HANA" };

/** The resource type as a row has room for it. */
export function shortType(type: string): string {
  return Object.hasOwn(shortTypes, type) ? (shortTypes[type] ?? type) : oneLine(type, 40);
}
