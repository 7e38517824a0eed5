import { type Disposable, DisposableStore } from "../../base/disposables";
import {
  AccountProtection,
  type Evaluate,
  type Expectations,
} from "../../domain/protection/accountProtection";
import type { CheckContext } from "../../domain/check/checkArns";
import type { JobsOfView } from "../../domain/protection/knownJobs";
import type { Protection, ResourceProtection } from "../../domain/protection/protection";
import type { ReadHistories } from "../../domain/protection/readHistories";
import type { JobSpan } from "../../domain/protection/recentJobs";
import type { DrainOptions } from "../../domain/query/advance";
import type { BackupError } from "../../domain/query/backupError";
import { UserAsks } from "../../domain/query/userAsks";
import { everyAccount } from "../../domain/job/listedBy";
import { sessionTrouble } from "../../domain/session/health";
import type { ProtectedResource } from "../../domain/resource/protectedResource";
import type { JobFilter } from "../../domain/filter/jobFilter";
import type { Source } from "../../domain/session/source";
import { SessionChecks } from "./sessionChecks";
import { groupsOf, type ResourceGroup } from "./resourceGroups";
import type { ResourceGrouping } from "./resourcesNode";

/** What a view has read of a session's backup jobs, and how to bring it up to date. */
export interface ViewJobs extends JobsOfView {
  refresh(): Promise<void>;
  /** Calls back when there are other jobs, or they cover another time. */
  changed(listener: () => void): Disposable;
}

export interface SessionResourcesOptions {
  readonly source: Source;
  readonly jobsOfView: ViewJobs;
  /** What the pages of resources have read. */
  readonly histories: ReadHistories;
  readonly evaluate: Evaluate;
  readonly expectations: () => Expectations;
  readonly grouping: () => ResourceGrouping;
  readonly filter: () => JobFilter;
  readonly now: () => number;
  readonly nextTask: () => Promise<void>;
  /** The other sessions of the view, each with its name. */
  readonly others: () => CheckContext["others"];
  /** Something reads differently. */
  readonly changed: () => void;
  /** A fault of ours, for the log. */
  readonly failed: (error: unknown) => void;
}

/** What the resources and the groups of a session are made from. */
export interface ShownProtection {
  readonly protection: Protection;
  readonly groups: readonly ResourceGroup[];
  readonly byArn: ReadonlyMap<string, ResourceProtection>;
  readonly groupOf: ReadonlyMap<string, ResourceGroup>;
  /** Resources of several accounts stand in it: rows name theirs. */
  readonly areOfSeveralAccounts: boolean;
  /** Some resources could be told about if older jobs were read. */
  readonly isOlderWanted: boolean;
}

/** The protected resources of one source: what is read, and the groups of it. Loads end with rows, never with rejections. */
export class SessionResources implements Disposable {
  readonly source: Source;
  readonly account: AccountProtection;
  /** What texts name, looked for among what is known. */
  readonly checks: SessionChecks;
  readonly #options: SessionResourcesOptions;
  readonly #aborter = new AbortController();
  readonly #subscriptions = new DisposableStore();
  #shown: ShownProtection | undefined;
  #isWanted = false;
  readonly #asks = new UserAsks();
  /** The protection, grouping and filter that groups are made of, or were made of. */
  #made: readonly [Protection, ResourceGrouping, JobFilter] | undefined;
  #isGrouping = false;

