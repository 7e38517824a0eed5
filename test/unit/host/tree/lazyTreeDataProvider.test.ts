import { describe, expect, it, vi } from "vitest";
import type { JobsTreeDataProvider } from "../../../../src/host/tree/jobsTreeDataProvider";
import { LazyTreeDataProvider } from "../../../../src/host/tree/lazyTreeDataProvider";

vi.mock("vscode", () => ({
  EventEmitter: class {
    readonly event = () => undefined;
    readonly dispose = () => undefined;
  },
}));

describe("rows that are made later", () => {
  it("are none where they can't be made, and the view says so; the next time they are tried again", async () => {
    const missing = new Error("Cannot find module './explorer.js'");
    const provider = {
      onDidChangeTreeData: () => ({ dispose: vi.fn() }),
      getChildren: () => ["a"],
    };
    const load = vi
      .fn<() => Promise<JobsTreeDataProvider>>()
      .mockRejectedValueOnce(missing)
      .mockResolvedValue(provider as unknown as JobsTreeDataProvider);
    const failed = vi.fn();
    const rows = new LazyTreeDataProvider(load, failed);
    expect(await rows.getChildren()).toEqual([]);
    expect(failed).toHaveBeenCalledExactlyOnceWith(missing);
    expect(await rows.getChildren()).toEqual(["a"]);
    expect(failed).toHaveBeenCalledOnce();
  });
});
