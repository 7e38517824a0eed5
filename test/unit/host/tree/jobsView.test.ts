import { describe, expect, it, vi } from "vitest";
import type { Disposable, TreeView } from "vscode";
import { JobsView } from "../../../../src/host/tree/jobsView";
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
  let visibilityChanged: (() => unknown) | undefined;
  let revealed = (): void => undefined;
  const treeView = standIn<TreeView<ViewNode>>({
    get visible() {
      return isVisible;
    },
    onDidChangeVisibility: (listener) => {
      visibilityChanged = () => listener({ visible: isVisible });
      return none();
    },
    onDidCollapseElement: none,
    onDidExpandElement: (listener) => {
      expand = listener;
      return none();
    },
    reveal: () => new Promise<void>((resolve) => (revealed = resolve)),
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
    seen: (visible: boolean) => {
      isVisible = visible;
      visibilityChanged?.();
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
