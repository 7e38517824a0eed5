import {
  ListBackupJobsCommand,
  ListCopyJobsCommand,
  ListRestoreJobsByProtectedResourceCommand,
  ListRestoreJobsCommand,
} from "@aws-sdk/client-backup";
import type {
  BackupJobState,
  CopyJobState,
  ListBackupJobsCommandOutput,
  ListCopyJobsCommandOutput,
  ListRestoreJobsByProtectedResourceCommandOutput,
  ListRestoreJobsCommandOutput,
  RestoreJobStatus,
} from "@aws-sdk/client-backup";
import type { PageRequest } from "../../domain/query/jobGateway";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { SdkRequest } from "./requestSender";

// Each request takes those parameters of the query that its operation has. States that the API model
// doesn't know yet are asked for all the same, hence the casts.

/** ListBackupJobs. */
export function listBackupJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListBackupJobsCommandOutput> {
  const command = new ListBackupJobsCommand({
    MaxResults: page.maxResults,
    NextToken: page.nextToken,
    ByState: query.state as BackupJobState | undefined,
    ByBackupVaultName: query.backupVaultName,
    ByResourceType: query.resourceType,
    ByAccountId: query.accountId,
    ByMessageCategory: query.messageCategory,
    ByParentJobId: query.parentJobId,
    ByResourceArn: query.resourceArn,
    ...datesOf(query),
  });
  return {
    ...about("ListBackupJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListRestoreJobs; it can't filter by resource. */
export function listRestoreJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListRestoreJobsCommandOutput> {
  const command = new ListRestoreJobsCommand({
    MaxResults: page.maxResults,
    NextToken: page.nextToken,
    ByStatus: query.state as RestoreJobStatus | undefined,
    ByResourceType: query.resourceType,
    ByAccountId: query.accountId,
    ByParentJobId: query.parentJobId,
    ByRestoreTestingPlanArn: query.restoreTestingPlanArn,
    ...datesOf(query),
  });
  return {
    ...about("ListRestoreJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListRestoreJobsByProtectedResource; of the query's parameters it has the resource and the state. */
export function listRestoreJobsByProtectedResource(
  query: JobQuery & { readonly resourceArn: string },
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListRestoreJobsByProtectedResourceCommandOutput> {
  const command = new ListRestoreJobsByProtectedResourceCommand({
    MaxResults: page.maxResults,
    NextToken: page.nextToken,
    ResourceArn: query.resourceArn,
    ByStatus: query.state as RestoreJobStatus | undefined,
  });
  return {
    ...about("ListRestoreJobsByProtectedResource", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListCopyJobs. */
export function listCopyJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListCopyJobsCommandOutput> {
  const command = new ListCopyJobsCommand({
    MaxResults: page.maxResults,
    NextToken: page.nextToken,
    ByState: query.state as CopyJobState | undefined,
    ByResourceType: query.resourceType,
    ByAccountId: query.accountId,
    ByMessageCategory: query.messageCategory,
    ByParentJobId: query.parentJobId,
    ByResourceArn: query.resourceArn,
    BySourceRecoveryPointArn: query.sourceRecoveryPointArn,
    ByDestinationVaultArn: query.destinationVaultArn,
    ...datesOf(query),
  });
  return {
    ...about("ListCopyJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

function about(
  operation: string,
  { nextToken }: PageRequest,
  signal: AbortSignal,
): Omit<SdkRequest<never>, "send"> {
  return { operation, carriedToken: nextToken !== undefined, signal };
}

function datesOf({ createdAfter, createdBefore, completeAfter, completeBefore }: JobQuery): {
  readonly ByCreatedAfter: Date | undefined;
  readonly ByCreatedBefore: Date | undefined;
  readonly ByCompleteAfter: Date | undefined;
  readonly ByCompleteBefore: Date | undefined;
} {
  return {
    ByCreatedAfter: dateOf(createdAfter),
    ByCreatedBefore: dateOf(createdBefore),
    ByCompleteAfter: dateOf(completeAfter),
    ByCompleteBefore: dateOf(completeBefore),
  };
}

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
