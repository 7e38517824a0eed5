import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { openTree, type TreeFixture } from "../../../support/jobs/treeFixture";
import { walk } from "../../../support/jobs/walk";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const all = { signal: new AbortController().signal, progress: () => undefined };

/** Three of ten jobs are rows at once; the others stand in portions of three. */
const ten = { jobs: wireBackupJobs(10), rowsAtOnce: 3 };

const labels = (fixture: TreeFixture, parent: TreeNode | undefined): string[] =>
  fixture.tree.children(parent).map((node) => fixture.tree.row(node).label);

const pathTo = (node: TreeNode | undefined): TreeNode[] =>
  node === undefined ? [] : [...pathTo(node.parent), node];

function change(fixture: TreeFixture, id: string): Promise<unknown> {
  const members = { ResourceName: "renamed" };
  fixture.gateway.mood = { moves: [{ kind: "backup", id, afterRequests: 0, members }] };
  return fixture.tree.refresh();
}

describe("A large group", () => {
  it("has its newest jobs as rows, and the others in portions", async () => {
    const fixture = await openTree(ten);
    expect(fixture.outline().slice(2)).toEqual([
      "    volume completed-1 [EBS · 1h ago]",
      "    volume completed-2 [EBS · 1h ago]",
      "    volume completed-3 [EBS · 1h ago]",
      "    Jobs 4–6 [1h ago]",
      "      volume completed-4 [EBS · 1h ago]",
      "      volume completed-5 [EBS · 1h ago]",
      "      volume completed-6 [EBS · 1h ago]",
      "    Jobs 7–9 [1h ago]",
      "      volume completed-7 [EBS · 1h ago]",
      "      volume completed-8 [EBS · 1h ago]",
      "      volume completed-9 [EBS · 1h ago]",
      "    Job 10 [1h ago]",
      "      volume completed-10 [EBS · 1h ago]",
    ]);
  });

  it("says of a portion when its jobs were created", async () => {
    const fixture = await openTree({ ...ten, grouping: "dayState" });
    const portion = fixture.find("Today", "Completed", "Jobs 4–6");
    expect(fixture.tree.row(portion)).toMatchObject({
      description: "12:57 – 12:55",
      accessibleLabel: "4 to 6 of the backup jobs, created 12:57 to 12:55",
    });
    expect(fixture.tree.tooltip(portion)).toBe("4 to 6 of the backup jobs, created 12:57 to 12:55");
  });

  it("has few rows however large it is, and larger portions", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(430), rowsAtOnce: 2, pageSize: 1000 });
    const vault = fixture.find("Completed", "Default");
    expect(labels(fixture, vault).slice(2)).toEqual([
      ...["Jobs 3–4", "Jobs 5–6", "Jobs 7–8", "Jobs 9–10", "Jobs 11–12", "Jobs 13–14"],
      ...["Jobs 15–16", "Jobs 17–18", "Jobs 19–20"],
      ...["Jobs 21–40", "Jobs 41–60", "Jobs 61–80", "Jobs 81–100", "Jobs 101–120"],
      ...["Jobs 121–140", "Jobs 141–160", "Jobs 161–180", "Jobs 181–200"],
      ...["Jobs 201–400", "Jobs 401–430"],
    ]);
    const [group] = walk(fixture.tree, "stateVault").groups;
    expect(group?.jobKeys).toEqual(wireBackupJobs(430).map((job) => job["BackupJobId"]));
  });

  it("leads to a job through its portions, by rows that VS Code knows", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(430), rowsAtOnce: 2, pageSize: 1000 });
    const node = fixture.tree.nodeOf("completed-256");
    const names = pathTo(node).map((each) => fixture.tree.row(each).label);
    expect(names.slice(2)).toEqual([
      ...["Jobs 201–400", "Jobs 241–260", "Jobs 255–256", "volume completed-256"],
    ]);
    const known = new Set(fixture.mirror.nodes.map(({ id }) => id));
    expect(pathTo(node).filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it("keeps its rows in their places when it grows", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(10), rowsAtOnce: 7, pageSize: 5 });
    const rows = (): string[] => fixture.mirror.nodes.map(({ id }) => id).filter(isJob);
    const before = rows();
    await fixture.tree.loadAll(undefined, all);
    await fixture.settle();
    expect(rows().slice(0, before.length)).toEqual(before);
    expect(rows()).toHaveLength(10);
  });

  it("fires the one row that changes in a portion", async () => {
    const fixture = await openTree(ten);
    await change(fixture, "completed-5");
    const fired = fixture.mirror.pending.flatMap((nodes) => nodes ?? []);
    expect(fired.map((node) => fixture.tree.row(node).label)).toEqual(["renamed"]);
    fixture.look();
    expect(fixture.mirror.text).toBe(fixture.mirror.freshText);
  });

  it("moves rows on from portion to portion when jobs come and go", async () => {
    const fixture = await openTree(ten);
    fixture.gateway.mood = {
      moves: [
        { kind: "backup", id: "completed-1", afterRequests: 0, members: { State: "FAILED" } },
      ],
    };
    await fixture.tree.refresh();
    fixture.look();
    expect(fixture.mirror.text).toBe(fixture.mirror.freshText);
    expect(labels(fixture, fixture.find("Completed", "Default"))).toEqual([
      ...["volume completed-2", "volume completed-3", "volume completed-4"],
      ...["Jobs 4–6", "Jobs 7–9"],
    ]);
  });

  it("loads on from a portion what its group loads", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(30), rowsAtOnce: 2, pageSize: 10 });
    const portion = fixture.mirror.nodes.find(({ type }) => type === "portion");
    await fixture.tree.loadMore(portion);
    await fixture.settle();
    expect(fixture.row("Completed").description).toBe("20+");
  });
});

