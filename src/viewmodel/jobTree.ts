import { DisposableStore } from "../base/disposables";
import { Emitter } from "../base/emitter";
import type { DrainOptions } from "../domain/advance";
import type { BackupError } from "../domain/backupError";
import { childrenPlace } from "../domain/childJobs";
import { planFilter, rangesOf } from "../domain/filterPlan";
import type { GroupPath } from "../domain/groupPath";
import type { Job, ViewKind } from "../domain/job";
import { isSameFilter, type JobFilter } from "../domain/jobFilter";
import type { JobGateway } from "../domain/jobGateway";
import { JobList, refreshPlace, viewPlace } from "../domain/jobList";
import { compareJobs } from "../domain/jobOrder";
import type { JobScope } from "../domain/jobScope";
import type { Change } from "../domain/loadedJobs";
import type { Session } from "../domain/session";
import type { TimeRange } from "../domain/timeWindow";
import type { Formats } from "./formats";
import { dimensionsOf, type Grouping } from "./grouping";
import { idPart } from "./idPart";
import { RenderedNodes } from "./renderedNodes";
import { isExtra, pathOf, placeNode, TreeProjection } from "./treeProjection";
import { goneRow, nodeRow, nodeTooltip, type RowContext, rowText, textOfRow } from "./treeRows";
import { asOfText, type TreeStatus } from "./treeStatus";
import type { JobNode, NodeRow, TreeNode } from "./treeNode";

export interface TreeSource {
  readonly session: Session;
  readonly gateway: JobGateway;
}

export interface LoadOutcome {
  /** The first row that is new, to put the focus on. */
  readonly firstNew: TreeNode | undefined;
}

export interface JobTreeOptions {
  readonly kind: ViewKind;
  readonly grouping: Grouping;
  readonly filter: JobFilter;
  /** What the words of a time window mean at a time; undefined when they mean nothing. */
  readonly readWindow: (window: string, now: number) => TimeRange | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** MaxResults of a page; a change counts from the next reload on. */
  readonly pageSize: () => number;
  /** Asked for when there is something to format: making formatters takes its time. */
  readonly formats: () => Formats;
}

const nothingNew: LoadOutcome = { firstNew: undefined };

/**
 * A jobs view as plain values: which nodes there are, what they say, what loading does to them. Loads
 * end with rows, never with rejections.
 */
export class JobTree {
  /** The nodes to read again with all below them; undefined for the whole tree. */
  readonly changed: Emitter<readonly TreeNode[] | undefined>["event"];
  readonly statusChanged: Emitter<void>["event"];

  readonly #options: JobTreeOptions;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<readonly TreeNode[] | undefined>());
  readonly #statusChanges = this.#store.add(new Emitter<void>());
  readonly #rendered = new RenderedNodes();
  /** What each job's row last said, to find out which change with time. */
  readonly #said = new WeakMap<TreeNode, string>();
  #grouping: Grouping;
  #filter: JobFilter;
  #source: TreeSource | undefined;
  #list: JobList | undefined;
  /** A reload's list until its first answer is in. */
  #next: JobList | undefined;
  #reloadError: BackupError | undefined;
  #severalAccounts = false;
  #lastStatus = "";

  constructor(options: JobTreeOptions) {
    this.#options = options;
    this.#grouping = options.grouping;
    this.#filter = options.filter;
    this.changed = this.#changes.event;
    this.statusChanged = this.#statusChanges.event;
  }

