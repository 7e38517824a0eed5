import { describe, expect, it, vi } from "vitest";
import type { TreeView, TreeViewVisibilityChangeEvent } from "vscode";
import { RenewableTreeView } from "../../../../src/host/tree/renewableTreeView";
import { settled } from "../../../support/jobs/settled";
import { standIn } from "../../../support/standIn";

const { FakeEmitter } = vi.hoisted(() => ({
  FakeEmitter: class<T> {
    readonly #listeners = new Set<(value: T) => unknown>();
    readonly event = (listener: (value: T) => unknown) => {
      this.#listeners.add(listener);
      return { dispose: () => this.#listeners.delete(listener) };
    };
    readonly fire = (value: T) => {
      for (const listener of this.#listeners) listener(value);
    };
    readonly dispose = () => {
      this.#listeners.clear();
    };
  },
}));

vi.mock("vscode", () => ({ EventEmitter: FakeEmitter }));

/** A view as VS Code makes it. */
class FakeView {
  visible = false;
  message = "";
  description = "";
  readonly revealed: string[] = [];
  readonly visibility = new FakeEmitter<TreeViewVisibilityChangeEvent>();
  /** Ends the disposal, of which VS Code tells the workbench. */
  disposed: (() => void) | undefined;

  see(visible: boolean): void {
    this.visible = visible;
    this.visibility.fire({ visible });
  }

  get asTreeView(): TreeView<string> {
    const none = () => ({ dispose: () => undefined });
    return standIn<TreeView<string>>(
      Object.assign(this, {
        onDidChangeVisibility: this.visibility.event,
        onDidChangeSelection: none,
        onDidExpandElement: none,
        onDidCollapseElement: none,
        reveal: (row: string) => {
          this.revealed.push(row);
          return Promise.resolve();
        },
        dispose: () => new Promise<void>((resolve) => (this.disposed = resolve)),
      }),
    );
  }
}

function aView() {
  const views: FakeView[] = [];
  const view = new RenewableTreeView(() => {
    const fake = new FakeView();
    views.push(fake);
    return fake.asTreeView;
  });
  const newest = (): FakeView => {
    const last = views.at(-1);
    if (last === undefined) throw new Error("No view was made.");
    return last;
  };
  return { view, views, newest };
}

describe("A view whose rows are to go", () => {
  it("keeps them while it is in sight: VS Code reads others, and draws them", () => {
    const { view, views, newest } = aView();
    newest().see(true);
    view.renew();
    expect(newest().disposed).toBeUndefined();
    expect(views).toHaveLength(1);
  });

  it("is another one, once VS Code has disposed the first, with the same words", async () => {
    const { view, views, newest } = aView();
    const [first] = views;
    first?.see(true);
    view.message = "Filter: failed";
    view.description = "12";
    first?.see(false);
    view.renew();
    expect(views).toHaveLength(1);
    first?.disposed?.();
    await settled();
    expect(views).toHaveLength(2);
    expect(newest()).toMatchObject({ message: "Filter: failed", description: "12" });
  });

  it("has none where it was not in sight since", async () => {
    const { view, views, newest } = aView();
    view.renew();
    expect(newest().disposed).toBeUndefined();
    newest().see(true);
    newest().see(false);
    view.renew();
    view.renew();
    newest().disposed?.();
    await settled();
    view.renew();
    expect(views).toHaveLength(2);
    expect(newest().disposed).toBeUndefined();
  });

  it("tells of what happens to the new one alone", async () => {
    const { view, views, newest } = aView();
    const [first] = views;
    first?.see(true);
    first?.see(false);
    const seen = vi.fn();
    view.onDidChangeVisibility(seen);
    view.renew();
    first?.disposed?.();
    await settled();
    first?.see(true);
    expect(seen).not.toHaveBeenCalled();
    expect(view.visible).toBe(false);
    newest().see(true);
    expect(seen).toHaveBeenCalledWith({ visible: true });
    expect(view.visible).toBe(true);
  });

  it("shows a row in the new one", async () => {
    const { view, views, newest } = aView();
    const [first] = views;
    first?.see(true);
    first?.see(false);
    view.renew();
    const shown = view.reveal("row");
    first?.disposed?.();
    await shown;
    expect(first?.revealed).toEqual([]);
    expect(newest().revealed).toEqual(["row"]);
  });

  it("stays away when it is disposed meanwhile", async () => {
    const { view, views } = aView();
    const [first] = views;
    first?.see(true);
    first?.see(false);
    view.renew();
    view.dispose();
    first?.disposed?.();
    await settled();
    expect(views).toHaveLength(1);
  });
});
