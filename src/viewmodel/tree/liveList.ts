import { Emitter } from "../../base/emitter";
import type { BackupError } from "../../domain/query/backupError";
import type { ActiveFilter } from "../../domain/filter/activeFilter";
import { haveMoved, readDifferently } from "../../domain/filter/filterRanges";
import type { Job } from "../../domain/job/job";
import type { Dimension } from "../../domain/job/jobDimension";
import { isSameFilter, type JobFilter } from "../../domain/filter/jobFilter";
import type { ViewKind } from "../../domain/job/viewKinds";
import { viewLoad } from "../../domain/list/groupLoads";
import { JobList } from "../../domain/list/jobList";
import { type RefreshEnd, refreshLoad } from "../../domain/list/listRefreshes";
import type { JobScope } from "../../domain/filter/jobScope";
import type { Change } from "../../domain/list/answer";
import { UserAsks } from "../../domain/query/userAsks";
import { sessionTrouble } from "../../domain/session/health";
import type { Source } from "../../domain/session/source";
import type { Marks } from "./marks";

export interface LiveListOptions {
  readonly kind: ViewKind;
  readonly filter: ActiveFilter;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when others had their turn: what takes long goes on then. */
  readonly nextTask: () => Promise<void>;
  /** MaxResults of a page; a change counts from the next reload on. */
  readonly pageSize: () => number;
  /** ISO date of a time in the user's zone. */
  readonly dayOf: (time: number) => string;
  readonly dimensions: () => readonly Dimension[];
  /** Told of what is loaded. */
  readonly marks?: () => Marks | undefined;
}

/** What stands beside the view's groups may read differently, and no group. */
const besideGroups: Change = { entered: [], updated: [], paths: [{}] };

export interface RefreshRequest {
  /** Nobody has asked for it: a timer has begun it. */
  readonly background?: boolean;
}

/**
 * The list of jobs that a view shows, of one session and filter: the one in use and, while *Reload* is
 * under way, the next. What belongs to another session or filter is dropped at once, with its requests.
 */
export class LiveList {
  /** Fires with what changed in the list in use. */
  readonly changed: Emitter<Change | undefined>["event"];
  /** Fires when there is another list, or none, or the list in use has other groups. */
  readonly replaced: Emitter<void>["event"];

  readonly #options: LiveListOptions;
  readonly #changes = new Emitter<Change | undefined>();
  readonly #replacements = new Emitter<void>();
  #source: Source | undefined;
  #active: ActiveFilter;
  #list: JobList | undefined;
  /** A reload's list until its first answer is in. */
  #next: JobList | undefined;
  #reloadError: BackupError | undefined;
  #opening: Promise<unknown> = Promise.resolve();
  readonly #asks = new UserAsks();

  constructor(options: LiveListOptions) {
    this.#options = options;
    this.#active = options.filter;
    this.changed = this.#changes.event;
    this.replaced = this.#replacements.event;
    // Before all others: rows say what is marked.
    this.changed((change) => {
      this.#noteForMarks(change);
    });
    this.replaced(() => {
      this.#noteForMarks(undefined);
    });
  }

  dispose(): void {
    this.#drop();
    this.#changes.dispose();
    this.#replacements.dispose();
  }

  get current(): JobList | undefined {
    return this.#list;
  }

  get source(): Source | undefined {
    return this.#source;
  }

  get filter(): JobFilter {
    return this.#active.filter;
  }

