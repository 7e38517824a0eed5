/**
 * What somebody wants to see of a view's jobs; plain JSON, so that it can be saved and shared. Values of
 * one criterion are alternatives, criteria narrow each other, and a criterion that is not set means
 * nothing. All views have the same filter: each makes of it what its kind of job has (filterPlan.ts).
 */
export interface JobFilter {
  /** Display states, see jobState.ts: AWS's names and COMPLETED_WITH_ISSUES. */
  readonly states?: readonly string[];
  /** Names of backup vaults: where a backup is, a restore came from, a copy went. */
  readonly vaults?: readonly string[];
  readonly resourceTypes?: readonly string[];
  readonly resourceArns?: readonly string[];
  /** 12 digits; or "*" alone for all accounts of an organization. */
  readonly accountIds?: readonly string[];
  /** Recovery points that were made, restored, copied or scanned. */
  readonly recoveryPointArns?: readonly string[];
  readonly messageCategories?: readonly string[];
  readonly parentJobIds?: readonly string[];
  /** Names of the vaults that copies came from; of copy jobs only, as are the next three. */
  readonly sourceVaults?: readonly string[];
  readonly destinationVaultArns?: readonly string[];
  readonly destinationRegions?: readonly string[];
  /** The backup jobs that made the recovery points that were copied. */
  readonly createdByBackupJobIds?: readonly string[];
  /** Of scan jobs only, as is the next. */
  readonly scanResults?: readonly string[];
  readonly malwareScanners?: readonly string[];
  /** Of restore jobs only. */
  readonly restoreTestingPlanArns?: readonly string[];
  /** Names, ids or ARNs of backup plans. */
  readonly backupPlans?: readonly string[];
  /** Names or ids of rules in backup plans. */
  readonly backupRules?: readonly string[];
  /** ["none"]: of failed backup and copy jobs those that no later good one of the resource followed. */
  readonly laterBackup?: readonly string[];
  /** When a job was created, in words that timeWindow.ts reads. */
  readonly created?: string;
  /** When a job was completed, in the same words. */
  readonly completed?: string;
}

/** The one value of `laterBackup`. */
export const noLaterBackup = "none";

export type Criterion = keyof JobFilter;
export type WindowCriterion = "created" | "completed";
export type ListCriterion = Exclude<Criterion, WindowCriterion>;

/** In the order in which a filter is read out and criteria are offered: what few kinds have comes last. */
export const listCriteria: readonly ListCriterion[] = [
  "states",
  "laterBackup",
  "resourceTypes",
  "vaults",
  "resourceArns",
  "recoveryPointArns",
  "accountIds",
  "messageCategories",
  "backupPlans",
  "backupRules",
  "restoreTestingPlanArns",
  "parentJobIds",
  "sourceVaults",
  "destinationVaultArns",
  "destinationRegions",
  "createdByBackupJobIds",
  "scanResults",
  "malwareScanners",
];

export const windowCriteria: readonly WindowCriterion[] = ["created", "completed"];

export const criteria: readonly Criterion[] = [...listCriteria, ...windowCriteria];

export const noFilter: JobFilter = {};

export function isFiltering(filter: JobFilter): boolean {
  return criteria.some((criterion) => filter[criterion] !== undefined);
}

/** The filter with other values of one criterion; none of them takes the criterion out. */
export function withValues(
  filter: JobFilter,
  criterion: ListCriterion,
  values: readonly string[],
): JobFilter {
  return changed(filter, criterion, values.length === 0 ? undefined : [...new Set(values)]);
}

/** The filter with another time window; undefined takes the criterion out. */
export function withWindow(
  filter: JobFilter,
  criterion: WindowCriterion,
  window: string | undefined,
): JobFilter {
  return changed(filter, criterion, window);
}

/** Members that are not set are left out, so that the filter is the same JSON whichever way it was made. */
function changed(filter: JobFilter, criterion: Criterion, value: unknown): JobFilter {
  const others = Object.entries(filter).filter(([each]) => each !== criterion);
  return Object.fromEntries(value === undefined ? others : [...others, [criterion, value]]);
}

export function isSameFilter(a: JobFilter, b: JobFilter): boolean {
  return filterText(a) === filterText(b);
}

function filterText(filter: JobFilter): string {
  return JSON.stringify(criteria.map((criterion) => filter[criterion] ?? null));
}
