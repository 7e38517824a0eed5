import type { JobKind } from "../../domain/job/job";
import type {
  DescribedJob,
  JobGateway,
  JobPage,
  PageRequest,
  VaultPage,
} from "../../domain/query/jobGateway";
import type { JobQuery } from "../../domain/query/jobQuery";

/**
 * The gateway of one session, whose credentials can be read anew without losing the pages that were
 * loaded with the old ones (somebody signed in again or mended ~/.aws, then chose Retry).
 */
export class RenewableGateway implements JobGateway {
  readonly #open: () => JobGateway;
  #gateway: JobGateway;

  constructor(open: () => JobGateway) {
    this.#open = open;
    this.#gateway = open();
  }

  renew(): void {
    this.#gateway = this.#open();
  }

  listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobPage> {
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

  listVaults(page: PageRequest, signal: AbortSignal): Promise<VaultPage> {
    return this.#gateway.listVaults(page, signal);
  }

  listResourceTypes(signal: AbortSignal): Promise<readonly string[]> {
    return this.#gateway.listResourceTypes(signal);
  }
}
