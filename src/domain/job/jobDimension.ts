import type { Job } from "./job";
import { categoryOf } from "./jobFacts";
import { displayState } from "./jobState";
import { vaultOf } from "./vault";

/** What jobs can be grouped by; the day is that of their creation. */
export const dimensions = [
  "state",
  "vault",
  "resourceType",
  "plan",
  "account",
  "category",
  "result",
  "day",
] as const;
export type Dimension = (typeof dimensions)[number];

/** What a job's place in the groups depends on beside the job. */
export interface GroupingContext {
  /** ISO date of a time (ms) in the user's zone. */
  readonly dayOf: (time: number) => string;
  /** The account of jobs that don't say their own; undefined where jobs of several accounts are asked for. */
  readonly home: string | undefined;
}

/** The key of the group in which a job stands; "" where AWS reported nothing to group by. */
export function dimensionOf(dimension: Dimension, job: Job, context: GroupingContext): string {
  switch (dimension) {
    case "state":
      return displayState(job);
    case "vault":
      return vaultOf(job, context.home).key;
    case "resourceType":
      return job.resourceType ?? "";
    case "plan":
      return planOf(job)?.key ?? "";
    case "account":
      return job.accountId ?? context.home ?? "";
    case "category":
      return categoryOf(job) ?? "";
    case "result":
      return job.scanResultStatus ?? "";
    case "day":
      return job.creationDate === undefined ? "" : context.dayOf(job.creationDate);
  }
}

/** The plan that a job came from: a backup plan, or a restore testing plan. */
export interface JobPlan {
  /** The backup plan's id (its name can change and is not in old records), or the testing plan's ARN. */
  readonly key: string;
  readonly name?: string;
}

/** @returns undefined for jobs on demand */
export function planOf(job: Job): JobPlan | undefined {
  if (job.restoreTestingPlanArn) return { key: job.restoreTestingPlanArn };
  const { backupPlanId, backupPlanArn, backupPlanName } = job.createdBy ?? {};
  const key = backupPlanId ?? backupPlanArn ?? backupPlanName;
  if (key === undefined || key === "") return undefined;
  return { key, ...(backupPlanName && { name: backupPlanName }) };
}