  dispose(): void {
    this.#dropLists();
    this.#store.dispose();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get status(): TreeStatus {
    const list = this.#list;
    return {
      busy: this.#next !== undefined || list?.loadStates.isLoading === true,
      description:
        list?.asOf === undefined
          ? ""
          : asOfText(list.asOf, this.#options.now(), this.#options.formats()),
      accountIds: [...(list?.jobs.accountIds ?? [])],
      problem: this.#reloadError ?? list?.loadStates.problem,
    };
  }

  /** Drops all that belongs to the old session at once. The new one is asked when the view is visible. */
  setSource(source: TreeSource | undefined): void {
    this.#dropLists();
    this.#source = source;
    this.#fireAll();
  }

  /** The view is visible: asks AWS for the first page, unless that was done. */
  show(): void {
    if (this.#source === undefined || this.#list !== undefined) return;
    this.#list = this.#newList(this.#source);
    void this.#list.open();
    this.#fireAll();
  }

  /** The nodes under a node, at once; a parent job's children are asked for when it is first expanded. */
  children(node: TreeNode | undefined): readonly TreeNode[] {
    const context = this.#rowContext();
    if (context === undefined) return [];
    const { projection } = context;
    if (node?.type === "job") this.#askForChildren(node, projection);
    const outline = projection.outline(node, this.#reloadError);
    const jobNodes = outline.jobs().map((job) => projection.jobNode(node, job));
    return this.#rendered.show(node, outline, jobNodes, (each) => rowText(each, context));
  }

  /** The rows under a node that are neither groups nor jobs; asks AWS nothing. */
  extras(node: TreeNode | undefined): readonly TreeNode[] {
    const outline = this.#projection()?.outline(node, this.#reloadError);
    return [...(outline?.before ?? []), ...(outline?.after ?? [])].filter(isExtra);
  }

  parent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  row(node: TreeNode): NodeRow {
    const context = this.#rowContext();
    if (context === undefined) return goneRow(node.id);
    const row = nodeRow(node, context);
    if (node.type === "job") this.#said.set(node, textOfRow(row));
    return row;
  }

  tooltip(node: TreeNode): string | undefined {
    const context = this.#rowContext();
    return context && nodeTooltip(node, context);
  }

  /** The job of a row; undefined for other rows and for jobs that are no longer loaded. */
  job(node: TreeNode): Job | undefined {
    return node.type === "job" ? this.#list?.jobs.get(node.jobKey) : undefined;
  }

  /** The row of a loaded job in its own group. */
  nodeOf(id: string): TreeNode | undefined {
    return this.#projection()?.nodeOf(id);
  }

  /**
   * The row of a job: in its own group, or under its parent, whose first children are asked for if need
   * be. Waits for the first page.
   */
  async rowOf(job: Job): Promise<TreeNode | undefined> {
    this.show();
    const list = this.#list;
    const row = await this.#projection()?.rowOf(job);
    return list === this.#list ? row : undefined;
  }

  get filter(): JobFilter {
    return this.#filter;
  }

  /** What is loaded and what was asked for; undefined until the view was in sight. */
  get list(): Pick<JobList, "jobs" | "scope"> | undefined {
    return this.#list;
  }

  /**
   * Shows other jobs: what belongs to the old filter is dropped at once, with its requests, and if the view
   * was in sight the new queries start.
   */
  setFilter(filter: JobFilter): void {
    if (isSameFilter(filter, this.#filter)) return;
    const wasShown = this.#list !== undefined;
    this.#dropLists();
    this.#filter = filter;
    this.#fireAll();
    if (wasShown) this.show();
  }

  /** Groups are projections: AWS is asked nothing. */
  setGrouping(grouping: Grouping): void {
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    this.#list?.regroup(dimensionsOf(grouping));
    this.#next?.regroup(dimensionsOf(grouping));
    this.#fireAll();
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

  /** Brings what changed; rows, pages, tokens, expansion and selection stay. */
  async refresh(): Promise<void> {
    const list = this.#list;
    if (list === undefined) {
      this.show();
      return;
    }
    if (!list.isOpen) await list.open();
    else if (!(await list.refresh())) await this.reload();
    else if (list.loadStates.get(refreshPlace).error === undefined) this.#reloadError = undefined;
    this.#update(undefined);
  }

  /** Starts over; the old rows stay until the first page is in. */
  async reload(): Promise<void> {
    const source = this.#source;
    if (source === undefined || this.#next !== undefined) return;
    if (this.#list?.isOpen !== true) {
      // What is not open yet has nothing to start over from: the first page is asked for once.
      await this.refresh();
      return;
    }
    const next = this.#newList(source);
    this.#next = next;
    this.#reloadError = undefined;
    this.#update(undefined);
    await next.open();
    if (this.#next !== next) return;
    this.#next = undefined;
    this.#reloadError = next.loadStates.get(viewPlace).error;
    next.dispose();
    this.#update(undefined);
  }

  /** True when *Retry* there goes on with a *Load all*, which wants progress and cancel. */
  retriesLoadAll(node: TreeNode | undefined): boolean {
    const { failed } = this.#projection()?.loadState(placeNode(node)) ?? {};
    return this.#reloadError === undefined && failed === "all";
  }

  /** Does again what failed there, from where it stopped. */
  async retry(node: TreeNode | undefined): Promise<void> {
    const list = this.#list;
    if (list !== undefined && placeNode(node) !== undefined) await this.loadMore(node);
    else if (this.#reloadError !== undefined) await this.reload();
    else if (list?.isOpen === true && list.loadStates.get(refreshPlace).error === undefined) {
      await this.loadMore(undefined);
    } else await this.refresh();
  }

  /** Fires the rows whose relative time reads differently by now. */
  tick(): void {
    const context = this.#rowContext();
    if (context === undefined) return;
    const updated: TreeNode[] = [];
    for (const node of this.#rendered.jobNodes()) {
      const said = this.#said.get(node);
      const says = rowText(node, context);
      if (said === undefined || said === says) continue;
      this.#said.set(node, says);
      updated.push(node);
    }
    this.#fire(updated);
  }

  #newList({ gateway }: TreeSource): JobList {
    const { now, pageSize } = this.#options;
    const list = new JobList({
      scope: this.#newScope(),
      dimensions: dimensionsOf(this.#grouping),
      gateway,
      now,
      pageSize: pageSize(),
      dayOf: (time) => this.#options.formats().dayOf(time),
    });
    list.changed((change) => {
      if (list === this.#next && list.hasRows) this.#takeOver(list);
      else if (list === this.#list) this.#update(change);
    });
    return list;
  }

  /** What the filter asks for; relative times are fixed from now on, for a moving one would invalidate tokens. */
  #newScope(): JobScope {
    const { kind, now, readWindow } = this.#options;
    const ranges = rangesOf(this.#filter, (window) => readWindow(window, now()));
    return planFilter(this.#filter, kind, ranges);
  }

  #takeOver(list: JobList): void {
    this.#list?.dispose();
    this.#list = list;
    this.#next = undefined;
    this.#fireAll();
  }

  #dropLists(): void {
    this.#list?.dispose();
    this.#next?.dispose();
    this.#list = undefined;
    this.#next = undefined;
    this.#reloadError = undefined;
  }

  #askForChildren(node: JobNode, projection: TreeProjection): void {
    const { jobs, children, loadStates } = projection.list;
    const parent = jobs.get(node.jobKey);
    const { loading, error } = loadStates.get(childrenPlace(node.jobKey));
    const isSettled = children.isAsked(node.jobKey) || loading !== undefined || error !== undefined;
    if (parent !== undefined && !isSettled && projection.canExpand(node))
      void children.loadMore(parent);
  }

  /** Does a load at a node's place: under a parent job, or in a group. */
  async #load(
    node: TreeNode | undefined,
    work: (list: JobList, parent: Job | undefined, path: GroupPath) => Promise<readonly Job[]>,
  ): Promise<LoadOutcome> {
    this.show();
    const list = this.#list;
    const place = placeNode(node);
    if (list === undefined) return nothingNew;
    const parent = place?.type === "job" ? list.jobs.get(place.jobKey) : undefined;
    if (place?.type === "job" && parent === undefined) return nothingNew;
    const jobs = await work(list, parent, pathOf(place));
    return this.#firstOf(jobs, place);
  }

  /** The row beside *Load more* that is the first new job or holds it: nothing is expanded for it. */
  #firstOf(jobs: readonly Job[], place: TreeNode | undefined): LoadOutcome {
    const projection = this.#projection();
    const first = jobs.reduce<Job | undefined>(
      (least, job) => (least === undefined || compareJobs(job, least) < 0 ? job : least),
      undefined,
    );
    if (projection === undefined || first === undefined) return nothingNew;
    return { firstNew: projection.nodeUnder(place, first) };
  }

  #update(change: Change | undefined): void {
    this.#fire(change === undefined ? [] : change.updated.flatMap((key) => this.#nodesOf(key)));
  }

  /** The rows of a job that are on screen: in its group and under its parents. */
  #nodesOf(key: string): readonly TreeNode[] {
    const projection = this.#projection();
    const found: TreeNode[] = [];
    const inGroup = projection?.nodeOf(key);
    const shown = inGroup && this.#rendered.find(inGroup.parent, inGroup.id);
    if (shown !== undefined) found.push(shown);
    const job = projection?.list.jobs.get(key);
    for (const parent of this.#rendered.parents()) {
      if (parent?.type !== "job" || job === undefined || projection === undefined) continue;
      const child = this.#rendered.find(parent, projection.jobNode(parent, job).id);
      if (child !== undefined) found.push(child);
    }
    return found;
  }

  #fire(updated: readonly TreeNode[]): void {
    const context = this.#rowContext();
    if (context === undefined) return;
    // From the second account on each row names its vault's account.
    const severalAccounts = context.projection.list.jobs.accountIds.size > 1;
    if (severalAccounts && !this.#severalAccounts) {
      this.#rendered.clear();
      this.#changes.fire(undefined);
    }
    this.#severalAccounts = severalAccounts;
    const nodes = this.#rendered.changes(
      (parent) => context.projection.outline(parent, this.#reloadError),
      (node) => rowText(node, context),
      updated,
    );
    if (nodes === undefined || nodes.length > 0) this.#changes.fire(nodes);
    this.#fireStatus();
  }

  #fireAll(): void {
    this.#rendered.clear();
    this.#changes.fire(undefined);
    this.#fireStatus();
  }

  #fireStatus(): void {
    const { problem, ...rest } = this.status;
    const status = JSON.stringify([rest, problem?.reason, problem?.details]);
    if (status === this.#lastStatus) return;
    this.#lastStatus = status;
    this.#statusChanges.fire();
  }

  #projection(): TreeProjection | undefined {
    const list = this.#list;
    const source = this.#source;
    if (list === undefined || source === undefined) return undefined;
    const { profile, region } = source.session;
    const rootId = [this.#options.kind, profile, region].map(idPart).join("/");
    return new TreeProjection(list, rootId);
  }

  #rowContext(): RowContext | undefined {
    const projection = this.#projection();
    const session = this.#source?.session;
    if (projection === undefined || session === undefined) return undefined;
    return {
      projection,
      session,
      formats: this.#options.formats(),
      now: this.#options.now(),
      reloadError: this.#reloadError,
    };
  }
}
