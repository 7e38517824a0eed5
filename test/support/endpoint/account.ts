import type { HeldJob, HeldVault } from "./heldJob";
import type { HeldPlan } from "./heldPlan";
import { JobShelf } from "./jobShelf";
import type { JobKind, WireObject } from "./wire";

export interface AccountContent {
  readonly accountId: string;
  readonly region: string;
  readonly jobs: Readonly<Record<JobKind, readonly HeldJob[]>>;
  readonly vaults: readonly HeldVault[];
  readonly resourceTypes: readonly string[];
  /** What DescribeRecoveryPoint answers, by ARN, where it is not what follows from the jobs. */
  readonly recoveryPoints?: RecoveryPoints;
  /** What ListProtectedResources says of a resource, by ARN, where it is not what follows from the jobs. */
  readonly protectedResources?: ProtectedResources;
  readonly plans?: readonly HeldPlan[];
  /** The management account of an organization: may ask for other accounts' jobs and for "*". */
  readonly managesOrganization?: boolean;
}

export type ProtectedResources = Readonly<Record<string, WireObject | "gone">>;

export type RecoveryPoints = Readonly<Record<string, WireObject | "gone">>;

/** What AWS Backup holds for one account in one Region. Immutable but for the orders it remembers. */
export class Account {
  readonly accountId: string;
  readonly region: string;
  readonly vaults: readonly HeldVault[];
  readonly resourceTypes: readonly string[];
  readonly managesOrganization: boolean;
  readonly recoveryPoints: RecoveryPoints;
  readonly protectedResources: ProtectedResources;
  readonly plans: readonly HeldPlan[];
  readonly #jobs: Readonly<Record<JobKind, readonly HeldJob[]>>;
  readonly #shelves = new Map<string, JobShelf>();
  readonly #byId = new Map<JobKind, ReadonlyMap<string, HeldJob>>();

  constructor(content: AccountContent) {
    this.accountId = content.accountId;
    this.region = content.region;
    this.vaults = content.vaults;
    this.resourceTypes = content.resourceTypes;
    this.managesOrganization = content.managesOrganization ?? false;
    this.recoveryPoints = content.recoveryPoints ?? {};
    this.protectedResources = content.protectedResources ?? {};
    this.plans = content.plans ?? [];
    this.#jobs = content.jobs;
  }

  /** The jobs of a kind in an order that never changes; scattered by the seed if one is given. */
  shelf(kind: JobKind, scatterSeed?: number): JobShelf {
    const key = `${kind} ${scatterSeed ?? ""}`;
    let shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      shelf = new JobShelf(this.#jobs[kind], scatterSeed);
      this.#shelves.set(key, shelf);
    }
    return shelf;
  }

  find(kind: JobKind, id: string): HeldJob | undefined {
    let byId = this.#byId.get(kind);
    if (byId === undefined) {
      byId = new Map(this.#jobs[kind].map((job) => [job.id, job]));
      this.#byId.set(kind, byId);
    }
    return id === "" ? undefined : byId.get(id);
  }
}
