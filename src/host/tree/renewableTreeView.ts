import {
  EventEmitter,
  type TreeView,
  type TreeViewExpansionEvent,
  type TreeViewSelectionChangeEvent,
  type TreeViewVisibilityChangeEvent,
  type ViewBadge,
} from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposables";

/** What the extension uses of a view. */
export type RowsView<T> = Pick<
  TreeView<T>,
  | "visible"
  | "selection"
  | "message"
  | "description"
  | "badge"
  | "reveal"
  | "onDidChangeVisibility"
  | "onDidChangeSelection"
  | "onDidExpandElement"
  | "onDidCollapseElement"
> & {
  /** Takes the rows out of the view, if it is out of sight. */
  renew(): void;
};

/**
 * A view whose rows can be taken out of it while it is out of sight. VS Code keeps the rows of such a view, and when it
 * comes into sight it draws them, and only then reads others (1.139: TreeView.setVisibility; measured: 1 to 10 frames).
 * It reads nothing before, whatever is fired. Only another TreeView in its place has no rows.
 */
export class RenewableTreeView<T> implements RowsView<T>, Disposable {
  readonly #store = new DisposableStore();
  readonly #visibility = this.#store.add(new EventEmitter<TreeViewVisibilityChangeEvent>());
  readonly #selected = this.#store.add(new EventEmitter<TreeViewSelectionChangeEvent<T>>());
  readonly #expanded = this.#store.add(new EventEmitter<TreeViewExpansionEvent<T>>());
  readonly #collapsed = this.#store.add(new EventEmitter<TreeViewExpansionEvent<T>>());
  readonly #open: () => TreeView<T>;
  #view: TreeView<T>;
  #following = new DisposableStore();
  /** It was in sight, so it may have rows. */
  #wasSeen = false;
  #renewed: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /** @param open creates the view; called again once the one before is disposed */
  constructor(open: () => TreeView<T>) {
    this.#open = open;
    this.#view = open();
    this.#follow();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get selection(): readonly T[] {
    return this.#view.selection;
  }

  get message(): string {
    return this.#view.message ?? "";
  }

  set message(text: string) {
    this.#view.message = text;
  }

  get description(): string {
    return this.#view.description ?? "";
  }

  set description(text: string) {
    this.#view.description = text;
  }

  get badge(): ViewBadge | undefined {
    return this.#view.badge;
  }

  set badge(badge: ViewBadge | undefined) {
    this.#view.badge = badge;
  }

  get onDidChangeVisibility(): EventEmitter<TreeViewVisibilityChangeEvent>["event"] {
    return this.#visibility.event;
  }

  get onDidChangeSelection(): EventEmitter<TreeViewSelectionChangeEvent<T>>["event"] {
    return this.#selected.event;
  }

  get onDidExpandElement(): EventEmitter<TreeViewExpansionEvent<T>>["event"] {
    return this.#expanded.event;
  }

  get onDidCollapseElement(): EventEmitter<TreeViewExpansionEvent<T>>["event"] {
    return this.#collapsed.event;
  }

  async reveal(...args: Parameters<TreeView<T>["reveal"]>): Promise<void> {
    await this.#renewed;
    await this.#view.reveal(...args);
  }

  renew(): void {
    if (this.#view.visible || !this.#wasSeen) return;
    this.#wasSeen = false;
    this.#renewed = this.#replace();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#following.dispose();
    this.#view.dispose();
    this.#store.dispose();
  }

  async #replace(): Promise<void> {
    const old = this.#view;
    // Its promise, of which the API's type knows nothing: VS Code would take a new view of the name for the old one.
    await Promise.resolve(old.dispose());
    if (this.#isDisposed) return;
    this.#view = this.#open();
    this.#view.message = old.message ?? "";
    this.#view.description = old.description ?? "";
    this.#view.badge = old.badge;
    this.#follow();
  }

  #follow(): void {
    this.#following.dispose();
    const following = new DisposableStore();
    this.#following = following;
    const view = this.#view;
    this.#wasSeen ||= view.visible;
    following.add(
      view.onDidChangeVisibility((event) => {
        this.#wasSeen ||= event.visible;
        this.#visibility.fire(event);
      }),
    );
    following.add(
      view.onDidChangeSelection((event) => {
        this.#selected.fire(event);
      }),
    );
    following.add(
      view.onDidExpandElement((event) => {
        this.#expanded.fire(event);
      }),
    );
    following.add(
      view.onDidCollapseElement((event) => {
        this.#collapsed.fire(event);
      }),
    );
  }
}
