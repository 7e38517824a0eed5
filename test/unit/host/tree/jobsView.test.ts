import { describe, expect, it, vi } from "vitest";
import type { Disposable } from "vscode";
import { JobsView } from "../../../../src/host/tree/jobsView";
import type { RowsView } from "../../../../src/host/tree/renewableTreeView";
import { ContextKeys } from "../../../../src/host/base/contextKeys";
import { ExpandedGroups } from "../../../../src/host/tree/expandedGroups";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { openTree } from "../../../support/jobs/treeFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";
import { standIn } from "../../../support/standIn";
import { fakeMemento } from "../support/fakeMemento";

vi.mock("vscode", () => ({
  EventEmitter: class {
    readonly #listeners: ((value: unknown) => void)[] = [];
    readonly event = (listener: (value: unknown) => void) => this.#listeners.push(listener);
    readonly fire = (value: unknown) => {
      for (const listener of this.#listeners) listener(value);
    };
    readonly dispose = () => undefined;
  },
  commands: { executeCommand: () => Promise.resolve() },
}));

/** A view over two vaults, and what VS Code does with its rows. */
async function aView() {
  const jobs = ["a", "b"].flatMap((vault) => wireBackupJobs(2, { id: vault, vault }));
  const { view: tree } = await openTree({ jobs, grouping: "vaultState" });
  const [source] = tree.trees.flatMap((each) => each.source ?? []);
  if (source === undefined) throw new Error("The view has no source.");
  const none = () => standIn<Disposable>({ dispose: () => undefined });
  let expand: ((event: { readonly element: ViewNode }) => void) | undefined;
  let isVisible = true;
  const listeners: ((event: { readonly visible: boolean }) => unknown)[] = [];
  let revealed = (): void => undefined;
  const renew = vi.fn();
  const treeView = standIn<RowsView<ViewNode>>({
    get visible() {
      return isVisible;
    },
    onDidChangeVisibility: (listener) => {
      listeners.push(listener);
      return none();
    },
    onDidCollapseElement: none,
    onDidExpandElement: (listener) => {
      expand = listener;
      return none();
    },
    reveal: () => new Promise<void>((resolve) => (revealed = resolve)),
    renew,
  });
  const view = new JobsView({
    kind: "backup",
    tree,
    treeView,
    contextKeys: new ContextKeys(),
    log: { failure: () => undefined },
    seen: () => undefined,
    expanded: new ExpandedGroups(fakeMemento()),
  });
  const fired = vi.fn();
  view.rows.onDidChangeTreeData(fired);
  const nodes = view.rows.getChildren();
  const expandAll = () => {
    for (const node of nodes) {
      expand?.({ element: node });
      view.rows.getChildren(node);
    }
    vi.advanceTimersByTime(1000);
  };
  return {
    view,
    source,
    nodes,
    fired,
    expandAll,
    renew,
    seen: (visible: boolean) => {
      isVisible = visible;
      for (const listener of listeners) listener({ visible });
    },
    revealed: () => {
      revealed();
    },
  };
}

describe("A row that the user expands", () => {
  it("may ask them for what it needs", async () => {
    const { view, nodes, expandAll } = await aView();
    vi.useFakeTimers();
    const expanded = vi.spyOn(view.tree, "expanded");
    expandAll();
    expect(expanded.mock.calls.map(([node]) => node)).toEqual(nodes);
    view.dispose();
    vi.useRealTimers();
  });
});

describe("A view whose session works again", () => {
  it("tries again what failed, once it is in sight", async () => {
    const { view, source, seen } = await aView();
    const recover = vi.spyOn(view.tree, "recover");
    view.recover(source);
    expect(recover).toHaveBeenCalledTimes(1);
    seen(false);
    view.recover(source);
    expect(recover).toHaveBeenCalledTimes(1);
    seen(true);
    seen(false);
    seen(true);
    expect(recover).toHaveBeenCalledTimes(2);
    seen(false);
    view.recover(source);
    view.setEntries([]);
    seen(true);
    expect(recover).toHaveBeenCalledTimes(2);
    view.dispose();
  });
});

describe("Rows that a reveal expands", () => {
  it("are not read again: that could take away the row that it is about to select", async () => {
    const { view, nodes, fired, expandAll, revealed } = await aView();
    vi.useFakeTimers();
    const [first] = nodes;
    if (first === undefined) throw new Error("The tree has no row.");
    const select = view.select(first);
    expandAll();
    expect(fired).not.toHaveBeenCalled();
    revealed();
    await select;
    expandAll();
    expect(fired).toHaveBeenCalledTimes(1);
    view.dispose();
    vi.useRealTimers();
  });
});

describe("Rows that are to be replaced", () => {
  it("are gone when VS Code has drawn others", async () => {
    const { view, renew } = await aView();
    const drawn = vi.spyOn(view.rows, "drawn").mockResolvedValue();
    await view.rowsReplaced();
    expect(drawn).toHaveBeenCalledOnce();
    expect(renew).not.toHaveBeenCalled();
    view.dispose();
  });

  it("are taken out of a view that is out of sight, or goes out of sight first", async () => {
    const { view, renew, seen } = await aView();
    seen(false);
    await view.rowsReplaced();
    expect(renew).toHaveBeenCalledTimes(1);
    seen(true);
    const replaced = view.rowsReplaced();
    seen(false);
    await replaced;
    expect(renew).toHaveBeenCalledTimes(2);
    view.dispose();
  });

  it("are waited for ten seconds at most, once VS Code was told to read others", async () => {
    const { view, fired } = await aView();
    vi.useFakeTimers();
    const replaced = vi.fn();
    void view.rowsReplaced().then(replaced);
    expect(fired).toHaveBeenCalledWith(undefined);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(replaced).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(replaced).toHaveBeenCalledOnce();
    view.dispose();
    vi.useRealTimers();
  });
});
