import type { Disposable } from "vscode";
import { describe, expect, it, vi } from "vitest";
import type { JobsTreeDataProvider } from "../../../../src/host/tree/jobsTreeDataProvider";
import { LazyTreeDataProvider } from "../../../../src/host/tree/lazyTreeDataProvider";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { standIn } from "../../../support/standIn";

vi.mock("vscode", () => ({
  EventEmitter: class {
    readonly event = () => undefined;
    readonly dispose = () => undefined;
  },
}));

describe("rows that are made later", () => {
  it("are none where they can't be made, and the view says so; the next time they are tried again", async () => {
    const missing = new Error("Cannot find module './explorer.js'");
    const row: TreeNode = { type: "loadMore", id: "a", parent: undefined };
    const provider = standIn<JobsTreeDataProvider>({
      onDidChangeTreeData: () => standIn<Disposable>({ dispose: vi.fn() }),
      getChildren: () => [row],
    });
    const load = vi
      .fn<() => Promise<JobsTreeDataProvider>>()
      .mockRejectedValueOnce(missing)
      .mockResolvedValue(provider);
    const failed = vi.fn();
    const rows = new LazyTreeDataProvider(load, failed);
    expect(await rows.getChildren()).toEqual([]);
    expect(failed).toHaveBeenCalledExactlyOnceWith(missing);
    expect(await rows.getChildren()).toEqual([row]);
    expect(failed).toHaveBeenCalledOnce();
  });
});
