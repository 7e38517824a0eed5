import { describe, expect, it } from "vitest";
import type { Job } from "../../../src/domain/job";
import { aBackupJob } from "../../support/jobs/jobBuilders";
import { openTree, TreeFixture } from "../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../support/jobs/wireJobs";

const family = [
  wireBackupJob({ id: "stack", isParent: true }),
  wireBackupJob({ id: "child", parent: "stack" }),
];

function job(id: string, parentJobId?: string): Job {
  return aBackupJob({ id, ...(parentJobId !== undefined && { parentJobId }) });
}

describe("The row of a job", () => {
  it("is the one in its own group", async () => {
    const { tree } = await openTree({ jobs: family });
    const row = await tree.rowOf(job("stack"));
    expect(row && tree.row(row).label).toBe("volume stack");
    expect(row && tree.parent(row)?.type).toBe("group");
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
    expect(row && tree.parent(row)).toMatchObject({ type: "job" });
    await tree.rowOf(job("child", "stack"));
    expect(gateway.takeRequests()).toHaveLength(1);
  });

  it("is nowhere while the job is on a page that was not loaded", async () => {
    const { tree } = await openTree({ jobs: wireBackupJobs(30), pageSize: 10 });
    expect(await tree.rowOf(job("completed-30"))).toBeUndefined();
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
