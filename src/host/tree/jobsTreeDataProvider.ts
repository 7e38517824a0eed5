import { EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import type { Disposable } from "../../base/disposables";
import { faultRow } from "../../viewmodel/tree/faultRow";
import { remedyNode } from "../../viewmodel/tree/problemNodes";
import { remedyRow } from "../../viewmodel/tree/problemRow";
import type { MessageNode, NodeRow, RemedyNode, ViewNode } from "../../viewmodel/tree/treeNode";
import type { Log } from "../base/log";
import type { ExpandedGroups } from "./expandedGroups";
import { ExpandedTogether } from "./expandedTogether";
import { treeItem } from "./treeItem";
import { UnheardCollapses } from "./unheardCollapses";

export interface JobsTreeDataProviderOptions<Node> {
  readonly log: Pick<Log, "failure">;
  readonly expanded: Pick<ExpandedGroups, "has" | "read">;
  readonly isInSight: () => boolean;
  /** The user has collapsed a row, and VS Code did not tell of it. */
  readonly collapsed: (node: Node) => void;
}

/** The rows of a view as plain values. */
export interface Rows<Node extends object> {
  readonly changed: (fire: (nodes: readonly Node[] | undefined) => void) => Disposable;
  children(node: Node | undefined): readonly Node[];
  row(node: Node): NodeRow;
  tooltip(node: Node): string | undefined;
  parent(node: Node): Node | undefined;
  isExpandedAtFirst(node: Node): boolean;
}

/** Every view may have rows of these: they say what went wrong. */
type NodeOf<Node> = Node | MessageNode | RemedyNode;

/**
 * Adapts the rows of a view to VS Code. Answers at once and never rejects: one rejection would blank the siblings. A
 * fault of ours is logged, and a row says so.
 */
export class JobsTreeDataProvider<
  Node extends { readonly id: string; readonly type: string } = ViewNode,
>
  implements TreeDataProvider<NodeOf<Node>>, Disposable
{
  readonly #tree: Rows<NodeOf<Node>>;
  readonly #log: Pick<Log, "failure">;
  readonly #expanded: Pick<ExpandedGroups, "has" | "read">;
  readonly #changed = new EventEmitter<NodeOf<Node>[] | undefined>();
  readonly #subscription: Disposable;
  readonly #unheard: UnheardCollapses<NodeOf<Node>>;
  /** Every node that VS Code was given: commands take no other for theirs. */
  readonly #given = new WeakSet<object>();
  /** Rows that the tree knows nothing of: what went wrong where others should be. */
  readonly #own = new WeakMap<
    NodeOf<Node>,
    { readonly row: NodeRow; readonly parent: NodeOf<Node> | undefined }
  >();
  readonly #expandedTogether = new ExpandedTogether<NodeOf<Node>>((nodes) => {
    const below = nodes.filter((node) => node !== undefined);
    this.#fire(below.length === nodes.length ? below : undefined);
  });
  /** Nodes that are no rows: see {@link drawn}. */
  readonly #questions = new Map<NodeOf<Node>, () => void>();
  /** Those who wait until VS Code has read the tree from the root. */
  #waiting: (() => void)[] = [];

  constructor(
    tree: Rows<NodeOf<Node>>,
    { log, expanded, isInSight, collapsed }: JobsTreeDataProviderOptions<NodeOf<Node>>,
  ) {
    this.#tree = tree;
    this.#log = log;
    this.#expanded = expanded;
    this.#unheard = new UnheardCollapses({
      isExpanded: (node) => expanded.has(node, tree.isExpandedAtFirst(node)),
      isInSight,
      collapsed,
    });
    this.#subscription = tree.changed((nodes) => {
      this.#fire(nodes);
    });
  }

  get onDidChangeTreeData(): EventEmitter<NodeOf<Node>[] | undefined>["event"] {
    return this.#changed.event;
  }

  getChildren(node?: NodeOf<Node>): NodeOf<Node>[] {
    const children = this.#or(
      () => [...this.#tree.children(node)],
      (error) => this.#fault(node, error),
    );
    for (const child of children) this.#given.add(child);
    this.#expandedTogether.read(node);
    this.#unheard.read(node, children);
    if (node === undefined) this.#rootRead();
    else this.#expanded.read(node, this.#tree.isExpandedAtFirst(node));
    return children;
  }

  /** The user expanded a row. */
  expanded(): void {
    this.#expandedTogether.expanded();
  }

  /**
   * Has VS Code read the tree from the root; resolves once that is drawn, with the words above it and all that is
   * expanded. No event tells of it. But before VS Code asks for the parent of a row that is to be revealed, it waits until
   * the workbench has answered all that was fired (1.101 to 1.139: ExtHostTreeView.reveal, _refreshPromise). So it is
   * asked to reveal a node that is no row, and gets no answer: then nothing is revealed.
   * @param reveal asks VS Code to
   */
  async drawn(reveal: (node: NodeOf<Node>) => void): Promise<void> {
    const isRead = new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
    // Words that were set before it are on their way then, too: VS Code sends both by and by.
    this.#fire(undefined);
    await isRead;
    const node: NodeOf<Node> = {
      type: "message",
      id: "drawn",
      parent: undefined,
      about: "problem",
    };
    await new Promise<void>((resolve) => {
      this.#questions.set(node, resolve);
      reveal(node);
    });
  }

  getTreeItem(node: NodeOf<Node>): TreeItem {
    const row = this.#or(
      () => this.#own.get(node)?.row ?? this.#tree.row(node),
      (error) => faultRow(node.id, "this row", error),
    );
    if (!row.expandable) this.#unheard.isLeaf(node);
    const atFirst = this.#tree.isExpandedAtFirst(node);
    return treeItem(node, row, { isExpanded: this.#expanded.has(node, atFirst) });
  }

  getParent(node: NodeOf<Node>): NodeOf<Node> | undefined | Promise<never> {
    const asked = this.#questions.get(node);
    if (asked !== undefined) {
      this.#questions.delete(node);
      asked();
      return new Promise<never>(() => undefined);
    }
    return this.#or(
      () => {
        const own = this.#own.get(node);
        return own === undefined ? this.#tree.parent(node) : own.parent;
      },
      () => undefined,
    );
  }

  resolveTreeItem(item: TreeItem, node: NodeOf<Node>): TreeItem {
    const tooltip = this.#or(
      () => (this.#own.has(node) ? undefined : this.#tree.tooltip(node)),
      () => undefined,
    );
    // A plain string: a MarkdownString would load images and show live links out of AWS's text.
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** Whether a value that a command was called with is a row of this view. */
  owns(value: unknown): value is NodeOf<Node> {
    return typeof value === "object" && value !== null && this.#given.has(value);
  }

  /** What the tree says; where it throws, something else. */
  #or<T>(ask: () => T, instead: (error: unknown) => T): T {
    try {
      return ask();
    } catch (error) {
      this.#log.failure("The rows of a view", error);
      return instead(error);
    }
  }

  #fault(parent: NodeOf<Node> | undefined, error: unknown): NodeOf<Node>[] {
    const id = `${parent?.id ?? ""}/fault`;
    const about = "problem";
    const node: MessageNode = { type: "message", id, parent: undefined, about };
    const log = remedyNode({ parent: undefined, about, base: id }, "showLog");
    this.#own.set(node, { row: faultRow(id, "these rows", error), parent });
    this.#own.set(log, { row: remedyRow(log, undefined), parent });
    return [node, log];
  }

  #fire(nodes: readonly NodeOf<Node>[] | undefined): void {
    this.#unheard.changed(nodes);
    this.#changed.fire(nodes === undefined ? undefined : [...nodes]);
  }

  #rootRead(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  dispose(): void {
    this.#rootRead();
    this.#expandedTogether.dispose();
    this.#unheard.dispose();
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
