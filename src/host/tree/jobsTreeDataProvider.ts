import { EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import type { Disposable } from "../../base/disposables";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { TreeNode } from "../../viewmodel/tree/treeNode";
import { treeItem } from "./treeItem";

/** Adapts a {@link JobTree} to VS Code. Answers at once and never rejects: one rejection would blank the siblings. */
export class JobsTreeDataProvider implements TreeDataProvider<TreeNode>, Disposable {
  readonly #tree: JobTree;
  readonly #changed = new EventEmitter<TreeNode[] | undefined>();
  readonly #subscription: Disposable;
  /** Every node that VS Code was given: commands take no other for theirs. */
  readonly #given = new WeakSet<object>();
  /** Those who wait until VS Code has read the tree from the root. */
  #waiting: (() => void)[] = [];

  constructor(tree: JobTree) {
    this.#tree = tree;
    this.#subscription = tree.changed((nodes) => {
      this.#changed.fire(nodes === undefined ? undefined : [...nodes]);
    });
  }

  get onDidChangeTreeData(): EventEmitter<TreeNode[] | undefined>["event"] {
    return this.#changed.event;
  }

  getChildren(node?: TreeNode): TreeNode[] {
    const children = this.#tree.children(node);
    for (const child of children) this.#given.add(child);
    if (node === undefined) this.#rootRead();
    return [...children];
  }

  /** Resolves once VS Code has read the tree from the root: it debounces events, by 200 ms (measured). */
  nextRead(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItem(node, this.#tree.row(node));
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#tree.parent(node);
  }

  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem {
    const tooltip = this.#tree.tooltip(node);
    // A plain string: a MarkdownString would load images and show live links out of AWS's text.
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** Whether a value that a command was called with is a row of this view. */
  owns(value: unknown): value is TreeNode {
    return typeof value === "object" && value !== null && this.#given.has(value);
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
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
