import { describe, expect, it } from "vitest";
import { openTree, type TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const family = [
  wireBackupJob({ id: "stack", state: "PARTIAL", isParent: true, age: 1 }),
  ...wireBackupJobs(25, { id: "child", parent: "stack", age: 2 }),
];

const path = ["Partial", "Default", "volume stack"];

async function expand(fixture: TreeFixture, ...labels: readonly string[]): Promise<void> {
  fixture.mirror.expand(fixture.find(...labels).id);
  await fixture.settle();
}

const open = (options = {}) => openTree({ jobs: family, pageSize: 50, ...options });

describe("A parent job", () => {
  it("asks for its children when it is expanded, and only then", async () => {
    const fixture = await open({ mood: { children: "leftOut" } });
    fixture.gateway.takeRequests();
    await expand(fixture, ...path);
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=50 parentJobId=stack",
    ]);
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(25);
  });

  it("has them among the loaded jobs, each once, and in no count", async () => {
    const isParent = { BackupJobId: "child-3", IsParent: true };
    const fixture = await open({
      jobs: [
        ...family.filter((job) => job["BackupJobId"] !== "child-3"),
        wireBackupJob({ id: "child-3", parent: "stack", members: isParent }),
        wireBackupJob({ id: "grandchild", parent: "child-3" }),
        wireBackupJob({ id: "alone" }),
      ],
      mood: { children: "leftOut" },
    });
    const loaded = () => [...fixture.tree.loadedJobs()].map(({ id }) => id).sort();
    expect(loaded()).toEqual(["alone", "stack"]);
    await expand(fixture, ...path);
    await expand(fixture, ...path, "volume child-3");
    expect(loaded()).toHaveLength(28);
    expect(new Set(loaded()).size).toBe(28);
    expect(fixture.row("Partial").description).toBe("1");
  });

  it("has them among the loaded jobs once where lists hold them, too, or a filter leaves them out", async () => {
    const listed = await open();
    await expand(listed, ...path);
    expect([...listed.tree.loadedJobs()]).toHaveLength(26);
    const filtered = await open({ filter: { states: ["PARTIAL"] } });
    await expand(filtered, ...path);
    expect([...filtered.tree.loadedJobs()]).toHaveLength(26);
    expect(filtered.row("Partial").description).toBe("1");
  });

  it("asks once, however often it is expanded", async () => {
    const fixture = await open();
    await expand(fixture, ...path);
    fixture.gateway.takeRequests();
    fixture.mirror.collapse(fixture.find(...path).id);
    await expand(fixture, ...path);
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("shows a row while they are under way", async () => {
    const fixture = await open();
    fixture.gateway.hold();
    await expand(fixture, ...path);
    expect(fixture.row(...path, "Loading…")).toBeDefined();
  });

  it("loads them page by page", async () => {
    const fixture = await open({ pageSize: 10 });
    await expand(fixture, ...path);
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(11);
    fixture.gateway.takeRequests();
    const { firstNew } = await fixture.tree.loadMore(fixture.find(...path, "Load more…"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 parentJobId=stack +token",
    ]);
    expect(firstNew?.parent?.id).toBe(fixture.find(...path).id);
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(21);
  });

  it("loads all of them", async () => {
    const fixture = await open({ pageSize: 10 });
    await expand(fixture, ...path);
    const signal = new AbortController().signal;
    await fixture.tree.loadAll(fixture.find(...path, "Load more…"), {
      signal,
      progress: () => undefined,
    });
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(25);
  });

  it("changes no count", async () => {
    const fixture = await open({ mood: { children: "leftOut" } });
    const groups = () => fixture.outline().filter((line) => /\[\d+\+?\]$/.test(line));
    const before = groups();
    await expand(fixture, ...path);
    expect(groups()).toEqual(before);
    expect(before).toEqual(["Partial [1]", "  Default [1]"]);
  });

  it("shows a child under it and in its own state's group, under different ids", async () => {
    const fixture = await open();
    await expand(fixture, ...path);
    const ids = fixture.mirror.items
      .filter(({ row }) => row.label === "volume child-1")
      .map(({ node }) => node.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  it("is named by a child in its own group, not by one right under it", async () => {
    const fixture = await open();
    await expand(fixture, ...path);
    expect(fixture.row("Completed", "Default", "volume child-1").description).toContain(
      "child of volume stack",
    );
    expect(fixture.row(...path, "volume child-1").description).not.toContain("child of");
  });

  it("is named by its name as soon as it is loaded", async () => {
    const jobs = [
      wireBackupJob({ id: "child", parent: "stack", age: 1 }),
      ...wireBackupJobs(3, { state: "FAILED", age: 20 }),
      ...wireBackupJobs(2, { state: "PARTIAL", age: 2 }),
      wireBackupJob({ id: "stack", state: "PARTIAL", age: 5 }),
    ];
    const fixture = await openTree({ jobs, pageSize: 2 });
    expect(fixture.outline().join("\n")).toContain("child of job stack");
    await fixture.tree.loadMore(fixture.find("Partial"));
    await fixture.settle();
    expect(fixture.outline().join("\n")).toContain("child of volume stack");
  });

  it("can be expanded where only its children tell that it is one", async () => {
    const jobs = [
      wireBackupJob({ id: "old-parent", age: 1 }),
      wireBackupJob({ id: "child", parent: "old-parent", age: 2 }),
    ];
    const fixture = await openTree({ jobs, pageSize: 1 });
    expect(fixture.row("Completed", "Default", "Today", "volume old-parent").expandable).toBe(
      false,
    );
    await fixture.tree.loadMore(fixture.find("Completed"));
    await fixture.settle();
    expect(fixture.row("Completed", "Default", "Today", "volume old-parent").expandable).toBe(true);
  });

  it("without children says so", async () => {
    const jobs = [wireBackupJob({ id: "lonely", isParent: true })];
    const fixture = await openTree({ jobs });
    await expand(fixture, "Completed", "Default", "volume lonely");
    const labels = fixture.outline();
    expect(labels.at(-1)).toBe("      AWS Backup lists no child jobs");
  });

  it("expands to any depth", async () => {
    const jobs = Array.from({ length: 6 }, (_, i) =>
      wireBackupJob({
        id: `level-${i}`,
        isParent: true,
        age: i + 1,
        ...(i > 0 && { parent: `level-${i - 1}` }),
      }),
    );
    const fixture = await openTree({ jobs, mood: { children: "leftOut" } });
    const labels = ["Completed", "Default"];
    for (let i = 0; i < 6; i++) {
      labels.push(`volume level-${i}`);
      await expand(fixture, ...labels);
    }
    expect(fixture.row(...labels).expandable).toBe(true);
  });

  it("ends at itself where it is its own parent", async () => {
    const jobs = [wireBackupJob({ id: "own", isParent: true, parent: "own" })];
    const fixture = await openTree({ jobs });
    const labels = ["Completed", "Default", "volume own"];
    await expand(fixture, ...labels);
    const row = fixture.row(...labels, "volume own");
    expect(row.expandable).toBe(false);
    expect(row.description).toContain("its own ancestor, shown above");
  });

  it("ends where a ring of parents closes", async () => {
    const ring = ["a", "b", "c"];
    const jobs = ring.map((id, i) =>
      wireBackupJob({ id, isParent: true, parent: ring[(i + 2) % 3] ?? "", age: i + 1 }),
    );
    const fixture = await openTree({ jobs });
    const labels = ["Completed", "Default"];
    for (const id of ["a", "b", "c"]) {
      labels.push(`volume ${id}`);
      await expand(fixture, ...labels);
    }
    expect(fixture.row(...labels, "volume a").expandable).toBe(false);
  });

  it("whose children can't be loaded says so under it and nowhere else, and retry asks again", async () => {
    const fixture = await open();
    fixture.gateway.fail("throttling");
    await expand(fixture, ...path);
    const failures = fixture.outline().filter((line) => line.endsWith(" failed]"));
    expect(failures).toHaveLength(1);
    expect(fixture.row(...path, "Too many requests")).toMatchObject({
      description: "load child jobs failed",
      accessibleLabel: expect.stringMatching(/^Could not load child jobs\. /) as string,
    });
    expect(fixture.row(...path, "Retry").accessibleLabel).toMatch(
      /^Retry, could not load child jobs: Too many requests/,
    );
    fixture.gateway.takeRequests();
    const row = fixture.mirror.nodes.find((node) => fixture.tree.row(node).action === "retry");
    await fixture.tree.retry(row);
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=50 parentJobId=stack",
    ]);
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(25);
  });

  it("keeps its children where the next page fails", async () => {
    const fixture = await open({ pageSize: 10 });
    await expand(fixture, ...path);
    fixture.gateway.fail("connectionCut");
    await fixture.tree.loadMore(fixture.find(...path, "Load more…"));
    await fixture.settle();
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(12);
    expect(fixture.row(...path, "Connection cut").description).toBe("load more failed");
    expect(fixture.row(...path, "Retry").action).toBe("retry");
  });

  it("keeps its children while their query starts again", async () => {
    const fixture = await open({ pageSize: 10 });
    await expand(fixture, ...path);
    fixture.gateway.fail("nextTokenRejected");
    fixture.gateway.hold();
    void fixture.tree.loadMore(fixture.find(...path, "Load more…"));
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    fixture.tree.tick();
    expect(fixture.tree.children(fixture.find(...path))).toHaveLength(11);
  });

  it("reads an unfinished family again on refresh", async () => {
    const jobs = [
      wireBackupJob({ id: "stack", state: "RUNNING", isParent: true, age: 1 }),
      ...wireBackupJobs(2, { id: "child", parent: "stack", state: "RUNNING", age: 2 }),
    ];
    const fixture = await openTree({ jobs, mood: { children: "leftOut" } });
    await expand(fixture, "Running", "Default", "volume stack");
    fixture.gateway.takeRequests();
    fixture.gateway.mood = {
      children: "leftOut",
      moves: [{ kind: "backup", id: "child-1", afterRequests: 0, members: { State: "FAILED" } }],
    };
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=100",
      "ListBackupJobs maxResults=100 parentJobId=stack",
    ]);
    const row = fixture.row("Running", "Default", "volume stack", "volume child-1");
    expect(row.accessibleLabel).toContain("Failed");
  });
});
