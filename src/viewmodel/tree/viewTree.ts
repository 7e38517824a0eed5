import { DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import type { ActiveFilter } from "../../domain/filter/activeFilter";
import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import type { Job } from "../../domain/job/job";
import type { Grouping } from "../../domain/job/jobKinds";
import type { RefreshEnd } from "../../domain/list/listRefreshes";
import type { DrainOptions } from "../../domain/query/advance";
import type { Source } from "../../domain/session/source";
import { GivenRows, type UpperRows } from "./givenRows";
import type { JobTree } from "./jobTree";
import type { ViewTreeOptions } from "./jobTreeOptions";
import type { LoadOutcome } from "./loadOutcome";
import { isBelow, ownNode } from "./nodePlace";
import type { ShownEntry, ShownSession } from "./shownEntry";
import type { NodeRow, TreeNode, ViewNode } from "./treeNode";
import { statusText, type TreeStatus } from "./treeStatus";
import { goneRow } from "./plainRow";
import { upperRow, type UpperRowContext, upperText, upperTooltip } from "./upperRows";
import { ViewEntries } from "./viewEntries";
import { ViewLoads } from "./viewLoads";
import { ViewSession } from "./viewSession";
import { viewStatus } from "./viewStatus";

/**
 * A jobs view as plain values over one {@link JobTree} per session. One session alone has the rows of its tree; several
 * have a row each, and theirs stand below it. Loads end with rows, never with rejections.
 */
export class ViewTree {
  /** The nodes to read again with all below them; undefined for the whole view. */
  readonly changed: Emitter<readonly ViewNode[] | undefined>["event"];
  readonly statusChanged: Emitter<void>["event"];

  readonly #options: ViewTreeOptions;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<readonly ViewNode[] | undefined>());
  readonly #statusChanges = this.#store.add(new Emitter<void>());
  readonly #entries: ViewEntries;
  readonly #loads: ViewLoads;
  readonly #given = new GivenRows();
  #grouping: Grouping;
  #filter: ActiveFilter;
  #lastStatus: string;
  /** The sessions whose trees have fired while the entries change. */
  #held: Set<ViewSession> | undefined;

  constructor(options: ViewTreeOptions) {
    this.#options = options;
    this.#grouping = options.grouping;
    this.#filter = options.filter;
    this.changed = this.#changes.event;
    this.statusChanged = this.#statusChanges.event;
    this.#entries = this.#store.add(new ViewEntries(options, (shown) => this.#newSession(shown)));
    this.#loads = new ViewLoads(this.#entries);
    this.#lastStatus = statusText(this.status);
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Shows these sessions. What belongs to another source goes at once; the new one is asked when it is wanted. */
  setEntries(entries: readonly ShownEntry[]): void {
    const before = this.#entries.alone;
    const held = new Set<ViewSession>();
    this.#held = held;
    for (const session of this.#entries.set(entries)) held.add(session);
    this.#held = undefined;
    const { alone } = this.#entries;
    // A session alone has no row that could read differently.
    if (alone === undefined || alone !== before || held.has(alone)) this.#fire([...held], []);
    this.#fireStatus();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  get filter(): JobFilter {
    return this.#filter.filter;
  }

  get status(): TreeStatus {
    return viewStatus(this.trees, this.#options.now(), this.#options.formats);
  }

  /** The trees of the sessions that are open, in the order of rows. */
  get trees(): readonly JobTree[] {
    return this.#entries.sessions
      .map(({ tree }) => tree)
      .filter(({ source }) => source !== undefined);
  }

  treeOf(source: Source): JobTree | undefined {
    return this.trees.find((tree) => tree.source === source);
  }

  /** What a row's jobs are read from; undefined for a row of a session that was left, and of several. */
  sourceOf(node: ViewNode): Source | undefined {
    if (node.type === "regions") return undefined;
    const session = this.#sessionOf(node);
    return node.type === "session" ? session?.tree.source : session?.tree.sourceOf(node);
  }

  /** The session of a row, open or not; undefined for a row of several. */
  sessionOf(node: ViewNode): ShownSession | undefined {
    return this.#sessionOf(node)?.shown;
  }

  /** What the user added that a row belongs to. */
  entryOf(node: ViewNode): ShownEntry | undefined {
    if (node.type === "regions") return this.#entries.regionsOf(node)?.shown;
    const session = this.#sessionOf(node);
    return session && this.#entries.entryOf(session)?.shown;
  }

  /** The nodes under a node, at once. */
  children(node: ViewNode | undefined): readonly ViewNode[] {
    if (node === undefined || node.type === "regions") {
      this.#given.gaveBelow(node, this.#upperRows);
      return [...(this.#entries.withoutRow(node)?.rowsAlone() ?? []), ...this.#entries.below(node)];
    }
    const session = this.#sessionOf(node);
    if (node.type === "session") return session?.rowsBelow() ?? [];
    return session?.ownRow(node) === undefined ? (session?.tree.children(node) ?? []) : [];
  }

  row(node: ViewNode): NodeRow {
    if (node.type === "session" || node.type === "regions") {
      this.#given.gaveRow(node, this.#upperRows.text(node));
      return upperRow(node, this.#upperContext);
    }
    const session = this.#sessionOf(node);
    return session?.ownRow(node)?.row ?? session?.tree.row(node) ?? goneRow(node.id);
  }

  tooltip(node: ViewNode): string | undefined {
    if (node.type === "session" || node.type === "regions") {
      return upperTooltip(node, this.#upperContext);
    }
    const session = this.#sessionOf(node);
    const own = session?.ownRow(node);
    return own === undefined ? session?.tree.tooltip(node) : own.tooltip;
  }

  parent(node: ViewNode): ViewNode | undefined {
    if (node.parent !== undefined || node.type === "session" || node.type === "regions") {
      return node.parent;
    }
    const session = this.#sessionOf(node);
    return session && this.#entries.above(session);
  }

  /** The job of a row; undefined for other rows and for jobs that are no longer loaded. */
  job(node: ViewNode): Job | undefined {
    return node.type === "job" ? this.#sessionOf(node)?.tree.job(node) : undefined;
  }

  /** The rows under a node that are neither upper rows, nor groups, nor jobs; asks AWS nothing. */
  extras(node: ViewNode | undefined): readonly TreeNode[] {
    if (node === undefined || node.type === "regions") {
      return this.#entries.withoutRow(node)?.extras(undefined) ?? [];
    }
    return this.#sessionOf(node)?.extras(node.type === "session" ? undefined : node) ?? [];
  }

  /** Each session that the user added shows its jobs at once; of all Regions of a profile each shows its row. */
  isExpandedAtFirst(node: ViewNode): boolean {
    if (node.type === "regions") return node.about === "all";
    return node.type === "session" && this.entryOf(node)?.type === "session";
  }

  /** The user expanded a row: they ask for what VS Code reads for it, before or after this. */
  expanded(node: ViewNode): void {
    const session = this.#sessionOf(node);
    if (node.type === "session") session?.want("asked");
    session?.tree.expanded(ownNode(node));
  }

  /** The user collapsed a row. */
  collapsed(node: ViewNode): void {
    this.#sessionOf(node)?.tree.collapsed(ownNode(node));
  }

  /** The user asks for the view's jobs: asks AWS for the first page of each session, unless that was done. */
  show(): void {
    for (const session of this.#entries.sessions) session.want("asked");
  }

  /** The view is visible: the same, but the user is asked nothing. */
  showQuietly(): void {
    for (const session of this.#entries.sessions) session.want("quietly");
  }

  /** A session works again: tries again quietly what failed for it. */
  async recover(source: Source): Promise<void> {
    const session = this.#entries.sessions.find(({ tree }) => tree.source === source);
    await session?.inTurn(() => session.tree.recover());
  }

  /**
   * Brings what changed in one session, for a timer; see {@link JobTree.refresh}.
   * @returns undefined where there was nothing to refresh
   */
  async refreshInBackground(source: Source): Promise<RefreshEnd | undefined> {
    const session = this.#entries.sessions.find(({ tree }) => tree.source === source);
    return session?.inTurn(() => session.tree.refresh({ background: true }));
  }

  loadMore(node: ViewNode | undefined): Promise<LoadOutcome> {
    return this.#loads.loadMore(node);
  }

  loadAll(node: ViewNode | undefined, options: DrainOptions): Promise<LoadOutcome> {
    return this.#loads.loadAll(node, options);
  }

  retry(node: ViewNode | undefined): Promise<void> {
    return this.#loads.retry(node);
  }

  retriesLoadAll(node: ViewNode | undefined): boolean {
    return this.#loads.retriesLoadAll(node);
  }

  /**
   * Brings what changed, in each session by itself.
   * @param at the session of a row, or all that a row of several stands for; left out, all of the view
   */
  refresh(at?: ViewNode): Promise<void> {
    return this.#loads.refresh(at);
  }

  /** Starts over in each session, see {@link refresh}; its old rows stay until its first page is in. */
  reload(at?: ViewNode): Promise<void> {
    return this.#loads.reload(at);
  }

  /** The jobs that stand in the view's groups or under a parent, of all sessions. */
  *loadedJobs(): Generator<Job> {
    for (const tree of this.trees) yield* tree.loadedJobs();
  }

  /** Groups are projections: AWS is asked nothing. */
  setGrouping(grouping: Grouping): void {
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    for (const { tree } of this.#entries.sessions) tree.setGrouping(grouping);
  }

  /** Shows other jobs: no row of the old filter is left, and no request. */
  setFilter(filter: ActiveFilter): void {
    this.#filter = filter;
    for (const session of this.#entries.sessions) session.setFilter(filter);
  }

  /** Fires the rows that read differently by now: with time, or in another setting. */
  tick(): void {
    for (const { tree } of this.#entries.sessions) tree.tick();
    this.#fire([], []);
  }

  #sessionOf(node: ViewNode): ViewSession | undefined {
    if (node.type === "regions") return undefined;
    return node.type === "session" ? this.#entries.ofNode(node) : this.#entries.ownerOf(node);
  }

  #newSession(shown: ShownSession): ViewSession {
    const options = { ...this.#options, grouping: this.#grouping, filter: this.#filter };
    const session = new ViewSession(shown, options);
    const { tree } = session;
    tree.changed((nodes) => {
      session.countAnew();
      if (this.#held !== undefined) this.#held.add(session);
      else if (session === this.#entries.alone) this.#changes.fire(nodes);
      else this.#fire(nodes === undefined ? [session] : [], nodes ?? []);
    });
    tree.listChanged(() => {
      session.countAnew();
      if (session !== this.#entries.alone) this.#fire([], []);
    });
    tree.statusChanged(() => {
      this.#fireStatus();
    });
    return session;
  }

  /**
   * Has VS Code read again what reads differently, each row once.
   * @param sessions those of which no row is as it was
   * @param nodes rows of one session
   */
  #fire(sessions: readonly ViewSession[], nodes: readonly TreeNode[]): void {
    const above = sessions.map((session) => this.#entries.above(session));
    const mustRead = new Set(above.filter((node) => node !== undefined));
    const upper = this.#given.changes(this.#upperRows, mustRead);
    if (upper === undefined || mustRead.size < new Set(above).size) this.#changes.fire(undefined);
    else {
      const fired = new Set<ViewNode>(upper);
      const parentOf = (node: ViewNode): ViewNode | undefined => this.parent(node);
      const others = nodes.filter((node) => !isBelow(node, fired, parentOf));
      if (fired.size + others.length > 0) this.#changes.fire([...upper, ...others]);
    }
  }

  #fireStatus(): void {
    if (this.#held !== undefined) return;
    const status = statusText(this.status);
    if (status === this.#lastStatus) return;
    this.#lastStatus = status;
    this.#statusChanges.fire();
  }

  get #upperContext(): UpperRowContext {
    return {
      entries: this.#entries,
      formats: this.#options.formats(),
      now: this.#options.now(),
      isFiltered: isFiltering(this.filter),
      marks: this.#options.marks?.(),
    };
  }

  get #upperRows(): UpperRows {
    return {
      below: (parent) => this.#entries.below(parent),
      owner: (parent) => this.#entries.withoutRow(parent)?.node.id ?? "",
      text: (node) => upperText(node, this.#upperContext),
    };
  }
}
