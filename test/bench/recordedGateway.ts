import { JobMapper } from "../../src/aws/requests/jobMapper";
import type { Job } from "../../src/domain/job/job";
import type {
  DescribedJob,
  JobGateway,
  JobListPage,
  PageRequest,
  VaultPage,
} from "../../src/domain/query/jobGateway";
import type { RecoveryPoint } from "../../src/domain/job/recoveryPoint";
import type { JobQuery } from "../../src/domain/query/jobQuery";
import type { Account } from "../support/endpoint/account";
import { answer } from "../support/endpoint/answer";
import { encodeBody } from "../support/endpoint/encodeBody";
import { dateMembers } from "../support/endpoint/shapes";

/** The texts of answers by request, shared by the gateways of a run. */
export type Answers = Map<string, string>;

/**
 * Answers of the endpoint, computed once and then repeated: what is measured is the product, not the
 * endpoint. What it does with an answer's text is JSON, dates and the mapper.
 */
export class RecordedGateway implements JobGateway {
  readonly #account: Account;
  readonly #now: number;
  readonly #answers: Answers;
  readonly #mapper = new JobMapper();

  constructor(options: {
    readonly account: Account;
    readonly now: number;
    readonly answers: Answers;
  }) {
    this.#account = options.account;
    this.#now = options.now;
    this.#answers = options.answers;
  }

  listJobs(query: JobQuery, page: PageRequest): Promise<JobListPage> {
    return Promise.resolve(this.#parse(this.#recorded(query, page)));
  }

  describeJob(): Promise<DescribedJob> {
    return Promise.reject(new Error("Not part of the bench"));
  }

  getRestoreJobMetadata(): Promise<Readonly<Record<string, string>>> {
    return Promise.reject(new Error("Not part of the bench"));
  }

  describeRecoveryPoint(): Promise<RecoveryPoint> {
    return Promise.reject(new Error("Not part of the bench"));
  }

  listVaults(): Promise<VaultPage> {
    return Promise.reject(new Error("Not part of the bench"));
  }

  listResourceTypes(): Promise<readonly string[]> {
    return Promise.reject(new Error("Not part of the bench"));
  }

  quietly<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  #recorded(query: JobQuery, { maxResults, nextToken }: PageRequest): string {
    const params: Record<string, string> = {
      maxResults: String(maxResults),
      ...(query.state !== undefined && { state: query.state }),
      ...(query.backupVaultName !== undefined && { backupVaultName: query.backupVaultName }),
      ...(nextToken !== undefined && { nextToken }),
    };
    const key = JSON.stringify(params);
    let recorded = this.#answers.get(key);
    if (recorded === undefined) {
      const question = { account: this.#account, now: this.#now, params };
      const { body } = answer({ ...question, operation: "ListBackupJobs" });
      recorded = encodeBody(body, {});
      this.#answers.set(key, recorded);
    }
    return recorded;
  }

  #parse(text: string): JobListPage {
    const body = JSON.parse(text) as { BackupJobs: Record<string, unknown>[]; NextToken?: string };
    for (const job of body.BackupJobs) {
      for (const member of dateMembers) {
        const value = job[member];
        if (typeof value === "number") job[member] = new Date(value * 1000);
      }
    }
    const jobs: readonly Job[] = this.#mapper.jobs("backup", body.BackupJobs);
    return body.NextToken ? { jobs, nextToken: body.NextToken } : { jobs };
  }
}
