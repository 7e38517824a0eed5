import type { Job } from "../job/job";
import { categoryOf, resourceArnOf } from "../job/jobFacts";
import { everyAccount } from "../job/listedBy";
import type { JobQuery, QueryParameter } from "./jobQuery";

type Test = (query: JobQuery, job: Job) => boolean;

/** Whether a job has what a query asks of a parameter; true where it asks nothing. */
const tests: Readonly<Record<"kind" | QueryParameter, Test>> = {
  kind: ({ kind }, job) => job.kind === kind,
  state: ({ state }, job) => isOrUnasked(state, job.state),
  backupVaultName: ({ backupVaultName }, job) => isOrUnasked(backupVaultName, job.backupVaultName),
  resourceType: ({ resourceType }, job) => isOrUnasked(resourceType, job.resourceType),
  accountId: ({ accountId }, job) =>
    accountId === everyAccount || isOrUnasked(accountId, job.accountId),
  messageCategory: ({ messageCategory }, job) => isOrUnasked(messageCategory, categoryOf(job)),
  parentJobId: ({ parentJobId }, job) => isOrUnasked(parentJobId, job.parentJobId),
  resourceArn: ({ resourceArn }, job) => isOrUnasked(resourceArn, resourceArnOf(job)),
  sourceRecoveryPointArn: ({ sourceRecoveryPointArn }, job) =>
    isOrUnasked(sourceRecoveryPointArn, job.sourceRecoveryPointArn),
  destinationVaultArn: ({ destinationVaultArn }, job) =>
    isOrUnasked(destinationVaultArn, job.destinationBackupVaultArn),
  recoveryPointArn: ({ recoveryPointArn }, job) =>
    isOrUnasked(recoveryPointArn, job.recoveryPointArn),
  scanResultStatus: ({ scanResultStatus }, job) =>
    isOrUnasked(scanResultStatus, job.scanResultStatus),
  malwareScanner: ({ malwareScanner }, job) => isOrUnasked(malwareScanner, job.malwareScanner),
  restoreTestingPlanArn: ({ restoreTestingPlanArn }, job) =>
    isOrUnasked(restoreTestingPlanArn, job.restoreTestingPlanArn),
  createdAfter: ({ createdAfter }, job) => isAfter(job.creationDate, createdAfter),
  createdBefore: ({ createdBefore }, job) => isBefore(job.creationDate, createdBefore),
  completeAfter: ({ completeAfter }, job) => isAfter(job.completionDate, completeAfter),
  completeBefore: ({ completeBefore }, job) => isBefore(job.completionDate, completeBefore),
};

/**
 * Tells which jobs a list query must return. A member that a record lacks is no proof, nor is a
 * vault's name that only stands in the job's ARN: the filter may go by the member itself. Only what the query asks for is
 * looked at: 100,000 jobs are asked for in one go.
 */
export function queryMatcher(query: JobQuery): (job: Job) => boolean {
  const asked = new Set<string>(Object.keys(query));
  const needed = Object.entries(tests).flatMap(([name, test]) => (asked.has(name) ? [test] : []));
  return (job) => needed.every((test) => test(query, job));
}

function isOrUnasked(asked: string | undefined, value: string | undefined): boolean {
  return asked === undefined || asked === value;
}

function isAfter(time: number | undefined, asked: number | undefined): boolean {
  return asked === undefined || (time !== undefined && time > asked);
}

function isBefore(time: number | undefined, asked: number | undefined): boolean {
  return asked === undefined || (time !== undefined && time < asked);
}