describe("A parent with many children", () => {
  const family = {
    rowsAtOnce: 3,
    jobs: [
      wireBackupJob({ id: "stack", state: "PARTIAL", isParent: true, parent: "child-8" }),
      ...wireBackupJobs(8, { id: "child", parent: "stack" }),
    ],
  };

  it("has its newest children as rows, and the others in portions", async () => {
    const fixture = await openTree(family);
    fixture.mirror.expand(fixture.find("Partial", "Default", "volume stack").id);
    await fixture.settle();
    const stack = fixture.find("Partial", "Default", "volume stack");
    expect(labels(fixture, stack)).toEqual([
      ...["volume child-1", "volume child-2", "volume child-3", "Jobs 4–6", "Jobs 7–8"],
    ]);
  });

  it("leads to a child through its portion, whoever has asked for the child", async () => {
    const stack = wireBackupJob({ id: "stack", state: "PARTIAL", isParent: true });
    const fixture = await openTree({
      jobs: [stack, ...family.jobs.slice(1)],
      rowsAtOnce: 3,
      mood: { children: "leftOut" },
    });
    fixture.mirror.expand(fixture.find("Partial", "Default", "volume stack").id);
    await fixture.settle();
    const child = fixture.tree.list?.jobs.get("child-5");
    expect(child).toBeDefined();
    const node = child && (await fixture.tree.rowOf({ ...child }));
    const names = pathTo(node).map((each) => fixture.tree.row(each).label);
    expect(names.slice(2)).toEqual(["volume stack", "Jobs 4–6", "volume child-5"]);
  });

  it("ends a circle in a portion", async () => {
    const fixture = await openTree(family);
    for (const path of [[], ["Jobs 7–8"], ["Jobs 7–8", "volume child-8"]]) {
      fixture.mirror.expand(fixture.find("Partial", "Default", "volume stack", ...path).id);
      await fixture.settle();
    }
    const path = ["volume stack", "Jobs 7–8", "volume child-8", "volume stack"];
    expect(fixture.row("Partial", "Default", ...path).expandable).toBe(false);
  });

  it("fires the one row that changes in a portion", async () => {
    const fixture = await openTree(family);
    fixture.mirror.expand(fixture.find("Partial", "Default", "volume stack").id);
    await fixture.settle();
    await change(fixture, "child-8");
    const fired = fixture.mirror.pending.flatMap((nodes) => nodes ?? []).map(({ id }) => id);
    expect(fired.filter((id) => /stack.*from:6.*child-8/.test(id))).toHaveLength(1);
  });
});

function isJob(id: string): boolean {
  return /\/job:[^/]*$/.test(id);
}
