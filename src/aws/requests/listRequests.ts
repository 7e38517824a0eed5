import {
  ListBackupJobsCommand,
  ListCopyJobsCommand,
  ListRestoreJobsByProtectedResourceCommand,
  ListRestoreJobsCommand,
  ListScanJobsCommand,
} from "@aws-sdk/client-backup";
import type {
  ListBackupJobsCommandOutput,
  ListCopyJobsCommandOutput,
  ListRestoreJobsByProtectedResourceCommandOutput,
  ListRestoreJobsCommandOutput,
  ListScanJobsCommandOutput,
} from "@aws-sdk/client-backup";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { PageRequest } from "../../domain/query/pageRequest";
import { requestMembers } from "../../domain/query/requestMembers";
import type { Operation } from "./answerForms";
import type { SdkRequest } from "./requestSender";

/** ListBackupJobs. */
export function listBackupJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListBackupJobsCommandOutput> {
  const command = new ListBackupJobsCommand({ ...askedBy(query), ...pageOf(page) });
  return {
    ...aboutPage("ListBackupJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListRestoreJobs; it can't filter by resource. */
export function listRestoreJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListRestoreJobsCommandOutput> {
  const command = new ListRestoreJobsCommand({ ...askedBy(query), ...pageOf(page) });
  return {
    ...aboutPage("ListRestoreJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListRestoreJobsByProtectedResource; of the query's parameters it has the resource and the state. */
export function listRestoreJobsByProtectedResource(
  query: JobQuery & { readonly resourceArn: string },
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListRestoreJobsByProtectedResourceCommandOutput> {
  const input = { ...askedBy(query), ...pageOf(page), ResourceArn: query.resourceArn };
  const command = new ListRestoreJobsByProtectedResourceCommand(input);
  return {
    ...aboutPage("ListRestoreJobsByProtectedResource", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListCopyJobs. */
export function listCopyJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListCopyJobsCommandOutput> {
  const command = new ListCopyJobsCommand({ ...askedBy(query), ...pageOf(page) });
  return {
    ...aboutPage("ListCopyJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** ListScanJobs. */
export function listScanJobs(
  query: JobQuery,
  page: PageRequest,
  signal: AbortSignal,
): SdkRequest<ListScanJobsCommandOutput> {
  const command = new ListScanJobsCommand({ ...askedBy(query), ...pageOf(page) });
  return {
    ...aboutPage("ListScanJobs", page, signal),
    send: (client, options) => client.send(command, options),
  };
}

/** What the sender has to know of a request for a page. */
export function aboutPage(
  operation: Operation,
  { nextToken }: PageRequest,
  signal: AbortSignal,
): Omit<SdkRequest<never>, "send"> {
  return { operation, carriedToken: nextToken !== undefined, signal };
}

/** The SDK drops what its operation has not; a state that its types don't know yet is asked for all the same. */
function askedBy(query: JobQuery): Readonly<Record<string, string | Date>> {
  const members = requestMembers(query).map(
    ([name, value]) => [name, typeof value === "number" ? new Date(value) : value] as const,
  );
  return Object.fromEntries(members);
}

/** The page under the names that all our list operations have for it. */
export function pageOf({ maxResults, nextToken }: PageRequest): {
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
} {
  return { MaxResults: maxResults, NextToken: nextToken };
}
