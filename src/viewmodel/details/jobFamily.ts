import { Ancestors } from "../../domain/children/ancestors";
import { pagesPerClick } from "../../domain/query/advance";
import type { BackupError } from "../../domain/query/backupError";
import { ChildPages } from "../../domain/children/childPages";
import type { Job } from "../../domain/job/job";
import type { JobGateway } from "../../domain/query/jobGateway";
import {
  displayState,
  displayStatesOfKind,
  failedStatesOf,
  isUnfinished,
} from "../../domain/job/jobState";
import { ofAccount } from "../../domain/query/jobQuery";
import { PagedJobs } from "../../domain/query/pagedJobs";
import type { ChildrenInput } from "./childrenPart";
import { failedStatesToAsk, isLargeFamily } from "./failedChildren";
import type { FamilyInput } from "./familyPart";
import { withOwnJob } from "./ownRow";
import { needsUser } from "../poll/pollInterval";

export interface JobFamilyOptions {
  readonly gateway: JobGateway;
  readonly pageSize: number;
  readonly signal: AbortSignal;
  readonly changed: () => void;
  /** Another job names it as its parent, whatever AWS says of it. */
  readonly isParent: boolean;
  /** The account to list, where that may be another than the caller's own. */
  readonly accountId: string | undefined;
}

/** The parents, siblings and children of one job, as far as they were asked for. */
export class JobFamily {
  readonly #options: JobFamilyOptions;
  #ancestors: Ancestors | undefined;
  #children: ChildPages | undefined;
  #firstPage: Promise<void> | undefined;
  /** Display state that the list of children is narrowed to. */
  #filter: string | undefined;
  #siblings: PagedJobs | undefined;

  constructor(options: JobFamilyOptions) {
    this.#options = options;
  }

  /**
   * Asks for what the job is known to have: its chain of parents, a first page of children, and those that failed.
   * Each once.
   * @returns when the first page is there; the parents and the failed children come by and by
   */
  async open(job: Job, described: { readonly isDescribed: boolean }): Promise<void> {
    if (this.#ancestors === undefined && job.parentJobId !== undefined) {
      this.#ancestors = new Ancestors({ ...this.#options, kind: job.kind });
      void this.#ancestors.load(job);
    }
    if (this.#children === undefined && (this.#options.isParent || isParent(job)) && hasId(job)) {
      const { id: parentJobId, kind } = job;
      this.#children = new ChildPages({ ...this.#options, kind, parentJobId });
      this.#firstPage = this.#children.list(undefined).loadMore();
    }
    void this.#askForFailed(job, described);
    await this.#firstPage;
  }

  /** Failed children are shown first: of a large family the newest page may hold none of them. */
  async #askForFailed(job: Job, described: { readonly isDescribed: boolean }): Promise<void> {
    const children = this.#children;
    if (children === undefined) return;
    const isLarge = isLargeFamily(job, this.#options.pageSize);
    if (!isLarge) await this.#firstPage;
    if (!isLarge && !children.list(undefined).asked) return;
    const states = failedStatesToAsk(job, children, described);
    await Promise.all(states.map((state) => children.list(state).loadMore()));
  }

