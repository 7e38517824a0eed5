import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { Move } from "../../../support/endpoint/mood";
import { wireDate } from "../../../support/endpoint/wire";
import { noon } from "../../../support/jobs/jobBuilders";
import { openTree, type TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const large = [
  ...wireBackupJobs(3, { state: "RUNNING", age: 5 }),
  ...wireBackupJobs(2, { state: "FAILED", age: 30 }),
  ...wireBackupJobs(30, { age: 60 }),
];

const openLarge = () => openTree({ jobs: large, pageSize: 10 });

async function refresh(fixture: TreeFixture): Promise<string[]> {
  fixture.gateway.takeRequests();
  await fixture.tree.refresh();
  await fixture.settle();
  return fixture.gateway.takeRequests();
}

/** The job has changed by the next request. */
function move(fixture: TreeFixture, id: string, members: Move["members"]): void {
  const moves = fixture.gateway.mood.moves ?? [];
  const next: Move = { kind: "backup", id, afterRequests: 0, members };
  fixture.gateway.mood = { ...fixture.gateway.mood, moves: [...moves, next] };
}

const completedNow = { State: "COMPLETED", CompletionDate: wireDate(noon) };

describe("Refresh", () => {
  it("of a small account costs one request", async () => {
    const fixture = await openTree({ jobs: large });
    expect(await refresh(fixture)).toEqual(["ListBackupJobs maxResults=100"]);
  });

  it("of a large account reads the unfinished states again and asks what completed since", async () => {
    const fixture = await openLarge();
    expect(await refresh(fixture)).toEqual([
      "ListBackupJobs maxResults=1000 state=RUNNING",
      "ListBackupJobs maxResults=1000 state=ABORTING",
      "ListBackupJobs maxResults=1000 state=PENDING",
      "ListBackupJobs maxResults=1000 state=CREATED",
      "ListBackupJobs maxResults=1000 completeAfter=2026-11-21T13:50:00.000Z",
    ]);
  });

  it("goes on behind what was read again: Load More brings the next page, and no count is exact before the last", async () => {
    const jobs = [...wireBackupJobs(25, { state: "RUNNING" }), ...wireBackupJobs(50)];
    const fixture = await openTree({ jobs, pageSize: 10 });
    await refresh(fixture);
    for (const count of ["20+", "25"]) {
      await fixture.tree.loadMore(fixture.find("Running"));
      await fixture.settle();
      expect(fixture.row("Running").description).toBe(count);
    }
  });

  it("looks back from the last refresh", async () => {
    const fixture = await openLarge();
    fixture.now += 3_600_000;
    await refresh(fixture);
    fixture.now += 3_600_000;
    const requests = await refresh(fixture);
    expect(requests.at(-1)).toContain("completeAfter=2026-11-21T14:50:00.000Z");
    expect(fixture.tree.status.description).toBe("16:00");
  });

  it("reads unfinished states as far as they were loaded", async () => {
    const jobs = [...wireBackupJobs(30, { state: "RUNNING" }), ...wireBackupJobs(5)];
    const fixture = await openTree({ jobs, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Running"));
    const requests = await refresh(fixture);
    expect(requests.filter((request) => request.includes("RUNNING"))).toEqual([
      "ListBackupJobs maxResults=10 state=RUNNING",
      "ListBackupJobs maxResults=10 state=RUNNING +token",
    ]);
    expect(fixture.row("Running").description).toBe("20+");
  });

  it("moves a job to the group of its new state", async () => {
    const fixture = await openLarge();
    move(fixture, "running-1", completedNow);
    await refresh(fixture);
    expect(fixture.row("Running").description).toBe("2");
    expect(fixture.row("Completed").description).toBe("11+");
  });

  it("shows progress of a running job", async () => {
    const fixture = await openLarge();
    move(fixture, "running-1", { PercentDone: "45.0" });
    await refresh(fixture);
    expect(fixture.outline().join("\n")).toContain("45 %");
  });

  it("brings jobs that were created since", async () => {
    const fixture = await openLarge();
    const job = wireBackupJob({ id: "new", state: "PENDING", age: 0 });
    fixture.gateway.account = accountOf({ backup: [...large, job] });
    await refresh(fixture);
    expect(fixture.row("Pending").description).toBe("1");
  });

  it("asks for a job that left without a trace by its id", async () => {
    const fixture = await openLarge();
    move(fixture, "running-1", { State: "EXPIRED" });
    const requests = await refresh(fixture);
    expect(requests.at(-1)).toBe("DescribeBackupJob backupJobId=running-1");
    expect(fixture.row("Expired").description).toBe("1");
  });

  it("takes a job out that AWS no longer has", async () => {
    const fixture = await openLarge();
    fixture.gateway.account = accountOf({
      backup: large.filter((job) => job["BackupJobId"] !== "running-1"),
    });
    await refresh(fixture);
    expect(fixture.row("Running").description).toBe("2");
  });

  it("starts over when too many left without a trace", async () => {
    const jobs = [...wireBackupJobs(25, { state: "RUNNING" }), ...wireBackupJobs(5)];
    const fixture = await openTree({ jobs, pageSize: 28 });
    for (let i = 1; i <= 21; i++) move(fixture, `running-${i}`, { State: "EXPIRED" });
    const requests = await refresh(fixture);
    expect(requests.filter((request) => request.startsWith("Describe"))).toEqual([]);
    expect(requests).toContain("ListBackupJobs maxResults=28 state=EXPIRED");
    expect(fixture.row("Expired").description).toBe("21");
  });

  it("keeps loaded pages and tokens", async () => {
    const fixture = await openLarge();
    await fixture.tree.loadMore(fixture.find("Completed"));
    await refresh(fixture);
    expect(fixture.row("Completed").description).toBe("20+");
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=COMPLETED +token",
    ]);
  });

  it("keeps an exact count exact after everything was loaded", async () => {
    const fixture = await openLarge();
    const signal = new AbortController().signal;
    await fixture.tree.loadAll(undefined, { signal, progress: () => undefined });
    move(fixture, "running-2", completedNow);
    await refresh(fixture);
    expect(fixture.row("Running").description).toBe("2");
    expect(fixture.row("Completed").description).toBe("31");
  });

  it("that fails keeps the rows, says so in one row, and is what retry does", async () => {
    const fixture = await openLarge();
    const before = fixture.outline();
    fixture.gateway.fail("throttling", { hits: ({ params }) => params["state"] === "RUNNING" });
    await refresh(fixture);
    const [problem, retry, ...rest] = fixture.outline();
    expect(problem).toBe("Too many requests [refresh failed]");
    expect(retry).toBe("Retry [in a few seconds]");
    expect(rest).toEqual(before);
    await fixture.tree.retry(fixture.mirror.nodes[0]);
    await fixture.settle();
    expect(fixture.outline()).toEqual(before);
    expect(fixture.gateway.takeRequests()).toHaveLength(5);
  });

  it("asks nothing twice when it is asked for twice", async () => {
    const fixture = await openLarge();
    fixture.gateway.takeRequests();
    await Promise.all([fixture.tree.refresh(), fixture.tree.refresh()]);
    expect(fixture.gateway.takeRequests()).toHaveLength(5);
  });

  it("of a view that could not be opened opens it", async () => {
    const fixture = await openTree({ jobs: [] });
    fixture.gateway.account = accountOf({ backup: large });
    fixture.tree.setSource({
      session: { profile: "b", region: "eu-west-1" },
      gateway: fixture.gateway,
    });
    fixture.gateway.fail("hostNotFound");
    fixture.tree.show();
    await fixture.settle();
    await refresh(fixture);
    expect(fixture.row("Failed").description).toBe("2");
  });
});

describe("Reload", () => {
  it("starts over", async () => {
    const fixture = await openLarge();
    await fixture.tree.loadMore(fixture.find("Completed"));
    fixture.gateway.takeRequests();
    await fixture.tree.reload();
    expect(fixture.gateway.takeRequests()).toHaveLength(10);
    expect(fixture.row("Completed").description).toBe("10+");
  });

  it("keeps the old rows until the first page is in", async () => {
    const fixture = await openLarge();
    const before = fixture.outline();
    fixture.gateway.hold();
    void fixture.tree.reload();
    await fixture.settle();
    expect(fixture.outline()).toEqual(before);
    expect(fixture.tree.status.busy).toBe(true);
    fixture.gateway.release();
    await fixture.settle();
    expect(fixture.outline()).toEqual(before);
    expect(fixture.tree.status.busy).toBe(false);
  });

  it("keeps the old rows while only empty pages have come", async () => {
    const fixture = await openLarge();
    const before = fixture.outline();
    fixture.gateway.mood = { emptyPages: 2 };
    fixture.gateway.hold();
    void fixture.tree.reload();
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    expect(fixture.outline()).toEqual(before);
  });

  it("that fails keeps the old rows, says so in one row, and is what retry does", async () => {
    const fixture = await openLarge();
    const before = fixture.outline();
    fixture.gateway.fail("connectionCut");
    await fixture.tree.reload();
    await fixture.settle();
    const [problem, retry, ...rest] = fixture.outline();
    expect(problem).toBe("Connection cut [reload failed]");
    expect(retry).toBe("Retry [Check the network connection, then retry]");
    expect(rest).toEqual(before);
    await fixture.tree.retry(fixture.mirror.nodes[0]);
    await fixture.settle();
    expect(fixture.outline()).toEqual(before);
  });

  it("that fails at a state's page says so and asks for that state on retry", async () => {
    const fixture = await openLarge();
    fixture.gateway.fail("throttling", { hits: ({ params }) => params["state"] === "RUNNING" });
    await fixture.tree.reload();
    await fixture.settle();
    expect(fixture.outline()[0]).toContain("[load failed]");
    fixture.gateway.takeRequests();
    await fixture.tree.retry(fixture.mirror.nodes[0]);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=10 state=RUNNING"]);
  });

  it("asks nothing twice when it is asked for twice", async () => {
    const fixture = await openLarge();
    fixture.gateway.takeRequests();
    await Promise.all([fixture.tree.reload(), fixture.tree.reload()]);
    expect(fixture.gateway.takeRequests()).toHaveLength(10);
  });

  it("uses the page size of now", async () => {
    const fixture = await openLarge();
    fixture.pageSize = 50;
    fixture.gateway.takeRequests();
    await fixture.tree.reload();
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=50"]);
  });
});

describe("Another session", () => {
  const next = { profile: "b", region: "eu-west-1" };

  it("shows nothing of the old one at once, and asks when the view is visible", async () => {
    const fixture = await openLarge();
    const other = await openTree({ jobs: wireBackupJobs(1, { id: "other" }) });
    other.gateway.takeRequests();
    fixture.tree.setSource({ session: next, gateway: other.gateway });
    expect(fixture.outline()).toEqual([]);
    expect(fixture.tree.status).toEqual({
      busy: false,
      description: "",
      narrowed: "",
      accountIds: [],
      problem: undefined,
    });
    expect(other.gateway.takeRequests()).toEqual([]);
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.outline()).toEqual([
      "Completed [1]",
      "  Default [1]",
      "    volume other-1 [EBS · 1h ago]",
    ]);
  });

  const underWay: Readonly<Record<string, (fixture: TreeFixture) => unknown>> = {
    "a reload": ({ tree }) => tree.reload(),
    "a refresh": ({ tree }) => tree.refresh(),
    "a load all": ({ tree }) =>
      tree.loadAll(undefined, { signal: new AbortController().signal, progress: () => undefined }),
    children: (fixture) => {
      fixture.mirror.expand(fixture.find("Failed", "Default", "volume parent").id);
    },
  };

  it.each(Object.entries(underWay))(
    "drops late answers while %s is under way",
    async (_, start) => {
      const jobs = [
        ...large,
        wireBackupJob({ id: "parent", state: "FAILED", isParent: true, age: 1 }),
      ];
      const fixture = await openTree({ jobs, pageSize: 10, ignoresAbort: true });
      const other = await openTree({ jobs: wireBackupJobs(1, { id: "other" }) });
      fixture.gateway.hold();
      void start(fixture);
      await fixture.settle();
      expect(fixture.gateway.waiting).not.toEqual([]);
      fixture.tree.setSource({ session: next, gateway: other.gateway });
      fixture.tree.show();
      await fixture.settle();
      const before = fixture.outline();
      const asked = fixture.gateway.requests.length;
      fixture.gateway.release();
      await fixture.settle();
      expect(fixture.outline()).toEqual(before);
      expect(fixture.tree.status).toMatchObject({ busy: false, problem: undefined });
      expect(fixture.gateway.requests).toHaveLength(asked);
    },
  );

  it.each(Object.entries(underWay))("ends the requests of %s", async (_, start) => {
    const jobs = [
      ...large,
      wireBackupJob({ id: "parent", state: "FAILED", isParent: true, age: 1 }),
    ];
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.gateway.hold();
    void start(fixture);
    await fixture.settle();
    fixture.tree.setSource(undefined);
    await fixture.settle();
    expect(fixture.gateway.waiting).toEqual([]);
    expect(fixture.outline()).toEqual([]);
  });

  it("gives rows other ids", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(1) });
    const before = fixture.mirror.nodes.map(({ id }) => id);
    fixture.tree.setSource({ session: next, gateway: fixture.gateway });
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.mirror.nodes.filter(({ id }) => before.includes(id))).toEqual([]);
  });

  it("is the source of its own rows, and of none of the old ones", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(1) });
    const { tree, mirror } = fixture;
    const old = mirror.nodes;
    const first = tree.source;
    expect(old.map((node) => tree.sourceOf(node))).toEqual(old.map(() => first));
    const second = { session: next, gateway: fixture.gateway };
    tree.setSource(second);
    tree.show();
    await fixture.settle();
    expect(old.map((node) => tree.sourceOf(node))).toEqual(old.map(() => undefined));
    expect(mirror.nodes.map((node) => tree.sourceOf(node))).toEqual(mirror.nodes.map(() => second));
    tree.setSource(undefined);
    expect([...old, ...mirror.nodes].filter((node) => tree.sourceOf(node))).toEqual([]);
  });

  it("disposed, the tree asks, shows and tells nothing more", async () => {
    const fixture = await openLarge();
    fixture.gateway.hold();
    void fixture.tree.refresh();
    await fixture.settle();
    fixture.tree.dispose();
    const told = fixture.mirror.pending.length;
    fixture.gateway.release();
    await fixture.settle();
    expect(fixture.mirror.pending).toHaveLength(told);
  });
});
