import { type TreeView, window } from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";

/** Whether somebody may see how a session stands. */
export class ViewsInSight implements Disposable {
  readonly #store = new DisposableStore();
  readonly #views: readonly Pick<TreeView<unknown>, "visible">[];
  /** There may be views in sight now where there were none, or none any more; or the user comes back to the window. */
  readonly changed: Emitter<void>["event"];

  constructor(views: readonly Pick<TreeView<unknown>, "visible" | "onDidChangeVisibility">[]) {
    this.#views = views;
    const changes = this.#store.add(new Emitter<void>());
    const fire = (): void => {
      changes.fire();
    };
    this.changed = changes.event;
    for (const view of views) this.#store.add(view.onDidChangeVisibility(fire));
    this.#store.add(window.onDidChangeWindowState(fire));
  }

  get isAny(): boolean {
    return this.#views.some(({ visible }) => visible);
  }

  dispose(): void {
    this.#store.dispose();
  }
}
