import type { Job, JobKind } from "../job/job";
import type { JobGateway } from "../query/jobGateway";
import { compareJobs } from "../job/jobOrder";
import { apiStateOf, displayState, displayStatesOf, isUnfinished } from "../job/jobState";
import { ofAccount } from "../query/jobQuery";
import { PagedJobs, requestsPerPoll } from "../query/pagedJobs";
import type { SeenJob } from "../job/seenJobs";

export interface ChildPagesOptions {
  readonly kind: JobKind;
  readonly parentJobId: string;
  /** The account to list, where that may be another than the caller's own. */
  readonly accountId?: string | undefined;
  readonly gateway: JobGateway;
  /** MaxResults, 1 to 1000. */
  readonly pageSize: number;
  readonly signal: AbortSignal;
  readonly changed: () => void;
}

/**
 * The children of one parent job, asked for by ByParentJobId: all of them, or those of a state by the
 * API's own filter. What all lists together know of a child is its newest answer.
 */
export class ChildPages {
  readonly #options: ChildPagesOptions;
  /** By display state; the list of all under undefined. */
  readonly #lists = new Map<string | undefined, PagedJobs>();
  #tick = 0;
  #jobs: readonly Job[] | undefined;
  readonly #inState = new Map<string, readonly Job[]>();

  constructor(options: ChildPagesOptions) {
    this.#options = options;
  }

  /** Every child that a list has brought, once, in order. */
  get jobs(): readonly Job[] {
    this.#jobs ??= [...this.#newest().values()].map(({ job }) => job).sort(compareJobs);
    return this.#jobs;
  }

  /** The children in a display state; all for undefined. The same array until something changes. */
  jobsIn(state: string | undefined): readonly Job[] {
    if (state === undefined) return this.jobs;
    const known = this.#inState.get(state);
    if (known !== undefined) return known;
    const jobs = [...this.#newest()]
      .filter(([key, seen]) => displayState(seen.job) === state && !this.#hasLeft(key, seen, state))
      .map(([, { job }]) => job)
      .sort(compareJobs);
    this.#inState.set(state, jobs);
    return jobs;
  }

  /**
   * The list to load a display state's children with; made on first use, asked for by whoever wants
   * them.
   */
  list(state: string | undefined): PagedJobs {
    const known = this.knownList(state);
    if (known !== undefined) return known;
    const { kind } = this.#options;
    const apiState = state === undefined ? undefined : apiStateOf(kind, state);
    const key = listKey(kind, state);
    const { parentJobId, accountId, gateway, pageSize, signal } = this.#options;
    // COMPLETED is asked for both by completed and by completed with issues: each loads on until it has more.
    const isShared = apiState !== undefined && displayStatesOf(kind, apiState).length > 1;
    const list = new PagedJobs({
      gateway,
      query: ofAccount(
        { kind, parentJobId, ...(apiState !== undefined && { state: apiState }) },
        accountId,
      ),
      pageSize,
      signal,
      tick: () => ++this.#tick,
      changed: () => {
        this.#changed();
      },
      ...(isShared && { keep: (job: Job) => displayState(job) === state }),
    });
    this.#lists.set(key, list);
    return list;
  }

  /** The list that {@link list} has made for a display state's children; makes none. */
  knownList(state: string | undefined): PagedJobs | undefined {
    return this.#lists.get(listKey(this.#options.kind, state));
  }

  /** True when every child in the display state, or every child, is there. */
  isComplete(state?: string): boolean {
    return this.#listsOf(state).some(({ isExhausted }) => isExhausted);
  }

  /** The lists that somebody has made use of. */
  get lists(): Iterable<PagedJobs> {
    return this.#lists.values();
  }

  /** Reads all lists again as far as they were loaded; one that fails keeps its jobs and its error. */
  async refresh(): Promise<void> {
    await Promise.all([...this.lists].map((list) => list.refresh()));
  }

  /** Whether a loaded child can still change. */
  get canChange(): boolean {
    return this.jobs.some(isUnfinished);
  }

  /**
   * As {@link refresh}, in {@link requestsPerPoll} requests at most, the list that was read longest ago
   * first: the next call goes on. Lists are read as far as they were loaded, for where a child has gone that
   * left its state only a list that holds it tells; of more than 4,000 loaded children a change may be some
   * polls late.
   */
  async follow(lists: Iterable<PagedJobs> = this.lists): Promise<void> {
    let left = requestsPerPoll;
    for (const list of [...lists].sort((a, b) => a.startedAt - b.startedAt)) {
      if (left > 0) left -= await list.follow(left);
    }
  }

  /** The lists that bring every child in a display state. */
  #listsOf(state: string | undefined): PagedJobs[] {
    const apiState = state && apiStateOf(this.#options.kind, state);
    return [...this.lists].filter(
      ({ query }) => query.state === undefined || query.state === apiState,
    );
  }

  #newest(): Map<string, SeenJob> {
    const newest = new Map<string, SeenJob>();
    for (const list of this.lists) {
      for (const [key, seen] of list.answers) {
        const known = newest.get(key);
        if (known === undefined || known.asked < seen.asked) newest.set(key, seen);
      }
    }
    for (const [key, seen] of newest) if (this.#hasLeft(key, seen, undefined)) newest.delete(key);
    return newest;
  }

  /** A list that was read to its end after the job was seen should have brought it, and did not. */
  #hasLeft(key: string, { asked }: SeenJob, state: string | undefined): boolean {
    return this.#listsOf(state).some(
      (list) => list.isExhausted && list.startedAt > asked && !list.answers.has(key),
    );
  }

  #changed(): void {
    this.#jobs = undefined;
    this.#inState.clear();
    this.#options.changed();
  }
}

/** States that no request can name share the list of all. */
function listKey(kind: JobKind, state: string | undefined): string | undefined {
  return state === undefined || apiStateOf(kind, state) === undefined ? undefined : state;
}
