import { DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { UnderWay } from "../../base/underWay";
import { advance, drain, type DrainOptions, pagesPerClick } from "../query/advance";
import type { BackupError } from "../query/backupError";
import { ChildJobs } from "./childJobs";
import { CursorSet, drainPageSize } from "../query/cursorSet";
import { DaySplits } from "./daySplits";
import { EnteredJobs } from "./enteredJobs";
import { GroupLoads, viewLoad } from "./groupLoads";
import { type GroupPath, pathKey } from "./groupPath";
import { ScopeCursors } from "./scopeCursors";
import { GroupQueries } from "./groupQueries";
import type { Job } from "../job/job";
import type { Dimension } from "../job/jobDimension";
import { queryMatcher } from "../query/queryMatcher";
import type { JobScope } from "../filter/jobScope";
import { LoadedJobs } from "./loadedJobs";
import type { Change } from "./answer";
import type { LoadStates } from "../query/loadStates";
import type { QueryCursor } from "../query/queryCursor";
import { bringChanges } from "./bringChanges";
import { ListRefreshes, type RefreshEnd } from "./listRefreshes";
import { type RegroupRequest, Regroupings } from "./regroupings";
import { inTurns, type ListGateway } from "../query/requestTurns";

export interface JobListOptions {
  /** What is asked for, and what of it is meant. */
  readonly scope: JobScope;
  /** What the groups are made by, outermost first. */
  readonly dimensions: readonly Dimension[];
  readonly gateway: ListGateway;
  /** MaxResults of a page, 1 to 1000. */
  readonly pageSize: number;
  /** ISO date of a time (ms) in the user's zone. */
  readonly dayOf: (time: number) => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when others had their turn. */
  readonly nextTask: () => Promise<void>;
}

/** After so long (ms) the user's refresh starts over: what has gone without a trace is in no answer to what has changed. */
const fullReadAge = 24 * 3_600_000;

/**
 * One generation of a view's jobs: what was asked, what came, what is still open. Disposing it aborts
 * every request, and no late answer is taken in. Failures are load states, never rejections.
 */
export class JobList {
  readonly scope: JobScope;
  readonly jobs: LoadedJobs;
  readonly children: ChildJobs;
  readonly loadStates: LoadStates;
  readonly splits: DaySplits;
  /** Bring what changed since {@link asOf}; rows, pages and tokens stay. */
  readonly refreshes: ListRefreshes;
  /** Fires after a page was taken in (with what changed) and when a load state changed (without). */
  readonly changed: Emitter<Change | undefined>["event"];
  /** When the jobs were last known to be up to date, milliseconds since the epoch. */
  asOf: number | undefined;

  readonly #options: JobListOptions;
  readonly #changes = new Emitter<Change | undefined>();
  readonly #aborter = new AbortController();
  readonly #owned = new DisposableStore();
  readonly #cursors: CursorSet;
  readonly #entered: EnteredJobs;
  readonly #loads: GroupLoads;
  readonly #underWay = new UnderWay<readonly Job[]>();
  readonly #queries: GroupQueries;
  readonly #asked: ScopeCursors;
  readonly #regroupings: Regroupings;
  /** *Load more* or *Load all* was used. */
  #hasLoadedOn = false;

  /** When AWS was first asked: from then on a refresh has to look for changes. */
  #openedAt: number | undefined;

  constructor(options: JobListOptions) {
    const gateway = inTurns(options.gateway);
    this.#options = { ...options, gateway };
    this.scope = options.scope;
    this.changed = this.#changes.event;
    this.#owned.add(this.#changes);
    const { signal } = this.#aborter;
    const changed = (change: Change): void => {
      this.#fire(change);
    };
    this.jobs = new LoadedJobs({ ...options, signal, changed });
    this.#entered = new EnteredJobs(this.jobs);
    this.#queries = new GroupQueries(options.scope, (key) => this.jobs.names.vault(key));
    this.splits = new DaySplits({
      jobs: this.jobs,
      pageSize: options.pageSize,
      isComplete: (path) => this.isComplete(path),
      hasMore: (path) => this.hasMore(path),
    });
    this.#regroupings = new Regroupings(this.jobs, this.splits, signal);
    this.#loads = new GroupLoads({
      changed: (path) => {
        this.#fire(path && { entered: [], updated: [], paths: [path] });
      },
      isComplete: (path) => this.isComplete(path),
      signal,
    });
    this.loadStates = this.#loads.states;
    this.#cursors = new CursorSet({
      gateway,
      tick: () => this.jobs.tick(),
      signal,
      accept: (cursor, page) => {
        this.#accept(cursor, this.jobs.put({ ...page, source: "list" }));
      },
    });
    this.#asked = new ScopeCursors({
      queries: options.scope.queries,
      groups: this.#queries,
      cursors: this.#cursors,
      pageSize: options.pageSize,
    });
    this.refreshes = new ListRefreshes({
      gateway,
      loadStates: this.loadStates,
      bringChanges: (how) => this.#bringChanges(how),
      signal,
    });
    this.children = new ChildJobs({
      scope: options.scope,
      gateway,
      pageSize: options.pageSize,
      jobs: this.jobs,
      loadStates: this.loadStates,
      signal,
      changed,
    });
  }

  /** Ends all requests; nothing is taken in or fired afterwards. */
  dispose(): void {
    this.#aborter.abort();
    this.#owned.dispose();
  }

  /** True once every question of the opening has been answered. */
  get isOpen(): boolean {
    return this.#asked.isOpen;
  }

  /** Starting over is better than a refresh: it was loaded long ago, or much has changed. */
  get isOld(): boolean {
    const isOfYesterday = this.#options.now() - (this.#openedAt ?? Infinity) > fullReadAge;
    return isOfYesterday || this.refreshes.isLeftToReload;
  }

  /** True once there is something to show: jobs, or that there are none. Empty pages are neither. */
  get hasRows(): boolean {
    return this.isOpen || this.jobs.count({}) > 0;
  }

  /**
   * Asks each query of the view once; if the only one leaves a token, once for each state, side by side,
   * so that failures show at once however many completed jobs there are. Asks only what is still
   * unanswered.
   */
  open(): Promise<readonly Job[]> {
    return this.#underWay.join(viewLoad, () => this.#open());
  }

  /** True when nothing more can come for a group: its count is exact. */
  isComplete(path: GroupPath): boolean {
    return this.#asked.isComplete(path);
  }

  /** True when a NextToken that may bring jobs of this group is open. */
  hasMore(path: GroupPath): boolean {
    return !this.isComplete(path) && (this.isOpen || this.#asked.isAsked(path));
  }

  /** True for a state that was asked for and may hold more jobs, even if none has come yet. */
  mayHold(state: string): boolean {
    return this.scope.shows(state) && this.#asked.isAsked({ state }) && !this.isComplete({ state });
  }

  /** True when more jobs may come than *Load more* in the groups of the states brings: of states that nobody knows. */
  get mayHoldOtherStates(): boolean {
    return this.isOpen && !this.isComplete({}) && this.#asked.haveAllStates;
  }

  /** Makes the groups by other dimensions; asks AWS nothing. The jobs stand in the old ones meanwhile. */
  regroup(request: RegroupRequest): void {
    this.#regroupings.make(request);
  }

  /** Takes in one job that was asked for by its id: it stands in its group, and no count says more than before. */
  addGuest(job: Job): void {
    const change = this.jobs.put({ jobs: [job], asked: this.jobs.tick(), source: "id" });
    this.splits.decide();
    this.#fire(change);
  }

  /**
   * Loads on until a new job stands in the group, at most {@link pagesPerClick} pages. A second call
   * joins the first.
   * @returns the jobs that are new in the group
   */
  loadMore(path: GroupPath): Promise<readonly Job[]> {
    const load = pathKey(path);
    return (
      this.#underWay.get(drainOf(load)) ?? this.#underWay.join(load, () => this.#loadMore(path))
    );
  }

  /** Loads a page on wherever the last load failed so. */
  async retryFailed(isSo: (error: BackupError) => boolean): Promise<void> {
    await Promise.all([
      ...this.#loads.failed(isSo).map((path) => this.loadMore(path)),
      this.children.retryFailed(isSo),
    ]);
  }

  /** Drains the query that covers the group, {@link drainPageSize} jobs a page; goes on where a cancelled one stopped. */
  loadAll(path: GroupPath, options: DrainOptions): Promise<readonly Job[]> {
    return this.#underWay.join(drainOf(pathKey(path)), () => this.#loadAll(path, options));
  }

  async #bringChanges(how: "forUser" | "inBackground"): Promise<RefreshEnd> {
    const now = this.#options.now();
    const end = await bringChanges({
      ...this.#options,
      how,
      now,
      jobs: this.jobs,
      children: this.children,
      cursors: this.#cursors,
      hasLoadedOn: this.#hasLoadedOn,
      asOf: this.asOf ?? this.#openedAt ?? now,
      signal: this.#aborter.signal,
      accept: this.#takeIn.bind(this),
    });
    if (this.#aborter.signal.aborted) return { mustStartOver: false };
    if (end.isUpToDate) this.asOf = now;
    if (this.#loads.forgetFailures()) this.#fire(undefined);
    return end;
  }

  async #open(): Promise<readonly Job[]> {
    this.#openedAt ??= this.#options.now();
    this.#loads.begin({}, "page");
    const outcome = await this.#asked.askFirst();
    if (!this.#loads.end({}, { ...outcome, lookedAt: 0 })) return [];
    this.asOf ??= this.#openedAt;
    this.#fire(undefined);
    return [];
  }

  async #loadMore(path: GroupPath): Promise<readonly Job[]> {
    if (!this.isOpen && !this.#asked.isAsked(path)) return this.open();
    this.#loads.begin(path, "page");
    return this.#whatEnters(path, async (entered) => {
      const outcome = await advance({
        cursors: () => this.#asked.open(path),
        isEnough: () => entered.length > 0,
        pages: pagesPerClick,
      });
      this.#loads.end(path, entered.length > 0 ? { ...outcome, lookedAt: 0 } : outcome);
    });
  }

  async #loadAll(path: GroupPath, options: DrainOptions): Promise<readonly Job[]> {
    await (this.isOpen ? this.#underWay.get(pathKey(path)) : this.open());
    if (!this.isOpen || this.isComplete(path) || this.#aborter.signal.aborted) return [];
    const startedAt = this.#options.now();
    const cursors = this.#queries
      .of(path)
      .drain.map((query) => this.#cursors.get(query, drainPageSize));
    this.#loads.begin(path, "all");
    return this.#whatEnters(path, async () => {
      const isWhole = pathKey(path) === viewLoad && cursors.every(({ pages }) => pages === 0);
      const outcome = await drain(cursors, options);
      if (this.#loads.end(path, { ...outcome, lookedAt: 0 }) && isWhole) this.asOf = startedAt;
    });
  }

  /** @returns the jobs that become new in a group while the work goes on */
  #whatEnters(
    path: GroupPath,
    work: (entered: readonly Job[]) => Promise<void>,
  ): Promise<readonly Job[]> {
    this.#hasLoadedOn = true;
    return this.#entered.during(path, work);
  }

  #accept(cursor: QueryCursor, change: Change): void {
    const { query, exhausted, startedAt, pages } = cursor;
    if (exhausted) {
      this.jobs.removeUnreturned(startedAt, queryMatcher(query));
      this.#loads.forgetFailures();
    }
    // What is complete, or may hold more, may be another group's.
    this.#takeIn(exhausted || pages <= 1 ? { ...change, paths: undefined } : change);
  }

  #takeIn(change: Change): void {
    this.splits.decide();
    this.#entered.tell(change.entered);
    const isElsewhere = change.entered.length > 0 && this.#loads.forgetLooking();
    this.#fire(isElsewhere ? { ...change, paths: undefined } : change);
  }

  #fire(change: Change | undefined): void {
    if (!this.#aborter.signal.aborted) this.#changes.fire(change);
  }
}

function drainOf(load: string): string {
  return `all ${load}`;
}
