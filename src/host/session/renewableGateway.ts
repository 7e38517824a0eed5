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
import type { JobQuery } from "../../domain/query/jobQuery";

/**
 * The gateway of one session, whose credentials can be read anew without losing the pages that were
 * loaded with the old ones (somebody signed in again or mended ~/.aws, then chose Retry).
 */
export class RenewableGateway implements OpenedGateway {
  readonly #open: () => OpenedGateway;
  #gateway: OpenedGateway;

  constructor(open: () => OpenedGateway) {
    this.#open = open;
    this.#gateway = open();
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
    return this.#gateway.listJobs(query, page, signal);
  }

  describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob> {
    return this.#gateway.describeJob(kind, id, signal);
  }

  getRestoreJobMetadata(
    id: string,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>> {
    return this.#gateway.getRestoreJobMetadata(id, signal);
  }

  describeRecoveryPoint(point: PointRequest, signal: AbortSignal): Promise<RecoveryPoint> {
    return this.#gateway.describeRecoveryPoint(point, signal);
  }

  listVaults(page: PageRequest, signal: AbortSignal): Promise<VaultPage> {
    return this.#gateway.listVaults(page, signal);
  }

  listResourceTypes(signal: AbortSignal): Promise<readonly string[]> {
    return this.#gateway.listResourceTypes(signal);
  }
}
