import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { openTree, type TreeFixture } from "../../../support/jobs/treeFixture";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { wireBackupJob, wireBackupJobs, wireRestoreJobs } from "../../../support/jobs/wireJobs";

const jobs = [
  ...wireBackupJobs(12, { id: "daily", vault: "Daily", age: 10 }),
  ...wireBackupJobs(12, { id: "monthly", vault: "Monthly", age: 100 }),
  ...wireBackupJobs(12, { state: "FAILED", vault: "Daily", age: 10 }),
];

const open = () => openTree({ jobs, pageSize: 10 });

async function loadAll(fixture: TreeFixture, node?: TreeNode): Promise<string[]> {
  const told: string[] = [];
  await fixture.tree.loadAll(node, {
    signal: new AbortController().signal,
    progress: (progress) => told.push(`${progress.jobs} jobs, ${progress.pages} pages`),
  });
  await fixture.settle();
  return told;
}

describe("Load all", () => {
  it("of the view drains the list without a state, 1,000 a page, and makes every count exact", async () => {
    const fixture = await open();
    fixture.gateway.takeRequests();
    await loadAll(fixture);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000"]);
    expect(
      fixture.outline().filter((line) => line.includes("+]") || line.includes("Load more")),
    ).toEqual([]);
    expect(fixture.row("Completed").description).toBe("24");
  });

  it("tells how far it is", async () => {
    const fixture = await open();
    fixture.gateway.mood = { pageCap: 20 };
    expect(await loadAll(fixture)).toEqual(["20 jobs, 1 pages", "36 jobs, 2 pages"]);
  });

  it("of a state drains the state's query", async () => {
    const fixture = await open();
    fixture.gateway.takeRequests();
    await loadAll(fixture, fixture.find("Completed"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=1000 state=COMPLETED",
    ]);
    expect(fixture.row("Completed").description).toBe("24");
    expect(fixture.row("Failed").description).toBe("10+");
  });

  it("of a vault of a state drains the query of both", async () => {
    const fixture = await open();
    fixture.gateway.takeRequests();
    await loadAll(fixture, fixture.find("Completed", "Daily", "Load more…"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=1000 state=COMPLETED backupVaultName=Daily",
    ]);
  });

  it("of a vault of restore jobs drains what covers it", async () => {
    const restores = wireRestoreJobs(12);
    const fixture = await openTree({
      kind: "restore",
      jobs: restores,
      pageSize: 10,
      grouping: "vaultState",
    });
    fixture.gateway.takeRequests();
    await loadAll(fixture, fixture.find("Default"));
    expect(fixture.gateway.takeRequests()).toEqual(["ListRestoreJobs maxResults=1000"]);
  });

  it("of what is complete asks nothing", async () => {
    const fixture = await openTree({ jobs });
    fixture.gateway.takeRequests();
    await loadAll(fixture);
    await loadAll(fixture, fixture.find("Failed"));
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("keeps what came before a cancel and goes on there", async () => {
    const fixture = await open();
    fixture.gateway.mood = { pageCap: 20 };
    fixture.gateway.takeRequests();
    const abort = new AbortController();
    await fixture.tree.loadAll(undefined, {
      signal: abort.signal,
      progress: () => {
        abort.abort();
      },
    });
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000"]);
    expect(fixture.tree.status).toMatchObject({ busy: false, problem: undefined });
    await loadAll(fixture);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000 +token"]);
    expect(fixture.row("Completed").description).toBe("24");
  });

  it("stops a request under way when cancelled", async () => {
    const fixture = await open();
    fixture.gateway.hold();
    const abort = new AbortController();
    const drained = fixture.tree.loadAll(undefined, {
      signal: abort.signal,
      progress: () => undefined,
    });
    await fixture.settle();
    abort.abort();
    await drained;
    expect(fixture.gateway.waiting).toEqual([]);
    expect(fixture.tree.status.busy).toBe(false);
  });

  it("keeps what came before a failure, says so in one row, and goes on there", async () => {
    const fixture = await open();
    fixture.gateway.mood = { pageCap: 20 };
    fixture.gateway.fail("connectionCut", {
      hits: ({ params }) => params["nextToken"] !== undefined,
    });
    await loadAll(fixture);
    expect(fixture.outline().slice(0, 2)).toEqual([
      "Connection cut [load failed]",
      "Retry [Check the network connection, then retry]",
    ]);
    expect(fixture.outline().filter((line) => line.endsWith(" failed]"))).toHaveLength(1);
    expect(fixture.tree.retriesLoadAll(fixture.mirror.nodes[0])).toBe(true);
    fixture.gateway.takeRequests();
    await loadAll(fixture);
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=1000 +token"]);
    expect(fixture.outline().filter((line) => line.endsWith(" failed]"))).toEqual([]);
  });

  it("says a failure once in Vault › State, too", async () => {
    const fixture = await openTree({ jobs, pageSize: 10, grouping: "vaultState" });
    fixture.gateway.fail("connectionCut");
    await loadAll(fixture);
    expect(fixture.outline().filter((line) => line.endsWith(" failed]"))).toHaveLength(1);
  });

  it("lets a load more of the same group join it", async () => {
    const fixture = await open();
    fixture.gateway.hold();
    const node = fixture.find("Completed");
    const all = loadAll(fixture, node);
    await fixture.settle();
    const more = fixture.tree.loadMore(node);
    await fixture.settle();
    expect(fixture.gateway.waiting).toHaveLength(1);
    fixture.gateway.release();
    await Promise.all([all, more]);
  });

  it("cancelled, does not end a load more of another row that joined its page", async () => {
    const odd = wireBackupJob({ id: "odd", category: "AccessDenied" });
    const fixture = await openTree({ jobs: [odd, ...wireBackupJobs(30)], pageSize: 10 });
    const abort = new AbortController();
    fixture.gateway.mood = { pageCap: 15 };
    let pages = 0;
    const all = fixture.tree.loadAll(fixture.find("Completed"), {
      signal: abort.signal,
      progress: () => {
        if (++pages === 1) fixture.gateway.hold();
      },
    });
    await fixture.settle();
    const more = fixture.tree.loadMore(fixture.find("Completed with issues"));
    await fixture.settle();
    abort.abort();
    await all;
    await fixture.settle();
    fixture.gateway.release();
    await more;
    // Its page came to the end of the list: nothing more can come.
    expect(fixture.row("Completed with issues").description).toBe("1");
  });

  it("clears failures of groups that it completes", async () => {
    const fixture = await open();
    fixture.gateway.fail("throttling");
    await fixture.tree.loadMore(fixture.find("Failed"));
    expect(fixture.tree.status.problem?.reason).toBe("throttling");
    await loadAll(fixture);
    expect(fixture.tree.status.problem).toBeUndefined();
  });

  it("takes out jobs that AWS no longer has", async () => {
    const fixture = await open();
    fixture.gateway.account = accountOf({ backup: jobs.slice(1) });
    await loadAll(fixture, fixture.find("Completed"));
    expect(fixture.row("Completed").description).toBe("23");
    expect(fixture.row("Completed", "Daily").description).toBe("11");
  });

  it("of a view that is not open yet opens it first", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.tree.setSource({
      session: { profile: "b", region: "eu-west-1" },
      gateway: fixture.gateway,
    });
    await loadAll(fixture);
    expect(fixture.row("Completed").description).toBe("24");
  });
});
