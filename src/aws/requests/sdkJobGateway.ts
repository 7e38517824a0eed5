import {
  DescribeBackupJobCommand,
  DescribeCopyJobCommand,
  DescribeRecoveryPointCommand,
  DescribeRestoreJobCommand,
  DescribeScanJobCommand,
  GetRestoreJobMetadataCommand,
  GetSupportedResourceTypesCommand,
  ListBackupVaultsCommand,
} from "@aws-sdk/client-backup";
import { membersOf } from "../../base/membersOf";
import type { JobKind } from "../../domain/job/job";
import type { RecoveryPoint } from "../../domain/job/recoveryPoint";
import type {
  DescribedJob,
  JobListPage,
  OpenedGateway,
  PointRequest,
  QuietWork,
  VaultPage,
} from "../../domain/query/jobGateway";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { PageRequest } from "../../domain/query/pageRequest";
import { quietly } from "../credentials/quietly";
import { readJobs } from "./jobListProtocol";
import { JobMapper } from "./jobMapper";
import {
  listBackupJobs,
  listCopyJobs,
  listRestoreJobs,
  listRestoreJobsByProtectedResource,
  listScanJobs,
} from "./listRequests";
import { text, textsIn, textsOf } from "./members";
import { checkPathLabels } from "./pathLabels";
import { plainMembers } from "./plainMembers";
import { recoveryPointOf } from "./recoveryPointOf";
import type { RequestSender } from "./requestSender";
import { SdkProtectionGateway } from "./sdkProtectionGateway";

/** AWS Backup through the AWS SDK, for one session. */
export class SdkJobGateway extends SdkProtectionGateway implements OpenedGateway {
  readonly #sender: RequestSender;
  readonly #mapper = new JobMapper();

  constructor(sender: RequestSender) {
    super(sender);
    this.#sender = sender;
  }

  get accountId(): string | undefined {
    return this.#sender.accountId;
  }

  quietly<T>(work: () => Promise<T>, how?: QuietWork): Promise<T> {
    return quietly(work, how);
  }

  close(): void {
    this.#sender.close();
  }

  async listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobListPage> {
    const { kind, resourceArn } = query;
    switch (kind) {
      case "backup": {
        const answer = await this.#sender.send(listBackupJobs(query, page, signal));
        return this.#page(kind, answer.BackupJobs, answer.NextToken);
      }
      case "restore": {
        if (resourceArn !== undefined) checkPathLabels(resourceArn);
        const answer = await this.#sender.send(
          resourceArn === undefined
            ? listRestoreJobs(query, page, signal)
            : listRestoreJobsByProtectedResource({ ...query, resourceArn }, page, signal),
        );
        return this.#page(kind, answer.RestoreJobs, answer.NextToken);
      }
      case "copy": {
        const answer = await this.#sender.send(listCopyJobs(query, page, signal));
        return this.#page(kind, answer.CopyJobs, answer.NextToken);
      }
      case "scan": {
        const answer = await this.#sender.send(listScanJobs(query, page, signal));
        return this.#page(kind, answer.ScanJobs, answer.NextToken);
      }
    }
  }

  async describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob> {
    checkPathLabels(id);
    const answer = await this.#describe(kind, id, signal);
    return { job: this.#mapper.job(kind, answer), members: plainMembers(answer) };
  }

  async getRestoreJobMetadata(
    id: string,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>> {
    checkPathLabels(id);
    const command = new GetRestoreJobMetadataCommand({ RestoreJobId: id });
    const answer = await this.#sender.send({
      operation: "GetRestoreJobMetadata",
      carriedToken: false,
      signal,
      send: (client, options) => client.send(command, options),
    });
    return textsOf(answer.Metadata);
  }

  async describeRecoveryPoint(
    { arn, vaultName }: PointRequest,
    signal: AbortSignal,
  ): Promise<RecoveryPoint> {
    checkPathLabels(arn, vaultName);
    const command = new DescribeRecoveryPointCommand({
      BackupVaultName: vaultName,
      RecoveryPointArn: arn,
    });
    const answer = await this.#sender.send({
      operation: "DescribeRecoveryPoint",
      carriedToken: false,
      signal,
      send: (client, options) => client.send(command, options),
    });
    return recoveryPointOf(answer);
  }

  async listVaults(
    { maxResults, nextToken }: PageRequest,
    signal: AbortSignal,
  ): Promise<VaultPage> {
    const command = new ListBackupVaultsCommand({ MaxResults: maxResults, NextToken: nextToken });
    const answer = await this.#sender.send({
      operation: "ListBackupVaults",
      carriedToken: nextToken !== undefined,
      signal,
      send: (client, options) => client.send(command, options),
    });
    const vaults: readonly unknown[] = Array.isArray(answer.BackupVaultList)
      ? answer.BackupVaultList
      : [];
    const names = textsIn(vaults.map((vault) => membersOf(vault)["BackupVaultName"]));
    const token = text(answer.NextToken);
    return token === undefined ? { names } : { names, nextToken: token };
  }

  async listResourceTypes(signal: AbortSignal): Promise<readonly string[]> {
    const answer = await this.#sender.send({
      operation: "GetSupportedResourceTypes",
      carriedToken: false,
      signal,
      send: (client, options) => client.send(new GetSupportedResourceTypesCommand({}), options),
    });
    return textsIn(answer.ResourceTypes);
  }

  async #describe(kind: JobKind, id: string, signal: AbortSignal): Promise<object> {
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
      case "copy": {
        const command = new DescribeCopyJobCommand({ CopyJobId: id });
        const { CopyJob: job } = await this.#sender.send({
          operation: "DescribeCopyJob",
          carriedToken: false,
          signal,
          send: (client, options) => client.send(command, options),
        });
        return job ?? {};
      }
      case "scan": {
        const command = new DescribeScanJobCommand({ ScanJobId: id });
        return this.#sender.send({
          operation: "DescribeScanJob",
          carriedToken: false,
          signal,
          send: (client, options) => client.send(command, options),
        });
      }
    }
  }

  #page(kind: JobKind, answers: unknown, token: unknown): JobListPage {
    const jobs = readJobs(answers) ?? this.#mapper.jobs(kind, answers);
    // An empty token means the end (boto3#2260), and would make the next request fail (boto3#3167).
    const nextToken = text(token);
    return nextToken === undefined ? { jobs } : { jobs, nextToken };
  }
}
