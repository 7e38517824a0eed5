import { EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { lazyAsync } from "../../base/lazyAsync";

/** What stands behind it. */
export interface LazyRows<Node> {
  readonly onDidChangeTreeData: EventEmitter<Node[] | undefined>["event"];
  getChildren(node?: Node): Node[];
  getTreeItem(node: Node): TreeItem;
  getParent(node: Node): Node | undefined | Promise<never>;
  resolveTreeItem(item: TreeItem, node: Node): TreeItem;
}

/**
 * A view's rows from a provider that is made when VS Code first asks: not before the view comes into sight.
 * No rows where it can't be made: VS Code shows a rejection as a notification that nobody asked for.
 */
export class LazyTreeDataProvider<Node> implements TreeDataProvider<Node>, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<Node[] | undefined>());
  readonly #rows: () => Promise<LazyRows<Node>>;
  readonly #failed: (error: unknown) => void;

  /** @param failed called when there is no provider */
  constructor(load: () => Promise<LazyRows<Node>>, failed: (error: unknown) => void) {
    this.#failed = failed;
    this.#rows = lazyAsync(async () => {
      const rows = await load();
      this.#store.add(
        rows.onDidChangeTreeData((nodes) => {
          this.#changed.fire(nodes);
        }),
      );
      return rows;
    });
  }

  get onDidChangeTreeData(): EventEmitter<Node[] | undefined>["event"] {
    return this.#changed.event;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    let rows: LazyRows<Node>;
    try {
      rows = await this.#rows();
    } catch (error) {
      this.#failed(error);
      return [];
    }
    return rows.getChildren(node);
  }

  async getTreeItem(node: Node): Promise<TreeItem> {
    return (await this.#rows()).getTreeItem(node);
  }

  async getParent(node: Node): Promise<Node | undefined> {
    return (await this.#rows()).getParent(node);
  }

  async resolveTreeItem(item: TreeItem, node: Node): Promise<TreeItem> {
    return (await this.#rows()).resolveTreeItem(item, node);
  }

  dispose(): void {
    this.#store.dispose();
  }
}
