import { commands, type TreeView } from "vscode";
import { DisposableStore } from "../../base/disposables";
import type { Source } from "../../domain/session/source";
import type { ResourcesNode } from "../../viewmodel/protection/resourcesNode";
import type { ResourcesTree } from "../../viewmodel/protection/resourcesTree";
import type { ShownEntry } from "../../viewmodel/tree/shownEntry";
import { resourcesViewId } from "../base/contributions";
import type { Log } from "../base/log";
import type { ExpandedGroups } from "../tree/expandedGroups";
import { JobsTreeDataProvider } from "../tree/jobsTreeDataProvider";
import type { RowsView } from "../tree/renewableTreeView";
import { revealRow } from "../tree/revealRow";
import { rowsDrawn } from "../tree/rowsDrawn";
import { ViewProgress } from "../tree/viewProgress";
import { ViewSight } from "../tree/viewSight";

export interface ResourcesViewOptions {
  readonly tree: ResourcesTree;
  readonly treeView: RowsView<ResourcesNode>;
  readonly log: Pick<Log, "failure">;
  readonly expanded: ExpandedGroups;
  /** What stands above the rows; "" for nothing. */
  readonly words: () => string;
  /** The view came into sight: time to find the sessions out. */
  readonly seen: () => void;
}

/** The view of protected resources over its tree: visibility, description, progress. */
export class ResourcesView {
  readonly tree: ResourcesTree;
  readonly rows: JobsTreeDataProvider<ResourcesNode>;
  readonly #store = new DisposableStore();
  readonly #view: RowsView<ResourcesNode>;
  readonly #progress: ViewProgress;
  readonly #words: () => string;
  readonly #sight: ViewSight;

  constructor({ tree, treeView, log, expanded, seen, words }: ResourcesViewOptions) {
    this.tree = tree;
    this.#view = treeView;
    this.#words = words;
    this.#progress = this.#store.add(new ViewProgress(resourcesViewId));
    const collapsed = (node: ResourcesNode): void => {
      expanded.collapsed(node);
    };
    const isInSight = (): boolean => treeView.visible;
    this.rows = this.#store.add(
      new JobsTreeDataProvider<ResourcesNode>(tree, { log, expanded, collapsed, isInSight }),
    );
    this.#store.add(
      tree.statusChanged(() => {
        this.#showStatus();
      }),
    );
    this.#store.add(
      treeView.onDidExpandElement(({ element }) => {
        expanded.expanded(element);
        this.rows.expanded();
      }),
    );
    this.#store.add(
      treeView.onDidCollapseElement(({ element }) => {
        collapsed(element);
      }),
    );
    this.#sight = this.#store.add(new ViewSight({ view: treeView, tree, seen }));
  }

  get selected(): ResourcesNode | undefined {
    return this.#view.selection[0];
  }

  get onDidChangeSelection(): TreeView<ResourcesNode>["onDidChangeSelection"] {
    return this.#view.onDidChangeSelection;
  }

  owns(value: unknown): value is ResourcesNode {
    return this.rows.owns(value);
  }

  /** Brings the view into sight; it then loads by itself. */
  async open(): Promise<void> {
    await commands.executeCommand(`${resourcesViewId}.focus`);
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  /** It is in sight, or has been. */
  get isOpened(): boolean {
    return this.visible || this.tree.sessions.some(({ isWanted }) => isWanted);
  }

  /** The id of the session that a row stands for; undefined for anything else. */
  sessionIdOf(argument: unknown): string | undefined {
    return this.owns(argument) && argument.type === "session"
      ? this.tree.entryOf(argument)?.shown.id
      : undefined;
  }

  /** Selects a row, if the view is in sight still. The focus stays where it is. */
  async select(node: ResourcesNode | undefined): Promise<void> {
    if (this.#view.visible) await this.bringIntoSight(node);
  }

  /** Selects a row; a view that is out of sight comes into it. The focus stays where it is. */
  async bringIntoSight(node: ResourcesNode | undefined): Promise<void> {
    if (node === undefined) return;
    if (await revealRow(this.#view, node, { focus: false })) return;
    // It is new: VS Code may be about to read it.
    await rowsDrawn(this.rows, this.#view);
    await revealRow(this.#view, node, { focus: false });
  }

  /** Drops everything of a session that was left at once; a new one is asked once the view is visible. */
  setEntries(entries: readonly ShownEntry[]): void {
    this.tree.setEntries(entries);
    this.#sight.forget((source) => this.tree.sessions.every((each) => each.source !== source));
    if (this.#view.visible) this.tree.showQuietly();
    // The rows of a view that is out of sight must not come into sight again.
    else this.#view.renew();
  }

  /** A session works again: what failed for it is tried again quietly, once the view is visible. */
  recover(source: Source): void {
    this.#sight.recover(source);
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** A message hides the welcome text of an empty view: there is none without a session. */
  showWords(): void {
    const words = this.tree.sessions.length === 0 ? "" : this.#words();
    if (this.#view.message !== words) this.#view.message = words;
  }

  #showStatus(): void {
    const { isBusy, description } = this.tree.status;
    this.showWords();
    if (this.#view.description !== description) this.#view.description = description;
    this.#progress.set(isBusy);
  }
}
