import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";

/** Types whose BackupSizeInBytes AWS leaves at 0 or out (model documentation of BackupJob). */
const neverReported: ReadonlySet<string> = new Set([
  "RDS",
  "Aurora",
  "DocumentDB",
  "Neptune",
  "FSx",
]);

/** True where 0 bytes, or none, only says that AWS does not report the size of this type. */
export function isSizeUnreported({ resourceType, backupSizeInBytes }: Job): boolean {
  return neverReportsBytes(backupSizeInBytes, resourceType);
}

/** The same of any number of bytes. */
export function neverReportsBytes(
  bytes: number | undefined,
  resourceType: string | undefined,
): boolean {
  return !bytes && neverReported.has(resourceType ?? "");
}

/** What the size of a backup or a copy counts where that is not the backup (model documentation). */
const meanings: ReadonlyMap<string, string> = new Map([
  ["EBS", "the size of the provisioned volume, not of the snapshot"],
  ["EC2", "the size of the provisioned volumes, not of the snapshots"],
  ["EFS", "what was transferred for this backup"],
  ["EKS", "the size of the nested recovery points"],
  ["VirtualMachine", "may be less than the backup's real size"],
]);

/** Says what AWS counts as the size; undefined where it is what one would think. */
export function sizeMeaning({ kind, resourceType }: Job): string | undefined {
  return jobKinds[kind].hasOwnSize ? meanings.get(resourceType ?? "") : undefined;
}
