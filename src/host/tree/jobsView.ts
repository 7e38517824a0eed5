import { commands, type TreeView, type ViewBadge } from "vscode";
import { DisposableStore } from "../../base/disposables";
import { type Grouping, jobKinds } from "../../domain/job/jobKinds";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { ActiveFilter } from "../../domain/filter/activeFilter";
import type { Source } from "../../domain/session/source";
import type { ShownEntry } from "../../viewmodel/tree/shownEntry";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { ViewTree } from "../../viewmodel/tree/viewTree";
import type { ContextKeys } from "../base/contextKeys";
import { groupingKey, viewId } from "../base/contributions";
import type { Log } from "../base/log";
import type { ExpandedGroups } from "./expandedGroups";
import { JobsTreeDataProvider } from "./jobsTreeDataProvider";
import type { RowsView } from "./renewableTreeView";
import { revealRow } from "./revealRow";
import { rowsDrawn } from "./rowsDrawn";
import { ViewProgress } from "./viewProgress";
import { ViewSight } from "./viewSight";

export interface JobsViewOptions {
  readonly kind: ViewKind;
  readonly tree: ViewTree;
  readonly treeView: RowsView<ViewNode>;
  readonly contextKeys: ContextKeys;
  readonly log: Pick<Log, "failure">;
  readonly expanded: ExpandedGroups;
  /** The view came into sight: time to find the sessions out. */
  readonly seen: () => void;
}

/** One view of the activity bar over one {@link ViewTree}: visibility, description, progress, reveal. */
export class JobsView {
  readonly kind: ViewKind;
  readonly tree: ViewTree;
  /** What the TreeView shows. */
  readonly rows: JobsTreeDataProvider;
  readonly #store = new DisposableStore();
  readonly #view: RowsView<ViewNode>;
  readonly #progress: ViewProgress;
  readonly #contextKeys: ContextKeys;
  readonly #sight: ViewSight;
  #message = "";
  #note = "";
  /** How many rows are on their way into sight: what that expands is read one by one, and must not be read again. */
  #revealing = 0;

  constructor({ kind, tree, treeView, contextKeys: keys, log, expanded, seen }: JobsViewOptions) {
    this.kind = kind;
    this.tree = tree;
    this.#contextKeys = keys;
    this.#progress = this.#store.add(new ViewProgress(viewId(kind)));
    this.#view = treeView;
    const collapsed = (node: ViewNode): void => {
      expanded.collapsed(node);
      tree.collapsed(node);
    };
    const isInSight = (): boolean => treeView.visible;
    this.rows = this.#store.add(
      new JobsTreeDataProvider<ViewNode>(tree, { log, expanded, collapsed, isInSight }),
    );
    this.#store.add(
      tree.statusChanged(() => {
        this.#showStatus();
      }),
    );
    this.#store.add(
      this.#view.onDidExpandElement(({ element }) => {
        expanded.expanded(element);
        tree.expanded(element);
        if (this.#revealing === 0) this.rows.expanded();
      }),
    );
    this.#store.add(
      this.#view.onDidCollapseElement(({ element }) => {
        collapsed(element);
      }),
    );
    this.setGrouping(tree.grouping);
    this.#sight = this.#store.add(new ViewSight({ view: treeView, tree, seen }));
  }

  get title(): string {
    return jobKinds[this.kind].title;
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get selected(): ViewNode | undefined {
    return this.#view.selection[0];
  }

  get onDidChangeSelection(): TreeView<ViewNode>["onDidChangeSelection"] {
    return this.#view.onDidChangeSelection;
  }

  get onDidChangeVisibility(): TreeView<ViewNode>["onDidChangeVisibility"] {
    return this.#view.onDidChangeVisibility;
  }

  /** Brings the view into sight; it then loads by itself. */
  async open(): Promise<void> {
    await commands.executeCommand(`${viewId(this.kind)}.focus`);
  }

  /** Asks AWS nothing: groups are projections of the loaded jobs. */
  setGrouping(grouping: Grouping): void {
    this.tree.setGrouping(grouping);
    this.#contextKeys.set(groupingKey(this.kind), grouping);
  }

  /** What of the filter stands above the rows; "" for nothing. */
  setMessage(message: string): void {
    this.#message = message;
    this.#showMessage();
  }

  /** What stands above the rows before that; "" for nothing. */
  setNote(note: string): void {
    this.#note = note;
    this.#showMessage();
  }

  /** What the icon in the activity bar counts of this view; undefined for nothing. */
  setBadge(badge: ViewBadge | undefined): void {
    const { value, tooltip } = this.#view.badge ?? {};
    if (value !== badge?.value || tooltip !== badge?.tooltip) this.#view.badge = badge;
  }

  #showMessage(): void {
    const message = [this.#note, this.#message].filter(Boolean).join(" · ");
    if (this.#view.message !== message) this.#view.message = message;
  }

  /** The user chose a filter. Drops everything of the old one at once; the jobs are asked for once the view is visible. */
  setFilter(filter: ActiveFilter): void {
    this.tree.setFilter(filter);
    if (this.visible) this.tree.show();
  }

  /** Drops everything of a session that was left at once; a new one's jobs are asked for once the view is visible. */
  setEntries(entries: readonly ShownEntry[]): void {
    this.tree.setEntries(entries);
    this.#sight.forget((source) => this.tree.treeOf(source) === undefined);
    if (this.visible) this.tree.showQuietly();
  }

  /** A session works again: what failed for it is tried again quietly, once the view is visible. */
  recover(source: Source): void {
    this.#sight.recover(source);
  }

  /** Resolves when no row that was there before is in sight, or can come into sight again; in ten seconds at the latest. */
  async rowsReplaced(): Promise<void> {
    if (this.visible) await rowsDrawn(this.rows, this.#view);
    this.dropUnseen();
  }

  /** The rows of a view that is out of sight can't come into sight again. */
  dropUnseen(): void {
    if (!this.visible) this.#view.renew();
  }

  owns(value: unknown): value is ViewNode {
    return this.rows.owns(value);
  }

  /** Puts the focus on a row. */
  async reveal(node: ViewNode): Promise<void> {
    if (this.visible) await this.#reveal(node, { focus: true });
  }

  /** Selects a row without the focus; a view that is out of sight comes into it. */
  async select(node: ViewNode): Promise<void> {
    await this.#reveal(node, { focus: false });
  }

  /** A row that was replaced meanwhile is not there to be shown. */
  async #reveal(node: ViewNode, options: { readonly focus: boolean }): Promise<void> {
    this.#revealing++;
    await revealRow(this.#view, node, options);
    this.#revealing--;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #showStatus(): void {
    const { busy, description } = this.tree.status;
    this.#view.description = description;
    this.#progress.set(busy);
  }
}
