import { DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import type { DrainOptions } from "../../domain/query/advance";
import type { GroupPath } from "../../domain/list/groupPath";
import type { Job } from "../../domain/job/job";
import type { ActiveFilter } from "../../domain/filter/activeFilter";
import type { JobFilter } from "../../domain/filter/jobFilter";
import type { JobList } from "../../domain/list/jobList";
import { type RefreshEnd, refreshLoad } from "../../domain/list/listRefreshes";
import { firstOf, jobKey } from "../../domain/job/jobOrder";
import type { Change } from "../../domain/list/answer";
import type { Source } from "../../domain/session/source";
import type { Grouping } from "../../domain/job/jobKinds";
import { dimensionsOf } from "../../domain/job/grouping";
import type { JobTreeOptions } from "./jobTreeOptions";
import { type LoadOutcome, nothingNew, type ShownList } from "./loadOutcome";
import { rootId } from "./rootId";
import { LiveList, type RefreshRequest } from "./liveList";
import { firstChildrenLoad } from "./firstChildren";
import { ShownRows } from "./shownRows";
import { isExtra, nodeOfLoad, pathOf } from "./nodePlace";
import { TreeProjection } from "./treeProjection";
import type { RowContext } from "./rowContext";
import { goneRow } from "./plainRow";
import { nodeTooltip } from "./treeRows";
import { statusText, type TreeStatus, treeStatus } from "./treeStatus";
import type { NodeRow, TreeNode } from "./treeNode";

/**
 * A jobs view as plain values: which nodes there are, what they say, what loading does to them. Loads
 * end with rows, never with rejections.
 */
export class JobTree {
  readonly #options: JobTreeOptions;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<readonly TreeNode[] | undefined>());
  readonly #statusChanges = this.#store.add(new Emitter<void>());
  /** The nodes to read again with all below them; undefined for the whole tree. */
  readonly changed = this.#changes.event;
  readonly statusChanged = this.#statusChanges.event;
  /** Something is loaded or under way that was not before, whether or not a row says so. */
  readonly listChanged: LiveList["changed"];
  readonly #rows = new ShownRows();
  readonly #live: LiveList;
  #grouping: Grouping;
  #lastStatus = "";

  constructor(options: JobTreeOptions) {
    this.#options = options;
    this.#grouping = options.grouping;
    this.#live = this.#store.add(
      new LiveList({
        ...options,
        dayOf: (time) => options.formats().dayOf(time),
        dimensions: () => dimensionsOf(this.#grouping),
      }),
    );
    this.#store.add(
      this.#live.changed((change) => {
        this.#update(change);
      }),
    );
    this.#store.add(
      this.#live.replaced(() => {
        this.#fireAll();
      }),
    );
    this.listChanged = this.#live.changed;
  }

  dispose(): void {
    this.#store.dispose();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get status(): TreeStatus {
    return treeStatus(this.#live, this.#options.now(), this.#options.formats);
  }

  get filter(): JobFilter {
    return this.#live.filter;
  }

  /** Shows other jobs: no row of the old filter is left, and no request. */
  setFilter(filter: ActiveFilter): void {
    this.#live.setFilter(filter);
  }

  /** What the view's jobs are read from; undefined while there is no session. */
  get source(): Source | undefined {
    return this.#live.source;
  }

  /** What a row's jobs are read from; undefined for a row of a session that was left. */
  sourceOf(node: TreeNode): Source | undefined {
    return node.id.startsWith(`${this.#rootId}/`) ? this.source : undefined;
  }

  /** Drops all that belongs to the old session at once. The new one is asked when the view is visible. */
  setSource(source: Source | undefined): void {
    this.#live.setSource(source);
  }

  /** The user asks for the view's jobs: asks AWS for the first page, unless that was done. */
  show(): void {
    this.#live.want();
  }

  /** The view is visible: the same, but the user is asked nothing. */
  showQuietly(): void {
    this.#live.wantQuietly();
  }

  /** Resolves when the first load has ended, well or not; at once where there is none. */
  opened(): Promise<void> {
    return this.#live.opened();
  }

  /** The session works again: tries again quietly what failed for it. */
  recover(): Promise<void> {
    return this.#live.recover();
  }

  /** The user expanded a row, or one above all of them: they ask for what VS Code reads for it, before or after this. */
  expanded(node: TreeNode | undefined): void {
    const projection = this.#projection();
    if (node?.type === "job") this.#live.asked();
    if (projection !== undefined) void firstChildrenLoad(node, projection)?.();
    if (this.#rows.expanded(node)) this.tick();
  }

  /** The user collapsed a row, or one above all of them: time does not go on below it. */
  collapsed(node: TreeNode | undefined): void {
    this.#rows.collapsed(node);
  }

  /** The nodes under a node, at once; a parent job's children are asked for when it is first expanded. */
  children(node: TreeNode | undefined): readonly TreeNode[] {
    const context = this.#rowContext();
    if (context === undefined) return [];
    const { projection } = context;
    const load = firstChildrenLoad(node, projection);
    if (load !== undefined) void this.#live.quietly(load);
    return this.#rows.show(node, context);
  }

  /** The rows under a node that are neither groups nor jobs; asks AWS nothing. */
  extras(node: TreeNode | undefined): readonly TreeNode[] {
    const outline = this.#projection()?.outline(node, this.#live.reloadError);
    return [...(outline?.before ?? []), ...(outline?.after ?? [])].filter(isExtra);
  }

  row(node: TreeNode): NodeRow {
    const context = this.#rowContext();
    return context === undefined ? goneRow(node.id) : this.#rows.row(node, context);
  }

  tooltip(node: TreeNode): string | undefined {
    const context = this.#rowContext();
    return context && nodeTooltip(node, context);
  }

  /** The job of a row; undefined for other rows and for jobs that are no longer loaded. */
  job(node: TreeNode): Job | undefined {
    return node.type === "job" ? this.#live.current?.jobs.get(node.jobKey) : undefined;
  }

  /** The keys of the jobs whose rows are drawn, or would be if one scrolled there. */
  readonly drawn = (): ReadonlySet<string> => this.#rows.drawn();

  /** The row of a loaded job in its own group. */
  nodeOf(id: string): TreeNode | undefined {
    return this.#projection()?.nodeOf(id);
  }

  /**
   * The row of a job: in its own group, or under its parent, whose first children are asked for if need
   * be. A job that no page has brought yet comes to stand in its group by itself, unless the filter hides
   * it. Waits for the first page.
   */
  async rowOf(job: Job): Promise<TreeNode | undefined> {
    this.show();
    const list = this.#live.current;
    const row = await this.#projection()?.rowOf(job);
    if (list !== this.#live.current) return undefined;
    if (row !== undefined) return row;
    if (list?.isOpen === true && !this.hides(job)) list.addGuest(job);
    return this.nodeOf(jobKey(job));
  }

  /** True for a job that the filter does not let through. */
  hides(job: Job): boolean {
    const { scope, jobs } = this.#live.current ?? {};
    return scope?.matches(job) === false || jobs?.meant.leavesOut(job) === true;
  }

  /** What is loaded and what was asked for; undefined until the view was in sight. */
  get list(): ShownList | undefined {
    return this.#live.current;
  }

  /** The jobs that stand in the view's groups or under a parent, whether or not it is expanded: each once, in no order. */
  loadedJobs(): Generator<Job> {
    return this.#live.loadedJobs();
  }

  /** How many groups on the outermost level may hold jobs that are not loaded. */
  get openGroups(): number {
    return this.#projection()?.openGroups ?? 0;
  }

  /** Groups are projections: AWS is asked nothing. Many jobs stay in the old ones until the new ones stand. */
  setGrouping(grouping: Grouping): void {
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    this.#live.regroup(dimensionsOf(grouping));
  }

  /** Loads on where the node's *Load more* row stands; undefined for the view. */
  loadMore(node: TreeNode | undefined): Promise<LoadOutcome> {
    return this.#load(node, (list, parent, path) =>
      parent === undefined ? list.loadMore(path) : list.children.loadMore(parent),
    );
  }

  /** Loads everything under a node; undefined for the view. What came before a cancel stays. */
  loadAll(node: TreeNode | undefined, options: DrainOptions): Promise<LoadOutcome> {
    return this.#load(node, (list, parent, path) =>
      parent === undefined ? list.loadAll(path, options) : list.children.loadAll(parent, options),
    );
  }

  /** Brings what changed; rows, pages, tokens, expansion and selection stay. In the background: see LiveList. */
  refresh(request?: RefreshRequest): Promise<RefreshEnd | undefined> {
    return this.#live.refresh(request);
  }

  /** Starts over; the old rows stay until the first page is in. */
  reload(): Promise<void> {
    return this.#live.reload();
  }

  /** True when *Retry* there goes on with a *Load all*, which wants progress and cancel. */
  retriesLoadAll(node: TreeNode | undefined): boolean {
    const { failed } = this.#projection()?.loadState(nodeOfLoad(node)) ?? {};
    return this.#live.reloadError === undefined && failed === "all";
  }

  /** Does again what failed there, from where it stopped. */
  async retry(node: TreeNode | undefined): Promise<void> {
    const list = this.#live.current;
    if (list !== undefined && nodeOfLoad(node) !== undefined) await this.loadMore(node);
    else if (this.#live.reloadError !== undefined) await this.reload();
    else if (list?.isOpen === true && list.loadStates.get(refreshLoad).error === undefined) {
      await this.loadMore(undefined);
    } else await this.refresh();
  }

  /** Fires the rows that read differently by now: with time, or in another setting. */
  tick(): void {
    const context = this.#rowContext();
    if (context !== undefined) this.#fire(this.#rows.outdated(context));
  }

  /** Does the load that a node stands for: of a parent job's children, or of a group. */
  async #load(
    node: TreeNode | undefined,
    work: (list: JobList, parent: Job | undefined, path: GroupPath) => Promise<readonly Job[]>,
  ): Promise<LoadOutcome> {
    this.show();
    const list = this.#live.current;
    const loaded = nodeOfLoad(node);
    if (list === undefined) return nothingNew;
    const parent = loaded?.type === "job" ? list.jobs.get(loaded.jobKey) : undefined;
    if (loaded?.type === "job" && parent === undefined) return nothingNew;
    const jobs = await work(list, parent, pathOf(loaded));
    // The row beside *Load more* that is the first new job or holds it: nothing is expanded for it.
    const first = firstOf(jobs);
    return first ? { firstNew: this.#projection()?.nodeUnder(loaded, first) } : nothingNew;
  }

  #update(change: Change | undefined): void {
    this.#fire(this.#rows.ofJobs(change?.updated ?? [], this.#projection()), change?.paths);
  }

  #fire(updated: readonly TreeNode[], paths?: readonly GroupPath[]): void {
    const context = this.#rowContext();
    if (context === undefined) return;
    for (const nodes of this.#rows.changes(updated, context, paths)) this.#changes.fire(nodes);
    this.#fireStatus();
  }

  #fireAll(): void {
    this.#rows.clear();
    this.#changes.fire(undefined);
    this.#fireStatus();
  }

  #fireStatus(): void {
    const status = statusText(this.status);
    if (status === this.#lastStatus) return;
    this.#lastStatus = status;
    this.#statusChanges.fire();
  }

  #projection(): TreeProjection | undefined {
    const list = this.#live.current;
    const { session } = this.source ?? {};
    const rootId = this.#rootId;
    if (list === undefined || session === undefined || rootId === undefined) return undefined;
    return new TreeProjection({ ...this.#options, list, rootId, session, filter: this.filter });
  }

  get #rootId(): string | undefined {
    return this.source && rootId(this.#options.kind, this.source.session);
  }

  #rowContext(): RowContext | undefined {
    const projection = this.#projection();
    if (projection === undefined || this.source === undefined) return undefined;
    return {
      projection,
      session: this.source.session,
      formats: this.#options.formats(),
      now: this.#options.now(),
      reloadError: this.#live.reloadError,
      shortensNames: this.#options.shortensNames(),
      isWatched: this.#options.isWatched,
    };
  }
}
