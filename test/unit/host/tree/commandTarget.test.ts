import { describe, expect, it } from "vitest";
import { commandTarget, retryTarget } from "../../../../src/host/tree/commandTarget";
import type {
  NodeRow,
  RowCapability,
  TreeNode,
  ViewNode,
} from "../../../../src/viewmodel/tree/treeNode";

interface Given {
  readonly node: TreeNode;
  readonly capabilities: readonly RowCapability[];
}

const group = (id: string, parent?: TreeNode): TreeNode => ({
  type: "group",
  id,
  parent,
  path: {},
  dimension: "state",
  isDayOfSplit: false,
});
const job = (id: string, parent: TreeNode): TreeNode => ({ type: "job", id, parent, jobKey: id });
const more = (id: string, parent?: TreeNode): TreeNode => ({ type: "loadMore", id, parent });

/** A tree of the rows given. */
function treeOf(given: readonly Given[]) {
  return {
    parent: (node: TreeNode) => node.parent,
    extras: (parent: TreeNode | undefined) =>
      given
        .map(({ node }) => node)
        .filter((node) => node.parent === parent && !["group", "job"].includes(node.type)),
    row: (node: TreeNode): NodeRow => ({
      id: node.id,
      label: node.id,
      icon: { id: "dash" },
      expandable: false,
      accessibleLabel: node.id,
      capabilities: given.find((each) => each.node === node)?.capabilities ?? [],
    }),
  };
}

const complete = group("complete");
const open = group("open");
const vault = group("vault", open);
const rows: readonly Given[] = [
  { node: complete, capabilities: ["group"] },
  { node: job("done", complete), capabilities: ["job"] },
  { node: open, capabilities: ["group", "canLoadMore", "canLoadAll"] },
  { node: vault, capabilities: ["group"] },
];

describe("commandTarget", () => {
  it("is the row, or the nearest one above it that can", () => {
    expect(commandTarget(treeOf(rows), open, "canLoadAll")).toEqual({ node: open });
    expect(commandTarget(treeOf(rows), job("x", vault), "canLoadMore")).toEqual({ node: open });
  });

  it("is a session for its own row and what stands right below it, and never for a group in it", () => {
    const session: ViewNode = { type: "session", id: "session", parent: undefined };
    const more: ViewNode = { type: "message", id: "empty", parent: undefined, about: "empty" };
    const tree = {
      ...treeOf(rows),
      parent: (node: ViewNode) => (node === session ? undefined : (node.parent ?? session)),
      extras: () => [],
      row: (node: ViewNode): NodeRow => ({
        id: node.id,
        label: node.id,
        icon: { id: "dash" },
        expandable: true,
        accessibleLabel: node.id,
        capabilities: node === session ? ["canLoadAll"] : [],
      }),
    };
    expect(commandTarget(tree, session, "canLoadAll")).toEqual({ node: session });
    expect(commandTarget(tree, more, "canLoadAll")).toEqual({ node: session });
    expect(commandTarget(tree, complete, "canLoadAll")).toBeUndefined();
  });

  it("is nowhere for a row where everything is loaded: never the whole view in its place", () => {
    expect(commandTarget(treeOf(rows), complete, "canLoadAll")).toBeUndefined();
    expect(commandTarget(treeOf(rows), job("x", complete), "canLoadMore")).toBeUndefined();
  });

  it("is the view without a row, and from a row that stands for the view", () => {
    const loading = more("more");
    const tree = treeOf([...rows, { node: loading, capabilities: [] }]);
    expect(commandTarget(tree, undefined, "canLoadAll")).toEqual({ node: undefined });
    expect(commandTarget(tree, loading, "canLoadAll")).toEqual({ node: undefined });
  });

  it("is the Load more row of the parent job that a job stands in", () => {
    const parent = job("parent", complete);
    const row = more("more", parent);
    const tree = treeOf([...rows, { node: row, capabilities: ["canLoadMore"] }]);
    expect(commandTarget(tree, job("child", parent), "canLoadMore")).toEqual({ node: row });
  });

  it("is a parent job's own Load more row", () => {
    const parent = job("parent", complete);
    const row = more("more", parent);
    const tree = treeOf([...rows, { node: row, capabilities: ["canLoadMore"] }]);
    expect(commandTarget(tree, parent, "canLoadMore")).toEqual({ node: row });
  });
});

describe("retryTarget", () => {
  const failed = more("failed", open);
  const problem: TreeNode = { type: "message", id: "problem", parent: undefined, about: "problem" };
  const can = ["canRetry"] as const;

  it("is the row under a group whose Load more failed, from the group and from below it", () => {
    const tree = treeOf([...rows, { node: failed, capabilities: can }]);
    for (const node of [failed, open, vault]) {
      expect(retryTarget(tree, node)).toEqual({ node: failed });
    }
  });

  it("is the view's problem where nothing failed at the row or above it", () => {
    const tree = treeOf([{ node: problem, capabilities: can }, ...rows]);
    expect(retryTarget(tree, complete)).toEqual({ node: problem });
  });

  it("is nowhere where nothing failed, and the view without a row", () => {
    expect(retryTarget(treeOf(rows), complete)).toBeUndefined();
    expect(retryTarget(treeOf(rows), undefined)).toEqual({ node: undefined });
  });
});
