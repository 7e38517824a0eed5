import {
  DescribeBackupJobCommand,
  DescribeRestoreJobCommand,
  ListBackupJobsCommand,
  ListRestoreJobsCommand,
} from "@aws-sdk/client-backup";
import type { BackupJobState, RestoreJobStatus } from "@aws-sdk/client-backup";
import { BackupError } from "../domain/backupError";
import type { JobKind } from "../domain/job";
import type { DescribedJob, JobGateway, JobPage, PageRequest } from "../domain/jobGateway";
import type { JobQuery } from "../domain/jobQuery";
import { JobMapper } from "./jobMapper";
import { text } from "./members";
import { plainMembers } from "./plainMembers";
import type { RequestSender } from "./requestSender";

/** AWS Backup through the AWS SDK, for one session. */
export class SdkJobGateway implements JobGateway {
  readonly #sender: RequestSender;
  readonly #mapper = new JobMapper();

  constructor(sender: RequestSender) {
    this.#sender = sender;
  }

  async listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobPage> {
    switch (query.kind) {
      case "backup": {
        const answer = await this.#listBackupJobs(query, page, signal);
        return this.#page("backup", answer.BackupJobs, answer.NextToken);
      }
      case "restore": {
        const answer = await this.#listRestoreJobs(query, page, signal);
        return this.#page("restore", answer.RestoreJobs, answer.NextToken);
      }
    }
  }

  async describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob> {
    // With an empty id the SDK would ask for the list: GET /backup-jobs/ (checked).
    if (id === "") throw new BackupError("missingParameterValue", { detail: "The job has no id." });
    const answer = await this.#describe(kind, id, signal);
    return { job: this.#mapper.job(kind, answer), members: plainMembers(answer) };
  }

  #listBackupJobs(query: JobQuery, page: PageRequest, signal: AbortSignal) {
    const command = new ListBackupJobsCommand({
      MaxResults: page.maxResults,
      NextToken: page.nextToken,
      // States that the API model doesn't know yet are asked for all the same.
      ByState: query.state as BackupJobState | undefined,
      ByBackupVaultName: query.backupVaultName,
      ByParentJobId: query.parentJobId,
      ByCompleteAfter: dateOf(query.completeAfter),
    });
    return this.#sender.send({
      operation: "ListBackupJobs",
      carriedToken: page.nextToken !== undefined,
      signal,
      send: (client, options) => client.send(command, options),
    });
  }

  #listRestoreJobs(query: JobQuery, page: PageRequest, signal: AbortSignal) {
    const command = new ListRestoreJobsCommand({
      MaxResults: page.maxResults,
      NextToken: page.nextToken,
      ByStatus: query.state as RestoreJobStatus | undefined,
      ByParentJobId: query.parentJobId,
      ByCompleteAfter: dateOf(query.completeAfter),
    });
    return this.#sender.send({
      operation: "ListRestoreJobs",
      carriedToken: page.nextToken !== undefined,
      signal,
      send: (client, options) => client.send(command, options),
    });
  }

  #describe(kind: JobKind, id: string, signal: AbortSignal) {
    switch (kind) {
      case "backup": {
        const command = new DescribeBackupJobCommand({ BackupJobId: id });
        return this.#sender.send({
          operation: "DescribeBackupJob",
          carriedToken: false,
          signal,
          send: (client, options) => client.send(command, options),
        });
      }
      case "restore": {
        const command = new DescribeRestoreJobCommand({ RestoreJobId: id });
        return this.#sender.send({
          operation: "DescribeRestoreJob",
          carriedToken: false,
          signal,
          send: (client, options) => client.send(command, options),
        });
      }
    }
  }

  #page(kind: JobKind, answers: unknown, token: unknown): JobPage {
    const jobs = this.#mapper.jobs(kind, answers);
    // An empty token means the end (boto3#2260), and would make the next request fail (boto3#3167).
    const nextToken = text(token);
    return nextToken === undefined ? { jobs } : { jobs, nextToken };
  }
}

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
