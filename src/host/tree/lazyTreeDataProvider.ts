import { EventEmitter, type TreeDataProvider, type TreeItem } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { lazyAsync } from "../../base/lazyAsync";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { JobsTreeDataProvider } from "./jobsTreeDataProvider";

/**
 * A view's rows from a provider that is made when VS Code first asks: not before the view comes into sight.
 * No rows where it can't be made: VS Code shows a rejection as a notification that nobody asked for.
 */
export class LazyTreeDataProvider implements TreeDataProvider<ViewNode>, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<ViewNode[] | undefined>());
  readonly #rows: () => Promise<JobsTreeDataProvider>;
  readonly #failed: (error: unknown) => void;

  /** @param failed called when there is no provider */
  constructor(load: () => Promise<JobsTreeDataProvider>, failed: (error: unknown) => void) {
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

  get onDidChangeTreeData(): EventEmitter<ViewNode[] | undefined>["event"] {
    return this.#changed.event;
  }

  async getChildren(node?: ViewNode): Promise<ViewNode[]> {
    let rows: JobsTreeDataProvider;
    try {
      rows = await this.#rows();
    } catch (error) {
      this.#failed(error);
      return [];
    }
    return rows.getChildren(node);
  }

  async getTreeItem(node: ViewNode): Promise<TreeItem> {
    return (await this.#rows()).getTreeItem(node);
  }

  async getParent(node: ViewNode): Promise<ViewNode | undefined> {
    return (await this.#rows()).getParent(node);
  }

  async resolveTreeItem(item: TreeItem, node: ViewNode): Promise<TreeItem> {
    return (await this.#rows()).resolveTreeItem(item, node);
  }

  dispose(): void {
    this.#store.dispose();
  }
}
