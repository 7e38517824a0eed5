import { type Disposable, DisposableStore } from "../../base/disposables";
import type { Source } from "../../domain/session/source";
import type { RowsView } from "./renewableTreeView";

/** How often rows with a relative time are looked at. */
const minute = 60_000;

/** What is done for a view's rows while they are in sight. */
export interface SeenTree {
  tick(): void;
  showQuietly(): void;
  recover(source: Source): Promise<void>;
}

export interface ViewSightOptions {
  readonly view: Pick<RowsView<unknown>, "visible" | "onDidChangeVisibility">;
  readonly tree: SeenTree;
  /** The view came into sight: time to find the sessions out. */
  readonly seen: () => void;
}

/** A view that comes into sight and goes out of it: time goes on, and AWS is asked, only while it is in sight. */
export class ViewSight implements Disposable {
  readonly #options: ViewSightOptions;
  readonly #store = new DisposableStore();
  #ticking: NodeJS.Timeout | undefined;
  /** The sessions that came to work again while the view was out of sight. */
  readonly #mustRecover = new Set<Source>();

  constructor(options: ViewSightOptions) {
    this.#options = options;
    this.#store.add(
      options.view.onDidChangeVisibility(() => {
        this.#changed();
      }),
    );
    this.#store.add({
      dispose: () => {
        clearInterval(this.#ticking);
      },
    });
    this.#changed();
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** A session works again: what failed for it is tried again quietly, once the view is visible. */
  recover(source: Source): void {
    if (this.#options.view.visible) void this.#options.tree.recover(source);
    else this.#mustRecover.add(source);
  }

  /** Sessions were left: nothing of these is tried again. */
  forget(isLeft: (source: Source) => boolean): void {
    for (const source of this.#mustRecover) if (isLeft(source)) this.#mustRecover.delete(source);
  }

  #changed(): void {
    const { view, tree, seen } = this.#options;
    clearInterval(this.#ticking);
    if (!view.visible) return;
    this.#ticking = setInterval(() => {
      tree.tick();
    }, minute);
    tree.tick();
    seen();
    tree.showQuietly();
    const sources = [...this.#mustRecover];
    this.#mustRecover.clear();
    for (const source of sources) this.recover(source);
  }
}