  constructor(options: SessionResourcesOptions) {
    this.#options = options;
    this.source = options.source;
    const { gateway, accounts } = options.source;
    this.account = new AccountProtection({
      ...options,
      gateway,
      readAlone: () => options.histories.of(options.source),
      region: options.source.session.region,
      accounts: accounts === "organization" ? everyAccount : undefined,
      changed: () => {
        void this.#group();
        options.changed();
      },
    });
    const { nextTask, changed } = options;
    const failed = (error: unknown): void => {
      this.account.noteFault(error);
    };
    const context = (): CheckContext | undefined => this.#checkContext();
    this.checks = new SessionChecks({ context, nextTask, changed, failed });
    const factsChanged = (): void => {
      if (this.#isWanted) this.account.factsChanged();
    };
    this.#subscriptions.add(options.jobsOfView.changed(factsChanged));
    this.#subscriptions.add(options.histories.changed(factsChanged));
  }

  dispose(): void {
    this.#aborter.abort();
    this.#subscriptions.dispose();
    this.account.dispose();
    this.checks.dispose();
  }

  /** The newest groups; undefined until there are some. */
  get shown(): ShownProtection | undefined {
    return this.#shown;
  }

  get isWanted(): boolean {
    return this.#isWanted;
  }

  /** Why nothing can be shown. */
  get problem(): BackupError | undefined {
    const { pages } = this.account;
    return pages.isAsked ? undefined : pages.error;
  }

  get isBusy(): boolean {
    return this.account.pages.isLoading || this.account.isReading;
  }

  /** The view is in sight: asks AWS for the first page, unless that was done. The user is asked nothing. */
  async want(): Promise<void> {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.account.factsChanged();
    await this.#quietly(() => this.account.pages.open());
  }

  /** Loads what is left of the protected resources by a page; does again what failed. */
  async loadMore(): Promise<void> {
    this.#asks.note();
    this.#isWanted = true;
    await this.account.pages.loadMore();
  }

  async readJobs(span: JobSpan, options: DrainOptions): Promise<void> {
    this.#asks.note();
    this.#isWanted = true;
    await this.account.readJobs(span, options);
  }

  /** Brings what changed; where a view has read all jobs, it brings those. */
  async refresh(): Promise<void> {
    this.#asks.note();
    this.#isWanted = true;
    const { jobsOfView } = this.#options;
    // What the view refreshes is not asked for twice.
    await (jobsOfView.covered === undefined
      ? this.account.refresh()
      : this.account.refresh(() => jobsOfView.refresh()));
  }

  /** The session works again: tries again quietly what failed for it. */
  async recover(): Promise<void> {
    const { error } = this.account.pages;
    if (error === undefined || sessionTrouble(error) === undefined) return;
    await this.#quietly(() => this.account.pages.loadMore());
  }

  /** Another grouping or filter: AWS is asked nothing. */
  regroup(): void {
    void this.#group();
  }

  #checkContext(): CheckContext | undefined {
    const protection = this.#shown?.protection;
    if (protection === undefined) return undefined;
    const { region } = this.source.session;
    return {
      protection,
      areResourcesRead: this.account.pages.isComplete,
      place: { region, accountId: this.account.accountId },
      others: this.#options.others(),
    };
  }

  #quietly(work: () => Promise<unknown>): Promise<unknown> {
    return this.#asks.quietly(this.source.gateway, work);
  }

  async #group(): Promise<void> {
    if (this.#isGrouping) return;
    this.#isGrouping = true;
    try {
      for (;;) {
        const { protection } = this.account;
        const grouping = this.#options.grouping();
        const filter = this.#options.filter();
        const [made, by, through] = this.#made ?? [];
        const isMade = made === protection && by === grouping && through === filter;
        if (protection === undefined || isMade) return;
        const { nextTask } = this.#options;
        const listed = (arn: string): ProtectedResource | undefined => this.account.pages.of(arn);
        const groups = await groupsOf(protection.resources, { grouping, filter, nextTask, listed });
        if (this.#aborter.signal.aborted) return;
        this.#made = [protection, grouping, filter];
        this.#shown = await shownOf(protection, groups, nextTask);
        this.#options.changed();
        this.checks.refresh();
      }
    } catch (error) {
      this.account.noteFault(error);
    } finally {
      this.#isGrouping = false;
    }
  }
}

/** So many resources are indexed in one task. */
const slice = 5000;

async function shownOf(
  protection: Protection,
  groups: readonly ResourceGroup[],
  nextTask: () => Promise<void>,
): Promise<ShownProtection> {
  const byArn = new Map<string, ResourceProtection>();
  const accounts = new Set<string>();
  let isOlderWanted = false;
  for (const [at, resource] of protection.resources.entries()) {
    if (at > 0 && at % slice === 0) await nextTask();
    byArn.set(resource.resourceArn, resource);
    if (resource.accountId !== undefined) accounts.add(resource.accountId);
    isOlderWanted ||= resource.notKnown === "notEnoughRead";
  }
  const groupOf = new Map<string, ResourceGroup>();
  const add = (group: ResourceGroup): void => {
    groupOf.set(group.key, group);
    group.groups.forEach(add);
  };
  groups.forEach(add);
  return {
    protection,
    groups,
    byArn,
    groupOf,
    isOlderWanted,
    areOfSeveralAccounts: accounts.size > 1,
  };
}
