import { DisposableStore } from "../base/disposables";
import { Emitter } from "../base/emitter";
import {
  advance,
  type AdvanceOutcome,
  drain,
  type DrainOptions,
  pagesPerClick,
  read,
} from "./advance";
import { ChildJobs } from "./childJobs";
import { CursorSet, drainPageSize } from "./cursorSet";
import type { GroupPath } from "./groupPath";
import type { Job, ViewKind } from "./job";
import type { JobGateway } from "./jobGateway";
import type { JobQuery } from "./jobQuery";
import { jobKey } from "./jobOrder";
import {
  coveringQueries,
  drainQuery,
  everything,
  type GroupTarget,
  loadMoreRounds,
  matchesQuery,
  stateQueries,
} from "./jobQueries";
import { apiStateOf, displayStatesOf } from "./jobState";
import { type Change, isUnder, LoadedJobs } from "./loadedJobs";
import { LoadStates } from "./loadStates";
import type { QueryCursor } from "./queryCursor";
import { refreshJobs } from "./refreshJobs";

export interface JobListOptions {
  readonly kind: ViewKind;
  readonly gateway: JobGateway;
  /** MaxResults of a page, 1 to 1000. */
  readonly pageSize: number;
  /** ISO date of a time (ms) in the user's zone. */
  readonly dayOf: (time: number) => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * After so long (ms) a refresh starts over: what AWS drops (backup jobs after 30 days) is in no answer
 * to what has changed.
 */
const fullReadAge = 24 * 3_600_000;

/** The place of the whole view among the load states. */
export const viewPlace = placeOf({});

/** The place of *Refresh* among the load states. */
export const refreshPlace = "refresh";

/** The name of a group among the load states. */
export function placeOf({ state, vault }: GroupPath): string {
  return JSON.stringify([state ?? null, vault ?? null]);
}

/**
 * One generation of a view's jobs: what was asked, what came, what is still open. Disposing it aborts
 * every request, and no late answer is taken in. Failures are load states, never rejections.
 */
export class JobList {
  readonly kind: ViewKind;
  readonly jobs: LoadedJobs;
  readonly children: ChildJobs;
  readonly loadStates: LoadStates;
  /** Fires after a page was taken in (with what changed) and when a load state changed (without). */
  readonly changed: Emitter<Change | undefined>["event"];
  /** When the jobs were last known to be up to date, milliseconds since the epoch. */
  asOf: number | undefined;

  readonly #options: JobListOptions;
  readonly #changes = new Emitter<Change | undefined>();
  readonly #aborter = new AbortController();
  readonly #owned = new DisposableStore();
  readonly #cursors: CursorSet;
  readonly #collectors = new Set<(job: Job) => void>();
  readonly #underWay = new Map<string, Promise<readonly Job[]>>();
  /** Whether a state and vault is split by day; decided once a load. */
  readonly #split = new Map<string, boolean>();
  /** The groups that something was loaded for, by place. */
  readonly #paths = new Map<string, GroupPath>([[viewPlace, {}]]);
  /** When AWS was first asked: from then on a refresh has to look for changes. */
  #openedAt: number | undefined;

