import { EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import type { Disposable } from "../../base/disposables";
import { faultRow } from "../../viewmodel/tree/faultRow";
import { remedyNode } from "../../viewmodel/tree/problemNodes";
import { remedyRow } from "../../viewmodel/tree/problemRow";
import type { MessageNode, NodeRow } from "../../viewmodel/tree/treeNode";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { ViewTree } from "../../viewmodel/tree/viewTree";
import type { Log } from "../base/log";
import type { ExpandedGroups } from "./expandedGroups";
import { ExpandedTogether } from "./expandedTogether";
import { treeItem } from "./treeItem";

export interface JobsTreeDataProviderOptions {
  readonly log: Pick<Log, "failure">;
  readonly expanded: Pick<ExpandedGroups, "has">;
}

/**
 * Adapts a {@link ViewTree} to VS Code. Answers at once and never rejects: one rejection would blank the siblings. A
 * fault of ours is logged, and a row says so.
 */
export class JobsTreeDataProvider implements TreeDataProvider<ViewNode>, Disposable {
  readonly #tree: ViewTree;
  readonly #log: Pick<Log, "failure">;
  readonly #expanded: Pick<ExpandedGroups, "has">;
  readonly #changed = new EventEmitter<ViewNode[] | undefined>();
  readonly #subscription: Disposable;
  /** Every node that VS Code was given: commands take no other for theirs. */
  readonly #given = new WeakSet<object>();
  /** Rows that the tree knows nothing of: what went wrong where others should be. */
  readonly #own = new WeakMap<
    ViewNode,
    { readonly row: NodeRow; readonly parent: ViewNode | undefined }
  >();
  readonly #expandedTogether = new ExpandedTogether((nodes) => {
    const below = nodes.filter((node) => node !== undefined);
    this.#changed.fire(below.length === nodes.length ? below : undefined);
  });
  /** Those who wait until VS Code has read the tree from the root. */
  #waiting: (() => void)[] = [];

  constructor(tree: ViewTree, { log, expanded }: JobsTreeDataProviderOptions) {
    this.#tree = tree;
    this.#log = log;
    this.#expanded = expanded;
    this.#subscription = tree.changed((nodes) => {
      this.#changed.fire(nodes === undefined ? undefined : [...nodes]);
    });
  }

  get onDidChangeTreeData(): EventEmitter<ViewNode[] | undefined>["event"] {
    return this.#changed.event;
  }

  getChildren(node?: ViewNode): ViewNode[] {
    const children = this.#or(
      () => [...this.#tree.children(node)],
      (error) => this.#fault(node, error),
    );
    for (const child of children) this.#given.add(child);
    this.#expandedTogether.read(node);
    if (node === undefined) this.#rootRead();
    return children;
  }

  /** The user expanded a row. */
  expanded(): void {
    this.#expandedTogether.expanded();
  }

  /** Resolves once VS Code has read the tree from the root: it debounces events, by 200 ms (measured). */
  nextRead(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  getTreeItem(node: ViewNode): TreeItem {
    const row = this.#or(
      () => this.#own.get(node)?.row ?? this.#tree.row(node),
      (error) => faultRow(node.id, "this row", error),
    );
    const atFirst = this.#tree.isExpandedAtFirst(node);
    return treeItem(node, row, { isExpanded: this.#expanded.has(node, atFirst) });
  }

  getParent(node: ViewNode): ViewNode | undefined {
    return this.#or(
      () => {
        const own = this.#own.get(node);
        return own === undefined ? this.#tree.parent(node) : own.parent;
      },
      () => undefined,
    );
  }

  resolveTreeItem(item: TreeItem, node: ViewNode): TreeItem {
    const tooltip = this.#or(
      () => (this.#own.has(node) ? undefined : this.#tree.tooltip(node)),
      () => undefined,
    );
    // A plain string: a MarkdownString would load images and show live links out of AWS's text.
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** Whether a value that a command was called with is a row of this view. */
  owns(value: unknown): value is ViewNode {
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

  #fault(parent: ViewNode | undefined, error: unknown): ViewNode[] {
    const id = `${parent?.id ?? ""}/fault`;
    const about = "problem";
    const node: MessageNode = { type: "message", id, parent: undefined, about };
    const log = remedyNode({ parent: undefined, about, base: id }, "showLog");
    this.#own.set(node, { row: faultRow(id, "these rows", error), parent });
    this.#own.set(log, { row: remedyRow(log, undefined), parent });
    return [node, log];
  }

  #rootRead(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    // After the rows themselves are on their way to the workbench.
    setImmediate(() => {
      for (const resolve of waiting) resolve();
    });
  }

  dispose(): void {
    this.#rootRead();
    this.#expandedTogether.dispose();
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