  *loadedJobs(): Generator<Job> {
    if (this.#list === undefined) return;
    yield* this.#list.jobs.all();
    yield* this.#list.children.ungrouped;
  }

  /** Why *Reload* failed, while the old jobs stand. */
  get reloadError(): BackupError | undefined {
    return this.#reloadError;
  }

  get isBusy(): boolean {
    return this.#next !== undefined || this.#list?.loadStates.isLoading === true;
  }

  /** The new source is asked when somebody wants to see it. */
  setSource(source: Source | undefined): void {
    this.#drop();
    this.#source = source;
    this.#replacements.fire();
  }

  /**
   * The filter's jobs are asked for when somebody wants to see them. The same filter stays while its times mean
   * the same: "last night" is another night the next morning.
   */
  setFilter(filter: ActiveFilter): void {
    const list = this.#next ?? this.#list;
    const scope = this.#source && this.#scope(this.#source);
    const meansTheSame =
      list === undefined || !scope || !readDifferently(list.scope.ranges, scope.ranges);
    if (isSameFilter(filter.filter, this.#active.filter) && meansTheSame) return;
    this.#drop();
    this.#active = filter;
    this.#replacements.fire();
  }

  /** The user asks for something: what was begun quietly may ask them from now on. */
  asked(): void {
    this.#asks.note();
  }

  /** The user wants to see the jobs: asks AWS for the first page, unless that was done. */
  want(): void {
    this.asked();
    this.#begin((list) => list.open());
  }

  /** The same where something else brought them into sight: the user is asked nothing. */
  wantQuietly(): void {
    this.#begin((list) => this.quietly(() => list.open()));
  }

  /** Resolves when the first load has ended, well or not; at once where there is none. */
  async opened(): Promise<void> {
    await this.#opening;
  }

  #begin(open: (list: JobList) => Promise<unknown>): void {
    if (this.#source === undefined || this.#list !== undefined) return;
    this.#list = this.#newList(this.#source);
    this.#opening = open(this.#list);
    this.#replacements.fire();
  }

  /** Does work that the user has not asked for; what they ask for meanwhile may join its requests. */
  async quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
    return this.#source && this.#asks.quietly(this.#source.gateway, work);
  }

  /** Tries again quietly what failed, where that was a trouble of the whole session: it may be over. */
  async recover(): Promise<void> {
    const list = this.#list;
    if (list === undefined) return;
    await this.quietly(async () => {
      if (!list.isOpen) {
        if (isOfSession(list.loadStates.get(viewLoad).error)) await list.open();
        return;
      }
      if (isOfSession(this.#reloadError)) await this.#startOver();
      else if (isOfSession(list.loadStates.get(refreshLoad).error))
        await this.#refreshInBackground();
      await this.#list?.retryFailed(isOfSession);
    });
  }

  /** Groups are projections: AWS is asked nothing. */
  regroup(dimensions: readonly Dimension[]): void {
    const { nextTask } = this.#options;
    for (const list of [this.#list, this.#next]) {
      const done = (): void => {
        if (list === this.#list) this.#replacements.fire();
      };
      list?.regroup({ dimensions, nextTask, done });
    }
  }

  /**
   * Brings what changed; rows, pages and tokens stay, unless the filter's times are others by now. In the background
   * nothing shows that, but what it brings: no progress, no failure, no other rows while somebody reads these; and the
   * user is asked nothing. It does nothing where no jobs stand yet.
   * @returns how it ended in the background, where only starting over may be left to do
   */
  async refresh({ background = false }: RefreshRequest = {}): Promise<RefreshEnd | undefined> {
    if (background) return this.#refreshInBackground();
    await this.#refreshForUser();
    return undefined;
  }

  async #refreshForUser(): Promise<void> {
    const list = this.#list;
    const source = this.#source;
    this.asked();
    if (list === undefined || source === undefined) {
      this.want();
      return;
    }
    const haveTimesMoved = haveMoved(list.scope.ranges, this.#scope(source).ranges);
    if (haveTimesMoved && !list.isOpen) {
      this.setSource(source);
      this.want();
    } else if (haveTimesMoved || (list.isOpen && list.isOld)) await this.reload();
    else if (!list.isOpen) await list.open();
    else if ((await list.refreshes.forUser()).mustStartOver) await this.reload();
    else if (list.loadStates.get(refreshLoad).error === undefined) this.#reloadError = undefined;
    this.#changes.fire(besideGroups);
  }

  async #refreshInBackground(): Promise<RefreshEnd | undefined> {
    const list = this.#list;
    const source = this.#source;
    // A reload under way brings more.
    if (source === undefined || list?.isOpen !== true || this.#next !== undefined) return undefined;
    if (haveMoved(list.scope.ranges, this.#scope(source).ranges)) {
      list.refreshes.leaveToReload();
      this.#changes.fire(besideGroups);
      return { mustStartOver: true };
    }
    const end = await list.refreshes.inBackground();
    if (list !== this.#list) return undefined;
    if (end.error === undefined && !end.mustStartOver && !end.isLeft) this.#reloadError = undefined;
    this.#changes.fire(besideGroups);
    return end;
  }

  /** Starts over; the old jobs stay until the first page is in. */
  async reload(): Promise<void> {
    this.asked();
    // What is not open yet has nothing to start over from: the first page is asked for once.
    await (this.#list?.isOpen === true ? this.#startOver() : this.refresh());
  }

  async #startOver(): Promise<void> {
    const source = this.#source;
    if (source === undefined || this.#next !== undefined) return;
    const next = this.#newList(source);
    this.#next = next;
    this.#reloadError = undefined;
    this.#changes.fire(besideGroups);
    await next.open();
    if (this.#next !== next) return;
    this.#next = undefined;
    this.#reloadError = next.loadStates.get(viewLoad).error;
    next.dispose();
    this.#changes.fire(besideGroups);
  }

  #noteForMarks(change: Change | undefined): void {
    if (this.#list === undefined || this.#source === undefined) return;
    this.#options.marks?.()?.take(this.#list, this.#source, change);
  }

  #scope(source: Source): JobScope {
    const { kind, now } = this.#options;
    return this.#active.scope(kind, source, now());
  }

  #newList(source: Source): JobList {
    const { now, nextTask, pageSize, dayOf, dimensions } = this.#options;
    const list = new JobList({
      // Relative times are fixed from now on: a moving one would invalidate the tokens.
      scope: this.#scope(source),
      dimensions: dimensions(),
      gateway: source.gateway,
      now,
      nextTask,
      pageSize: pageSize(),
      dayOf,
    });
    list.changed((change) => {
      if (list === this.#next && list.hasRows) this.#takeOver(list);
      else if (list === this.#list) this.#changes.fire(change);
    });
    return list;
  }

  #takeOver(list: JobList): void {
    this.#list?.dispose();
    this.#list = list;
    this.#next = undefined;
    this.#replacements.fire();
  }

  #drop(): void {
    this.#list?.dispose();
    this.#next?.dispose();
    this.#list = undefined;
    this.#next = undefined;
    this.#reloadError = undefined;
  }
}

function isOfSession(error: BackupError | undefined): boolean {
  return error !== undefined && sessionTrouble(error) !== undefined;
}
