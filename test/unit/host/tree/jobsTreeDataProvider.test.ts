import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ExpandedGroups } from "../../../../src/host/tree/expandedGroups";
import { JobsTreeDataProvider } from "../../../../src/host/tree/jobsTreeDataProvider";
import { sessionRows } from "../../../../src/viewmodel/tree/sessionRows";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { settled } from "../../../support/jobs/settled";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { openTree } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { fakeMemento } from "../support/fakeMemento";

vi.mock("vscode", () => ({
  EventEmitter: class {
    readonly event = () => undefined;
    readonly fire = () => undefined;
    readonly dispose = () => undefined;
  },
  ThemeColor: Object,
  ThemeIcon: Object,
  TreeItem: class {
    constructor(
      readonly label: string,
      readonly collapsibleState: number,
    ) {}
  },
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
}));

const fault = new Error("no such group\nat somewhere");

async function aProvider() {
  const { view: tree } = await openTree({ jobs: [wireBackupJob({ id: "a" })] });
  const failure = vi.fn();
  const expanded = new ExpandedGroups(fakeMemento());
  return {
    tree,
    failure,
    expanded,
    rows: new JobsTreeDataProvider<ViewNode>(tree, {
      log: { failure },
      expanded,
      isInSight: () => true,
      collapsed: (node) => {
        expanded.collapsed(node);
      },
    }),
  };
}

describe("A view's rows", () => {
  it("are expanded as they were when the view was last shown", async () => {
    const { rows, expanded } = await aProvider();
    const [group] = rows.getChildren();
    if (group === undefined) throw new Error("The tree has no row.");
    expect(rows.getTreeItem(group).collapsibleState).toBe(1);
    expanded.expanded(group);
    expect(rows.getTreeItem(group).collapsibleState).toBe(2);
  });

  it("are expanded where VS Code reads what is below them, though it told nobody", async () => {
    const { rows, expanded } = await aProvider();
    const [group] = rows.getChildren();
    if (group === undefined) throw new Error("The tree has no row.");
    const [vault] = rows.getChildren(group);
    if (vault === undefined) throw new Error("The group has no row.");
    expect([group, vault].map((node) => expanded.has(node))).toEqual([true, false]);
    // The click on the group came while VS Code had no rows.
    expanded.expanded(vault);
    expect([group, vault].map((node) => rows.getTreeItem(node).collapsibleState)).toEqual([2, 2]);
    expanded.collapsed(group);
    rows.getChildren();
    expect([group, vault].map((node) => expanded.has(node))).toEqual([false, false]);
  });

  it("are collapsed where VS Code reads nothing below them after a change, though it told nobody", async () => {
    const { rows, expanded, tree } = await aProvider();
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const [group] = rows.getChildren();
    if (group === undefined) throw new Error("The tree has no row.");
    rows.getChildren(group);
    // The click on the group comes while VS Code has no rows.
    tree.setGrouping("none");
    tree.setGrouping("stateVault");
    rows.getChildren();
    expect(expanded.has(group)).toBe(true);
    vi.advanceTimersByTime(5000);
    expect(expanded.has(group)).toBe(false);
  });
});

describe("A view without a session", () => {
  const missing = {
    kind: "profileMissing",
    profile: "gone",
    namedBy: "AWS_PROFILE",
    files: [{ file: "/home/me/.aws/config", state: "missing" }],
    unreadable: undefined,
  } as const;

  it("has rows that say what is missing, who names it, where it was looked for, and what helps", async () => {
    const { tree, rows } = await aProvider();
    tree.setEntries([aSessionEntry("session", { instead: sessionRows(missing) })]);
    const shown = rows.getChildren().map((node) => {
      const { label, description, command } = rows.getTreeItem(node);
      return [label, description, command?.command];
    });
    expect(shown).toEqual([
      ["gone: profile not found", "AWS_PROFILE", undefined],
      ["/home/me/.aws/config", "there is no such file", undefined],
      ["Select Profile…", "", "awsBackup.selectProfile"],
      ["Retry", "", "awsBackup.retry"],
    ]);
    const [first] = rows.getChildren();
    if (first === undefined) throw new Error("There is no row.");
    expect(rows.owns(first)).toBe(true);
    const item = rows.resolveTreeItem(rows.getTreeItem(first), first);
    expect(item.tooltip).toContain("The profile gone, named by AWS_PROFILE, is not in the AWS");
  });

  it.each(["noProfile", "failed", "loading", "idle"] as const)(
    "leaves it to the welcome text where nothing has a name: %s",
    (kind) => {
      expect(sessionRows({ kind })).toEqual([]);
    },
  );
});

describe("A fault of ours in a view's rows", () => {
  it("is logged and shown in their place, and leads to the log", async () => {
    const { tree, failure, rows } = await aProvider();
    const [group] = rows.getChildren();
    vi.spyOn(tree, "children").mockImplementation(() => {
      throw fault;
    });
    for (const parent of [undefined, group]) {
      const children = rows.getChildren(parent);
      expect(children.map((child) => rows.getParent(child))).toEqual([parent, parent]);
      expect(children.map((child) => rows.owns(child))).toEqual([true, true]);
      expect(children.map((child) => rows.getTreeItem(child))).toEqual([
        expect.objectContaining({
          label: "Could not show these rows",
          description: "no such group at somewhere",
          command: expect.objectContaining({ command: "awsBackup.showLog" }) as unknown,
        }),
        expect.objectContaining({
          label: "Show Log",
          command: expect.objectContaining({ command: "awsBackup.showLog" }) as unknown,
        }),
      ]);
    }
    expect(failure).toHaveBeenCalledTimes(2);
    expect(failure).toHaveBeenLastCalledWith(expect.any(String), fault);
  });

  it("of one row or its tooltip leaves the others alone, and the row where it is", async () => {
    const { tree, failure, rows } = await aProvider();
    const [group] = rows.getChildren();
    if (group === undefined) throw new Error("The tree has no row.");
    for (const method of ["row", "parent", "tooltip"] as const) {
      vi.spyOn(tree, method).mockImplementation(() => {
        throw fault;
      });
    }
    const item = rows.getTreeItem(group);
    expect(item).toMatchObject({ id: group.id, label: "Could not show this row" });
    expect(rows.getParent(group)).toBeUndefined();
    expect(rows.resolveTreeItem(item, group)).toBe(item);
    expect(failure).toHaveBeenCalledTimes(3);
  });

  it("keeps nobody waiting who waits for the rows", async () => {
    const { tree, rows } = await aProvider();
    vi.spyOn(tree, "children").mockImplementation(() => {
      throw fault;
    });
    const reveal = vi.fn();
    void rows.drawn(reveal);
    rows.getChildren();
    await settled();
    expect(reveal).toHaveBeenCalledOnce();
  });
});

describe("Who waits until rows are drawn", () => {
  it("waits for the root to be read, and for VS Code to ask for the parent of a node", async () => {
    const { rows } = await aProvider();
    const drawn = vi.fn();
    let revealed: ViewNode | undefined;
    void rows.drawn((node) => (revealed = node)).then(drawn);
    await settled();
    expect(revealed).toBeUndefined();
    rows.getChildren();
    await settled();
    if (revealed === undefined) throw new Error("VS Code was not asked.");
    expect(drawn).not.toHaveBeenCalled();
    const answered = vi.fn();
    const parent = rows.getParent(revealed);
    void Promise.resolve(parent).then(answered);
    await settled();
    expect(drawn).toHaveBeenCalledOnce();
    expect(answered).not.toHaveBeenCalled();
    expect(rows.owns(revealed)).toBe(false);
  });
});
