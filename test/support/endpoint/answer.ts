import type { Account } from "./account";
import { getBackupPlan, getBackupSelection, listBackupSelections } from "./backupPlans";
import { childCounts } from "./childCounts";
import type { HeldJob } from "./heldJob";
import { JobViews, displayed, exists } from "./jobView";
import type { Moment } from "./jobView";
import { describeRecoveryPoint } from "./describeRecoveryPoint";
import { listJobs } from "./listJobs";
import { listVaults } from "./listVaults";
import type { Mood } from "./mood";
import type { OperationName, Parameters } from "./operations";
import { kindOf } from "./operations";
import {
  describeProtectedResource,
  listProtectedResources,
  listRecoveryPointsByResource,
} from "./protectedResources";
import { ServiceError } from "./serviceError";
import type { ErrorType } from "./serviceError";
import type { JobKind, WireObject } from "./wire";

export interface Question {
  readonly account: Account;
  readonly operation: OperationName;
  readonly params: Parameters;
  /** Milliseconds. */
  readonly now: number;
  readonly mood?: Mood;
  /** List requests answered since the mood was set; moves and churn depend on it. */
  readonly served?: number;
}

export interface Answer {
  readonly status: number;
  /** Plain values: dates in epoch seconds, nothing null. */
  readonly body: WireObject;
  readonly errorType?: ErrorType;
}

/**
 * What AWS Backup answers to a signed request: a function of its arguments, without HTTP, clock or
 * state. Tests of the model use it in-process; the server puts HTTP, signatures and faults around it.
 */
export function answer(question: Question): Answer {
  const { account, operation, params, now, mood = {}, served = 0 } = question;
  try {
    return { status: 200, body: bodyOf({ account, mood, now, served }, operation, params) };
  } catch (error) {
    if (error instanceof ServiceError) {
      return { status: error.status, body: error.body, errorType: error.type };
    }
    throw error;
  }
}

function bodyOf(moment: Moment, operation: OperationName, params: Parameters): WireObject {
  switch (operation) {
    case "ListBackupJobs":
    case "ListRestoreJobs":
    case "ListCopyJobs":
    case "ListScanJobs":
    case "ListRestoreJobsByProtectedResource":
      return listJobs(moment, operation, params);
    case "DescribeBackupJob":
      return describe(moment, find(moment, operation, params["backupJobId"]));
    case "DescribeRestoreJob":
      return describe(moment, find(moment, operation, params["restoreJobId"]));
    case "DescribeCopyJob":
      return { CopyJob: describe(moment, find(moment, operation, params["copyJobId"])) };
    case "DescribeScanJob":
      return describe(moment, find(moment, operation, params["ScanJobId"]));
    case "GetRestoreJobMetadata": {
      const job = find(moment, operation, params["restoreJobId"]);
      return { RestoreJobId: job.id, Metadata: job.metadata ?? {} };
    }
    case "DescribeRecoveryPoint":
      return describeRecoveryPoint(moment, params);
    case "ListBackupVaults":
      return listVaults(moment, params);
    case "GetSupportedResourceTypes":
      return { ResourceTypes: moment.account.resourceTypes };
    case "ListProtectedResources":
      return listProtectedResources(moment, params);
    case "DescribeProtectedResource":
      return describeProtectedResource(moment, params);
    case "ListRecoveryPointsByResource":
      return listRecoveryPointsByResource(moment, params);
    case "GetBackupPlan":
      return getBackupPlan(moment, params);
    case "ListBackupSelections":
      return listBackupSelections(moment, params);
    case "GetBackupSelection":
      return getBackupSelection(moment, params);
  }
}

function find({ account, now }: Moment, operation: OperationName, id = ""): HeldJob {
  const kind: JobKind = kindOf(operation) ?? "backup";
  const job = account.find(kind, id);
  if (job === undefined || !exists(job, now)) {
    throw new ServiceError("ResourceNotFoundException", `Cannot find ${kind} job with id ${id}.`);
  }
  return job;
}

/** Describe says more than a list: how many children a parent has, and in which states. */
function describe(moment: Moment, job: HeldJob): WireObject {
  const views = new JobViews(moment, job.kind);
  const shown = displayed(job, views.of(job), moment.mood);
  return job.kind === "restore" ? shown : { ...shown, ...childCounts(moment, job, views) };
}
