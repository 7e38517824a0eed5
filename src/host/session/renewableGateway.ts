import { BackupError } from "../../domain/query/backupError";
import type { JobKind } from "../../domain/job/job";
import type {
  DescribedJob,
  JobListPage,
  OpenedGateway,
  PageRequest,
  PointRequest,
  VaultPage,
} from "../../domain/query/jobGateway";
import type { RecoveryPoint } from "../../domain/job/recoveryPoint";
import { aboutAccount } from "../../domain/query/aboutAccount";
import type { JobQuery } from "../../domain/query/jobQuery";

/** A request begins; what is returned is told how it ended. */
type BeginRequest = (request: string) => (error?: BackupError) => void;

/**
 * The gateway of one session, whose credentials can be read anew without losing the pages that were
 * loaded with the old ones (somebody signed in again or mended ~/.aws, then chose Retry).
 */
export class RenewableGateway implements OpenedGateway {
  readonly #open: () => OpenedGateway;
  readonly #begin: BeginRequest;
  #gateway: OpenedGateway;

  /** @param begin told of each request */
  constructor(open: () => OpenedGateway, begin: BeginRequest) {
    this.#open = open;
    this.#begin = begin;
    this.#gateway = open();
  }

  get accountId(): string | undefined {
    return this.#gateway.accountId;
  }

  renew(): void {
    this.#gateway.close();
    this.#gateway = this.#open();
  }

  quietly<T>(work: () => Promise<T>, isWanted?: () => boolean): Promise<T> {
    return this.#gateway.quietly(work, isWanted);
  }

  close(): void {
    this.#gateway.close();
  }

  listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobListPage> {
    return this.#noted(
      `listJobs ${query.kind}`,
      () => this.#gateway.listJobs(query, page, signal),
      (error) => aboutAccount(error, query),
    );
  }

  describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob> {
    return this.#noted(`describeJob ${kind}`, () => this.#gateway.describeJob(kind, id, signal));
  }

  getRestoreJobMetadata(
    id: string,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>> {
    return this.#noted("getRestoreJobMetadata", () =>
      this.#gateway.getRestoreJobMetadata(id, signal),
    );
  }

  describeRecoveryPoint(point: PointRequest, signal: AbortSignal): Promise<RecoveryPoint> {
    return this.#noted("describeRecoveryPoint", () =>
      this.#gateway.describeRecoveryPoint(point, signal),
    );
  }

  listVaults(page: PageRequest, signal: AbortSignal): Promise<VaultPage> {
    return this.#noted("listVaults", () => this.#gateway.listVaults(page, signal));
  }

  listResourceTypes(signal: AbortSignal): Promise<readonly string[]> {
    return this.#noted("listResourceTypes", () => this.#gateway.listResourceTypes(signal));
  }

  /** @param told what is said of a failure, to the session as to whoever asked */
  async #noted<T>(
    request: string,
    ask: () => Promise<T>,
    told = (error: BackupError): BackupError => error,
  ): Promise<T> {
    const ended = this.#begin(request);
    try {
      const answer = await ask();
      ended();
      return answer;
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      const failure = told(error);
      ended(failure);
      throw failure;
    }
  }
}
