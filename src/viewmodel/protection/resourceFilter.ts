import { matchesCriterion } from "../../domain/filter/filterMatch";
import { criteria, type Criterion, type JobFilter } from "../../domain/filter/jobFilter";
import type { BackupJob } from "../../domain/job/job";
import type { ResourceProtection } from "../../domain/protection/protection";
import type { ProtectedResource } from "../../domain/resource/protectedResource";

/** What a filter of jobs says of their resources. A state, a time or a message is of one job alone. */
const ofResources: readonly Criterion[] = [
  "resourceTypes",
  "resourceArns",
  "accountIds",
  "vaults",
  "backupPlans",
  "backupRules",
];

/** No criterion of a resource is a time. */
const noRanges = { readAt: 0 };

/** What of a filter narrows resources. */
export function narrowingOf(filter: JobFilter): JobFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([name]) => ofResources.some((each) => each === name)),
  );
}

/** True where a filter has criteria that say nothing of resources. */
export function hasOthers(filter: JobFilter): boolean {
  return criteria.some((each) => filter[each] !== undefined && !ofResources.includes(each));
}

/**
 * True for a resource that a filter lets through: one of its newest jobs does, or where there is none, what AWS lists of it.
 * @param listed undefined where AWS does not list it among what was read
 */
export function matchesResource(
  filter: JobFilter,
  resource: ResourceProtection,
  listed: ProtectedResource | undefined,
): boolean {
  const { lastEnded, lastGoodJob, running } = resource;
  const jobs = [lastEnded, lastGoodJob, running].filter((job) => job !== undefined);
  return (jobs.length > 0 ? jobs : [jobFor(resource, listed)]).some((job) =>
    ofResources.every((criterion) => matchesCriterion(criterion, filter, job, noRanges)),
  );
}

/** A job as the resource's would be. */
function jobFor(
  { resourceArn, resourceType, accountId }: ResourceProtection,
  listed: ProtectedResource | undefined,
): BackupJob {
  const backupVaultArn = listed?.lastBackupVaultArn;
  return {
    kind: "backup",
    id: "",
    state: "",
    resourceArn,
    ...(resourceType !== undefined && { resourceType }),
    ...(accountId !== undefined && { accountId }),
    ...(backupVaultArn !== undefined && { backupVaultArn }),
  };
}