  constructor(options: JobListOptions) {
    this.#options = options;
    this.kind = options.kind;
    this.changed = this.#changes.event;
    this.#owned.add(this.#changes);
    this.jobs = new LoadedJobs(options.dayOf);
    this.loadStates = new LoadStates(() => {
      this.#fire(undefined);
    });
    this.#cursors = new CursorSet({
      gateway: options.gateway,
      tick: () => this.jobs.tick(),
      signal: this.#aborter.signal,
      accept: (cursor, page) => {
        this.#accept(cursor, this.jobs.put({ ...page, listed: true }));
      },
    });
    this.children = new ChildJobs({
      kind: options.kind,
      gateway: options.gateway,
      pageSize: options.pageSize,
      jobs: this.jobs,
      loadStates: this.loadStates,
      signal: this.#aborter.signal,
      changed: (change) => {
        this.#fire(change);
      },
    });
  }

  /** Ends all requests; nothing is taken in or fired afterwards. */
  dispose(): void {
    this.#aborter.abort();
    this.#owned.dispose();
  }

  /** True once every question of the opening has been answered. */
  get isOpen(): boolean {
    const root = this.#paged(everything(this.kind));
    return root.answered && (root.exhausted || this.#unasked().length === 0);
  }

  /** True once there is something to show: jobs, or that there are none. Empty pages are neither. */
  get hasRows(): boolean {
    return this.isOpen || this.jobs.count({}) > 0;
  }

  /**
   * Asks once without a state; if that leaves a token, once for each state, side by side, so that
   * failures show at once however many completed jobs there are. Asks only what is still unanswered.
   */
  open(): Promise<readonly Job[]> {
    return this.#once(viewPlace, () => this.#open());
  }

  /** True when nothing more can come for a group: its count is exact. */
  isComplete(path: GroupPath): boolean {
    return coveringQueries(this.#target(path)).some((query) => this.#isExhausted(query));
  }

  /** True when a NextToken that may bring jobs of this group is open. */
  hasMore(path: GroupPath): boolean {
    return !this.isComplete(path) && this.#isAsked(path);
  }

  /** True when only the query without a state is open: states that nobody knows may still come. */
  get mayHoldOtherStates(): boolean {
    return (
      this.isOpen &&
      !this.isComplete({}) &&
      stateQueries(this.kind).every((query) => this.#isExhausted(query))
    );
  }

  /** True when the group of this state and vault is shown by day. */
  isSplit(state: string, vault: string): boolean {
    return this.#split.get(placeOf({ state, vault })) ?? false;
  }

  /**
   * Loads on until a new job stands in the group, at most {@link pagesPerClick} pages. A second call
   * joins the first.
   * @returns the jobs that are new in the group
   */
  loadMore(path: GroupPath): Promise<readonly Job[]> {
    const place = placeOf(path);
    return this.#underWay.get(drainOf(place)) ?? this.#once(place, () => this.#loadMore(path));
  }

  /** Drains the query that covers the group, {@link drainPageSize} jobs a page; goes on where a cancelled one stopped. */
  loadAll(path: GroupPath, options: DrainOptions): Promise<readonly Job[]> {
    return this.#once(drainOf(placeOf(path)), () => this.#loadAll(path, options));
  }

  /**
   * Brings what changed since {@link asOf}; rows, pages and tokens stay.
   * @returns false when so much has left without a trace that only starting over tells the truth
   */
  async refresh(): Promise<boolean> {
    const { kind, gateway, pageSize, now } = this.#options;
    const place = refreshPlace;
    if (this.loadStates.get(place).loading !== undefined) return true;
    const startedAt = now();
    if (startedAt - (this.#openedAt ?? startedAt) > fullReadAge) return false;
    this.loadStates.set(place, { loading: "page" });
    const outcome = await refreshJobs({
      kind,
      gateway,
      pageSize,
      jobs: this.jobs,
      cursors: this.#cursors,
      asOf: this.asOf ?? this.#openedAt ?? startedAt,
      signal: this.#aborter.signal,
      accept: (change) => {
        this.#takeIn({ kind }, change);
      },
    });
    const childrenError = outcome.error ?? (await this.children.refresh());
    if (this.#aborter.signal.aborted) return true;
    if (childrenError === undefined && !outcome.cancelled) this.asOf = startedAt;
    this.#forgetFailures();
    this.loadStates.set(place, childrenError === undefined ? {} : { error: childrenError });
    return !outcome.tooManyGone;
  }

  async #open(): Promise<readonly Job[]> {
    this.#openedAt ??= this.#options.now();
    this.loadStates.set(viewPlace, { loading: "page" });
    const root = this.#paged(everything(this.kind));
    let outcome = await read(root, () => root.jobs > 0, root.jobs > 0 ? 0 : pagesPerClick);
    if (outcome.error === undefined && !outcome.cancelled && !root.exhausted) {
      outcome = await this.#openStates();
    }
    if (!this.#settle(viewPlace, { ...outcome, lookedAt: 0 })) return [];
    this.asOf ??= this.#openedAt;
    this.#fire(undefined);
    return [];
  }

  /** The first rows of every state, side by side; the first failure stands for all. */
  async #openStates(): Promise<AdvanceOutcome> {
    const outcomes = await Promise.all(
      this.#unasked().map((cursor) => read(cursor, () => cursor.jobs > 0, pagesPerClick)),
    );
    const failed = outcomes.find(({ error }) => error !== undefined);
    const cancelled = outcomes.some((outcome) => outcome.cancelled);
    return failed ?? { cancelled, lookedAt: 0, restarted: outcomes.some((each) => each.restarted) };
  }

  async #loadMore(path: GroupPath): Promise<readonly Job[]> {
    if (!this.#isAsked(path)) return this.open();
    const place = placeOf(path);
    this.#paths.set(place, path);
    this.loadStates.set(place, { loading: "page" });
    const found = await this.#collect(path, async (entered) => {
      const outcome = await advance({
        cursors: () => this.#openCursors(path),
        isEnough: () => entered.length > 0,
        rounds: pagesPerClick,
      });
      this.#settle(place, entered.length > 0 ? { ...outcome, lookedAt: 0 } : outcome);
    });
    return found;
  }

  async #loadAll(path: GroupPath, options: DrainOptions): Promise<readonly Job[]> {
    const place = placeOf(path);
    await (this.isOpen ? this.#underWay.get(place) : this.open());
    if (!this.isOpen || this.isComplete(path) || this.#aborter.signal.aborted) return [];
    this.#paths.set(place, path);
    const startedAt = this.#options.now();
    const cursor = this.#cursors.get(drainQuery(this.#target(path)), drainPageSize);
    this.loadStates.set(place, { loading: "all" });
    return this.#collect(path, async () => {
      const isWhole = place === viewPlace && cursor.pages === 0;
      const outcome = await drain(cursor, options);
      if (this.#settle(place, { ...outcome, lookedAt: 0 }) && isWhole) this.asOf = startedAt;
    });
  }

  /** Gathers the jobs that become new in a group while the work goes on. */
  async #collect(
    path: GroupPath,
    work: (entered: readonly Job[]) => Promise<void>,
  ): Promise<readonly Job[]> {
    const entered: Job[] = [];
    const collector = (job: Job): void => {
      const place = this.jobs.pathOf(jobKey(job));
      if (place !== undefined && isUnder(place, path)) entered.push(job);
    };
    this.#collectors.add(collector);
    try {
      await work(entered);
    } finally {
      this.#collectors.delete(collector);
    }
    return entered;
  }

  /** Notes how a load ended, and what is over with it. @returns true when it went well */
  #settle(place: string, { error, cancelled, lookedAt, restarted }: AdvanceOutcome): boolean {
    if (this.#aborter.signal.aborted) return false;
    const { loading } = this.loadStates.get(place);
    this.loadStates.set(place, {
      ...(error !== undefined && { error, failed: loading ?? "page" }),
      ...(error === undefined && lookedAt > 0 && { lookedAt }),
      ...(restarted && { restarted }),
    });
    return error === undefined && !cancelled;
  }

  /** What failed in a group that is complete by now needs no retry. */
  #forgetFailures(): void {
    this.loadStates.clear((place) => {
      const path = this.#paths.get(place);
      return path !== undefined && this.isComplete(path);
    });
  }

  #accept(cursor: QueryCursor, change: Change): void {
    const { query, exhausted, startedAt } = cursor;
    if (exhausted) {
      this.jobs.unlistUnseen(startedAt, (job) => matchesQuery(query, job));
      this.#forgetFailures();
    }
    this.#takeIn(query, change);
  }

  #takeIn(query: JobQuery, change: Change): void {
    this.#decideSplits(query);
    for (const job of change.entered) for (const collect of this.#collectors) collect(job);
    if (change.entered.length > 0) this.#forgetLooking();
    this.#fire(change);
  }

  /** That nothing new was found is no longer true where another load has brought something. */
  #forgetLooking(): void {
    this.loadStates.clear((_place, { lookedAt }) => lookedAt !== undefined);
  }

  /** A group whose first page leaves a token is shown by day; so it stays, that rows keep their places. */
  #decideSplits({ state }: JobQuery): void {
    const displays = state === undefined ? [undefined] : displayStatesOf(this.kind, state);
    for (const display of displays) {
      for (const leaf of this.jobs.leaves(display === undefined ? {} : { state: display })) {
        const place = placeOf(leaf);
        if (this.#split.has(place)) continue;
        if (this.isComplete(leaf)) this.#split.set(place, false);
        else if (this.#isAsked(leaf)) this.#split.set(place, true);
      }
    }
  }

  #isAsked({ state }: GroupPath): boolean {
    const apiState = state === undefined ? undefined : apiStateOf(state);
    if (apiState === undefined) return this.isOpen;
    return this.#paged({ kind: this.kind, state: apiState }).answered;
  }

  #isExhausted(query: JobQuery): boolean {
    return this.#cursors.isExhausted(query, this.#options.pageSize);
  }

  /** The cursors of the states that have not answered yet. */
  #unasked(): readonly QueryCursor[] {
    return stateQueries(this.kind)
      .map((query) => this.#paged(query))
      .filter((cursor) => !cursor.answered);
  }

  #openCursors(path: GroupPath): readonly QueryCursor[] {
    for (const round of loadMoreRounds(this.#target(path))) {
      const open = round.filter((query) => !this.#isExhausted(query));
      if (open.length > 0) {
        return open.map((query) => this.#cursors.furthest(query, this.#options.pageSize));
      }
    }
    return [];
  }

  #paged(query: JobQuery): QueryCursor {
    return this.#cursors.get(query, this.#options.pageSize);
  }

  #target(path: GroupPath): GroupTarget {
    const vaultName = path.vault === undefined ? undefined : this.jobs.vault(path.vault)?.name;
    return { kind: this.kind, path, vaultName };
  }

  #once(key: string, work: () => Promise<readonly Job[]>): Promise<readonly Job[]> {
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const promise = work().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, promise);
    return promise;
  }

  #fire(change: Change | undefined): void {
    if (!this.#aborter.signal.aborted) this.#changes.fire(change);
  }
}

function drainOf(place: string): string {
  return `all ${place}`;
}
