import { describe, expect, it, vi } from "vitest";
import { type ViewCommandsOptions, viewCommands } from "../../../../src/host/tree/viewCommands";
import type { RowCapability, TreeNode } from "../../../../src/viewmodel/tree/treeNode";

vi.mock("vscode", () => ({}));

const group: TreeNode = {
  type: "group",
  id: "group",
  parent: undefined,
  path: {},
  dimension: "state",
  isDayOfSplit: false,
};
const row: TreeNode = { type: "loadMore", id: "more", parent: group };
const elsewhere: TreeNode = {
  type: "group",
  id: "elsewhere",
  parent: undefined,
  path: {},
  dimension: "state",
  isDayOfSplit: false,
};
const firstNew: TreeNode = { type: "job", id: "new", parent: group, jobKey: "new" };

/** The command on a row, with what is selected before and after the load. */
async function loadMoreOn(
  node: TreeNode,
  [before, after]: readonly [TreeNode | undefined, TreeNode | undefined],
  capabilities: readonly RowCapability[] = ["canLoadMore"],
) {
  const reveal = vi.fn();
  const information = vi.fn();
  const view = {
    visible: true,
    selected: before,
    reveal,
    tree: {
      parent: ({ parent }: TreeNode) => parent,
      extras: () => [],
      row: ({ id }: TreeNode) => ({ label: id, capabilities }),
      loadMore: () => {
        view.selected = after;
        return Promise.resolve({ firstNew });
      },
    },
  };
  const state = { kind: "ready" };
  const options = {
    views: { target: () => Promise.resolve({ view, node }) },
    sessions: { current: { state, start: () => Promise.resolve(state) } },
    notifications: { information },
  };
  await viewCommands(options as unknown as ViewCommandsOptions).commands.loadMore(node);
  return { reveal, information };
}

describe("Load More", () => {
  it.each([
    ["the row is still selected", row],
    ["the row is gone, all is loaded", undefined],
  ])("puts the focus on the first new row where %s", async (_, after) => {
    const { reveal } = await loadMoreOn(row, [row, after]);
    expect(reveal).toHaveBeenCalledExactlyOnceWith(firstNew);
  });

  it.each([
    ["the user went to another row meanwhile", row, elsewhere],
    ["it ran on a row that is not selected", elsewhere, elsewhere],
    ["nothing was selected", undefined, undefined],
  ])("leaves the focus alone where %s", async (_, before, after) => {
    const { reveal } = await loadMoreOn(row, [before, after]);
    expect(reveal).not.toHaveBeenCalled();
  });

  it("says so where everything is loaded", async () => {
    const { reveal, information } = await loadMoreOn(group, [group, group], ["group"]);
    expect(information).toHaveBeenCalledExactlyOnceWith("All jobs of “group” are loaded.");
    expect(reveal).not.toHaveBeenCalled();
  });
});

describe("Copy Filter as AWS CLI Command", () => {
  function commands(state: { readonly kind: string }) {
    const views = { backup: { visible: true }, restore: { visible: true } };
    const copyFilterAsCli = vi.fn(() => Promise.resolve());
    const options = {
      views: {
        of: (kind: "backup" | "restore") => views[kind],
        target: () => Promise.resolve({ view: views.restore, node: row }),
      },
      sessions: {
        current: { state, start: () => Promise.resolve(state), restart: () => Promise.resolve() },
      },
      copyFilter: copyFilterAsCli,
    };
    return {
      views,
      copied: copyFilterAsCli,
      ...viewCommands(options as unknown as ViewCommandsOptions),
    };
  }

  it("copies for the view of its title, or for the one in use", async () => {
    const of = commands({ kind: "ready" });
    await of.inTitle.copyFilterAsCli("backup", row);
    expect(of.copied).toHaveBeenLastCalledWith(of.views.backup);
    await of.inTitle.copyFilterAsCli("restore", undefined);
    expect(of.copied).toHaveBeenLastCalledWith(of.views.restore);
    await of.commands.copyFilterAsCli(undefined);
    expect(of.copied).toHaveBeenCalledTimes(3);
    expect(of.copied).toHaveBeenLastCalledWith(of.views.restore);
  });

  it("finds the session out anew where there is none", async () => {
    const of = commands({ kind: "noProfile" });
    await of.inTitle.copyFilterAsCli("backup", undefined);
    expect(of.copied).not.toHaveBeenCalled();
  });
});
