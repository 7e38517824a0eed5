import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { openTree, TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const family = [
  wireBackupJob({ id: "stack", isParent: true }),
  wireBackupJob({ id: "child", parent: "stack" }),
];

function job(id: string, parentJobId?: string): Job {
  return aBackupJob({ id, ...(parentJobId !== undefined && { parentJobId }) });
}

function lastOf30(): Job {
  return aBackupJob({ id: "completed-30", resourceName: "volume completed-30" });
}

describe("The row of a job", () => {
  it("is the one in its own group", async () => {
    const { tree } = await openTree({ jobs: family });
    const row = await tree.rowOf(job("stack"));
    expect(row && tree.row(row).label).toBe("volume stack");
    expect(row?.parent?.type).toBe("group");
  });

  it("is waited for where the view was not shown yet", async () => {
    const { tree, gateway } = new TreeFixture({ jobs: family });
    const row = await tree.rowOf(job("stack"));
    expect(row && tree.row(row).label).toBe("volume stack");
    expect(gateway.requests.length).toBeGreaterThan(0);
  });

  it("is the one under its parent where lists hold no children, which are asked for once", async () => {
    const { tree, gateway } = await openTree({ jobs: family, mood: { children: "leftOut" } });
    gateway.takeRequests();
    const row = await tree.rowOf(job("child", "stack"));
    expect(row && tree.row(row).label).toBe("volume child");
    expect(row?.parent).toMatchObject({ type: "job" });
    await tree.rowOf(job("child", "stack"));
    expect(gateway.takeRequests()).toHaveLength(1);
  });

  it("comes to stand in the group where no page has brought the job yet, without a request", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(30), pageSize: 10 });
    const { tree, gateway } = fixture;
    gateway.takeRequests();
    const row = await tree.rowOf(lastOf30());
    expect(row && tree.row(row)).toMatchObject({ label: "volume completed-30" });
    expect(row && tree.row(row).description).toContain("found by ID");
    expect(fixture.row("Completed").description).toBe("11+");
    expect(fixture.row("Completed", "Default").description).toBe("11+");
    expect(gateway.takeRequests()).toEqual([]);
  });

  it("is an ordinary one as soon as a list has the job", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(30), pageSize: 10 });
    await fixture.tree.rowOf(lastOf30());
    const { signal } = new AbortController();
    await fixture.tree.loadAll(undefined, { signal, progress: () => undefined });
    expect(fixture.row("Completed").description).toBe("30");
    const row = await fixture.tree.rowOf(lastOf30());
    expect(row && fixture.tree.row(row).description).not.toContain("found by ID");
  });

  it("adds to no exact count: the list that AWS gave does not hold the job", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(3) });
    const row = await fixture.tree.rowOf(aBackupJob({ id: "of-long-ago" }));
    expect(row && fixture.tree.row(row).description).toContain("found by ID");
    expect(fixture.row("Completed").description).toBe("3");
    expect(fixture.outline().filter((line) => line.includes("found by ID"))).toHaveLength(1);
  });

  it("is nowhere where the filter hides the job", async () => {
    const fixture = await openTree({
      jobs: wireBackupJobs(3),
      filter: { states: ["FAILED"] },
    });
    expect(fixture.tree.hides(job("completed-2"))).toBe(true);
    expect(await fixture.tree.rowOf(job("completed-2"))).toBeUndefined();
    expect(fixture.outline()).toEqual(["No backup jobs match the filter", "Clear Filters"]);
  });

  it("is nowhere when the session was left meanwhile", async () => {
    const { tree, gateway } = await openTree({ jobs: family, mood: { children: "leftOut" } });
    gateway.hold();
    const row = tree.rowOf(job("child", "stack"));
    tree.setSource(undefined);
    gateway.release();
    expect(await row).toBeUndefined();
  });
});
