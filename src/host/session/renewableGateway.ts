import { AsyncLocalStorage } from "node:async_hooks";
import { BackupError } from "../../domain/query/backupError";
import type { JobKind } from "../../domain/job/job";
import type {
  DescribedJob,
  JobListPage,
  OpenedGateway,
  PointRequest,
  QuietWork,
  VaultPage,
} from "../../domain/query/jobGateway";
import type { RecoveryPoint } from "../../domain/job/recoveryPoint";
import { aboutAccount } from "../../domain/query/aboutAccount";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { PageRequest } from "../../domain/query/pageRequest";
import type { Page } from "../../domain/query/protectionGateway";
import type { BackupPlan, PlanSelection } from "../../domain/resource/backupPlan";
import type {
  DescribedResource,
  ProtectedResource,
  ResourcePoint,
} from "../../domain/resource/protectedResource";

/** A request begins; what is returned is told how it ended. */
type BeginRequest = (request: string) => (error?: BackupError) => void;

/**
 * The gateway of one session, whose credentials can be read anew without losing the pages that were
 * loaded with the old ones (somebody signed in again or mended ~/.aws, then chose Retry).
 */
export class RenewableGateway implements OpenedGateway {
  readonly #open: () => OpenedGateway;
  readonly #begin: BeginRequest;
  /** What is done quietly: some failures are told by whoever repeats it. */
  readonly #timers = new AsyncLocalStorage<QuietWork>();
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

  quietly<T>(work: () => Promise<T>, how: QuietWork = {}): Promise<T> {
    return this.#timers.run(how, () => this.#gateway.quietly(work, how));
  }

  close(): void {
    this.#gateway.close();
  }

  listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobListPage> {
    return this.#noted(
      `listJobs ${query.kind}`,
      (gateway) => gateway.listJobs(query, page, signal),
      (error) => aboutAccount(error, query),
    );
  }

  describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob> {
    return this.#noted(`describeJob ${kind}`, (gateway) => gateway.describeJob(kind, id, signal));
  }

  getRestoreJobMetadata(
    id: string,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, string>>> {
    return this.#noted("getRestoreJobMetadata", (gateway) =>
      gateway.getRestoreJobMetadata(id, signal),
    );
  }

  describeRecoveryPoint(point: PointRequest, signal: AbortSignal): Promise<RecoveryPoint> {
    return this.#noted("describeRecoveryPoint", (gateway) =>
      gateway.describeRecoveryPoint(point, signal),
    );
  }

  listVaults(page: PageRequest, signal: AbortSignal): Promise<VaultPage> {
    return this.#noted("listVaults", (gateway) => gateway.listVaults(page, signal));
  }

  listResourceTypes(signal: AbortSignal): Promise<readonly string[]> {
    return this.#noted("listResourceTypes", (gateway) => gateway.listResourceTypes(signal));
  }

  listProtectedResources(page: PageRequest, signal: AbortSignal): Promise<Page<ProtectedResource>> {
    return this.#noted("listProtectedResources", (gateway) =>
      gateway.listProtectedResources(page, signal),
    );
  }

  describeProtectedResource(arn: string, signal: AbortSignal): Promise<DescribedResource> {
    return this.#noted("describeProtectedResource", (gateway) =>
      gateway.describeProtectedResource(arn, signal),
    );
  }

  listRecoveryPointsByResource(
    arn: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<ResourcePoint>> {
    return this.#noted("listRecoveryPointsByResource", (gateway) =>
      gateway.listRecoveryPointsByResource(arn, page, signal),
    );
  }

  getBackupPlan(planId: string, signal: AbortSignal): Promise<BackupPlan | "deleted"> {
    return this.#noted("getBackupPlan", (gateway) => gateway.getBackupPlan(planId, signal));
  }

  listBackupSelections(
    planId: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<string>> {
    return this.#noted("listBackupSelections", (gateway) =>
      gateway.listBackupSelections(planId, page, signal),
    );
  }

  getBackupSelection(
    planId: string,
    selectionId: string,
    signal: AbortSignal,
  ): Promise<PlanSelection> {
    return this.#noted("getBackupSelection", (gateway) =>
      gateway.getBackupSelection(planId, selectionId, signal),
    );
  }

  /** @param told what is said of a failure, to the session as to whoever asked */
  async #noted<T>(
    request: string,
    ask: (gateway: OpenedGateway) => Promise<T>,
    told = (error: BackupError): BackupError => error,
  ): Promise<T> {
    const ended = this.#begin(request);
    const how = this.#timers.getStore();
    const isUntold = how?.failsUntold === true && how.isWanted?.() !== true;
    try {
      const answer = await ask(this.#gateway);
      ended();
      return answer;
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      const failure = told(error);
      if (!isUntold) ended(failure);
      throw failure;
    }
  }
}
