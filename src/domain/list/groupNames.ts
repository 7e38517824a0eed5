import type { Job } from "../job/job";
import {
  type Dimension,
  dimensionOf,
  type GroupingContext,
  type JobPlan,
  planOf,
} from "../job/jobDimension";
import { type GroupPath, stepsOf } from "./groupPath";
import type { Vault } from "../job/vault";
import { VaultsOfJobs } from "../job/vaultsOfJobs";

interface GroupNamesOptions {
  /** ISO date of a time (ms) in the user's zone. */
  readonly dayOf: (time: number) => string;
  /** AWS is asked for the jobs of one account only: those that name none are of that of the others. */
  readonly isOfOneAccount: boolean;
}

/** What loaded jobs say of the vaults, plans and accounts that groups are made by. */
export class GroupNames {
  readonly #vaults = new Map<string, Vault>();
  readonly #plans = new Map<string, JobPlan>();
  readonly #accountIds = new Set<string>();
  readonly #options: GroupNamesOptions;
  readonly #vaultsOfJobs = new VaultsOfJobs();
  /** The account of the last job that was noted: most jobs of a page are of one. */
  #lastAccountId: string | undefined;
  #home: string | undefined;
  #version = 0;

  constructor(options: GroupNamesOptions) {
    this.#options = options;
  }

  /** Goes up whenever something is called otherwise, or has a name. */
  get version(): number {
    return this.#version;
  }

  /** The first account that a job named. */
  get home(): string | undefined {
    return this.#home;
  }

  /** The accounts that own the jobs. */
  get accountIds(): ReadonlySet<string> {
    return this.#accountIds;
  }

  /** Rows name accounts. */
  get areOfSeveralAccounts(): boolean {
    return this.#accountIds.size > 1;
  }

  vault(key: string): Vault | undefined {
    return this.#vaults.get(key);
  }

  plan(key: string): JobPlan | undefined {
    return this.#plans.get(key);
  }

  /** @returns true when these jobs are the first of which one names its account */
  findHome(jobs: readonly Job[]): boolean {
    if (this.#home !== undefined) return false;
    this.#home = jobs.find((job) => job.accountId !== undefined)?.accountId;
    if (this.#home === undefined) return false;
    this.#version++;
    return true;
  }

  noteAccount({ accountId }: Job): void {
    if (accountId === undefined || accountId === this.#lastAccountId) return;
    this.#lastAccountId = accountId;
    if (this.#accountIds.has(accountId)) return;
    this.#accountIds.add(accountId);
    this.#version++;
  }

  vaultOf(job: Job): Vault {
    return this.#vaultsOfJobs.of(job, this.#context.home);
  }

  /** Tells whether a job stands, or would stand, in a group. */
  isUnder(path: GroupPath): (job: Job) => boolean {
    const steps = stepsOf(path);
    const context = this.#context;
    return (job) => steps.every(([dimension, key]) => dimensionOf(dimension, job, context) === key);
  }

  /** How many of some jobs stand, or would stand, in a group. */
  countUnder(path: GroupPath, jobs: Iterable<Job>): number {
    const isUnder = this.isUnder(path);
    let count = 0;
    for (const job of jobs) if (isUnder(job)) count++;
    return count;
  }

  /** Notes what a job's vault and plan are called. @returns the key of its group in each dimension */
  keysOf(job: Job): (dimension: Dimension) => string {
    const vault = this.#note(job);
    const context = this.#context;
    return (dimension) =>
      dimension === "vault" ? vault.key : dimensionOf(dimension, job, context);
  }

  get #context(): GroupingContext {
    const { dayOf, isOfOneAccount } = this.#options;
    return { dayOf, home: isOfOneAccount ? this.#home : undefined };
  }

  #note(job: Job): Vault {
    const vault = this.vaultOf(job);
    const known = this.#vaults.get(vault.key);
    if (known === undefined || (known.name === undefined && vault.name !== undefined)) {
      this.#vaults.set(vault.key, vault);
      this.#version++;
    }
    const plan = planOf(job);
    const isPlanNew = plan !== undefined && !this.#plans.has(plan.key);
    const isPlanNamed = plan?.name !== undefined && this.#plans.get(plan.key)?.name === undefined;
    if (plan !== undefined && (isPlanNew || isPlanNamed)) {
      this.#plans.set(plan.key, plan);
      this.#version++;
    }
    return vault;
  }
}