  /** The lists of children that somebody has made use of; none where no children are known of. */
  get childLists(): readonly PagedJobs[] {
    return [...(this.#children?.lists ?? [])];
  }

  /** A loaded child can still change, and {@link follow} may bring that. */
  get canChange(): boolean {
    return this.#mayFollow && this.#children?.canChange === true;
  }

  get #mayFollow(): boolean {
    const { childrenError } = this;
    return childrenError === undefined || !needsUser(childrenError);
  }

  /**
   * Reads again, in a few requests, what can have changed by itself: an unfinished job may get children, too.
   * @param lists those of {@link childLists} that were there before the job was asked for
   */
  async follow(job: Job, lists: readonly PagedJobs[]): Promise<void> {
    const isWorthIt = this.#mayFollow && (isUnfinished(job) || this.canChange);
    if (isWorthIt) await this.#children?.follow(lists);
  }

  /** Reads everything again that was asked for; what is shown stays until the answers are in. */
  async refresh(job: Job): Promise<void> {
    await Promise.all([
      this.#children?.refresh(),
      this.#siblings?.refresh(),
      this.#ancestors?.load(job),
    ]);
  }

  async retryAncestors(): Promise<void> {
    await this.#ancestors?.retry();
  }

  /** Narrows the list of children; a state's own jobs are asked for unless all children are loaded. */
  async filterChildren(state: string | undefined): Promise<void> {
    const children = this.#children;
    if (children === undefined) return;
    this.#filter = state;
    const list = children.list(state);
    this.#options.changed();
    if (!list.asked && !children.isComplete(state)) await list.loadMore();
  }

  /** Asks again for the children that could not be loaded. */
  async retryChildren(): Promise<void> {
    await Promise.all(this.#shownLists.filter(({ error }) => error).map((list) => list.retry()));
  }

  /** Loads on until there is a child that is not shown: a page may hold failed ones only, which are there already. */
  async loadMoreChildren(): Promise<void> {
    const children = this.#children;
    if (children === undefined) return;
    const filter = this.#filter;
    const list = children.list(filter);
    const before = children.jobsIn(filter).length;
    let pages = 0;
    do {
      await list.loadMore();
      pages++;
    } while (
      pages < pagesPerClick &&
      list.hasMore &&
      list.error === undefined &&
      children.jobsIn(filter).length === before
    );
  }

  /** Made on first use; undefined for a job without a parent. */
  siblings(job: Job): PagedJobs | undefined {
    const { parentJobId, kind } = job;
    if (this.#siblings === undefined && parentJobId !== undefined) {
      const query = ofAccount({ kind, parentJobId }, this.#options.accountId);
      this.#siblings = new PagedJobs({ ...this.#options, query });
    }
    return this.#siblings;
  }

  /** Why the list of children that is shown is not what it should be. */
  get childrenError(): BackupError | undefined {
    return this.#shownLists.find(({ error }) => error)?.error;
  }

  /** What brings the children that are shown: all of them come from the list of all, and the failed ones from their own. */
  get #shownLists(): readonly PagedJobs[] {
    const children = this.#children;
    if (children === undefined) return [];
    const shown = children.knownList(this.#filter);
    const failed =
      this.#filter === undefined && !children.isComplete() ? failedLists(children) : [];
    return [...(shown === undefined ? [] : [shown]), ...failed];
  }

  /** The failures that are shown. */
  get errors(): readonly BackupError[] {
    return [this.#ancestors?.error, this.childrenError, this.#siblings?.error].filter(
      (error) => error !== undefined,
    );
  }

  /** What the family part is made from. */
  input(job: Job, isDescribed: boolean): FamilyInput {
    const { jobs = [], loading = false, end, error, failedId } = this.#ancestors ?? {};
    return {
      job,
      isDescribed,
      ancestors: { jobs, loading, end, error, failedId },
      ...(this.#children && { children: this.#childrenInput(this.#children, job) }),
      ...(job.parentJobId !== undefined && {
        siblings: withOwnJob(this.#siblings ?? notAsked, job),
      }),
    };
  }

  #childrenInput(children: ChildPages, { kind }: Job): ChildrenInput {
    const filter = this.#filter;
    const { jobs } = children;
    const { asked, hasMore, lookedAt, restarted } = children.knownList(filter) ?? notAsked;
    const states = new Set([...displayStatesOfKind(kind), ...jobs.map(displayState)]);
    return {
      all: jobs,
      shown: children.jobsIn(filter),
      ...(filter !== undefined && { filter }),
      isComplete: children.isComplete(),
      completeStates: [...states].filter((state) => children.isComplete(state)),
      loading: this.#shownLists.some(({ loading }) => loading),
      hasMore: hasMore && !children.isComplete(filter),
      asked,
      lookedAt,
      restarted,
      error: this.childrenError,
    };
  }
}

/** The lists of the states that failed children are in, as far as somebody asked for them. */
function failedLists({ lists }: ChildPages): readonly PagedJobs[] {
  return [...lists].filter(
    ({ query: { kind, state } }) => state !== undefined && failedStatesOf(kind).includes(state),
  );
}

const notAsked = {
  jobs: [],
  asked: false,
  loading: false,
  hasMore: false,
  lookedAt: 0,
  restarted: false,
  error: undefined,
} as const;

/** A job without an ID can't be asked about. */
function hasId({ id }: Job): boolean {
  return id !== "";
}

/** By AWS's flag or its counts, of which one or the other may be missing. */
function isParent(job: Job): boolean {
  const { isParent, numberOfChildJobs = 0 } = job;
  return isParent === true || numberOfChildJobs > 0;
}
