import { describe, expect, it, vi } from "vitest";
import { viewJobsOf } from "../../../../src/host/protection/viewJobsOf";
import { openTree } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";

vi.mock("vscode", () => ({}));

async function opened(jobs = [wireBackupJob({ id: "1" }), wireBackupJob({ id: "2" })]) {
  const fixture = await openTree({ jobs });
  const source = fixture.tree.source;
  if (source === undefined) throw new Error("There is a session.");
  return { fixture, jobs: viewJobsOf(fixture.view, source) };
}

describe("what the view of backup jobs has read", () => {
  it("covers all that AWS lists, once its list is read to its end", async () => {
    const { fixture, jobs } = await opened();
    expect(jobs.covered).toEqual({ since: -Infinity, until: fixture.tree.list?.asOf });
    expect([...jobs.all()].map(({ id }) => id).sort()).toEqual(["1", "2"]);
    expect(jobs.get("1")?.id).toBe("1");
  });

  it("covers nothing while there are pages that are left", async () => {
    const many = Array.from({ length: 30 }, (_, i) => wireBackupJob({ id: `${i}` }));
    const fixture = await openTree({ jobs: many, pageSize: 10 });
    const source = fixture.tree.source;
    const jobs = source && viewJobsOf(fixture.view, source);
    expect(jobs?.covered).toBeUndefined();
    expect([...(jobs?.all() ?? [])].length).toBeGreaterThan(0);
    await fixture.tree.loadAll(undefined, {
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    expect(jobs?.covered?.since).toBe(-Infinity);
  });

  it("tells of jobs that come, and of no load that brings none", async () => {
    const { fixture, jobs } = await opened();
    let told = 0;
    const subscription = jobs.changed(() => told++);
    await jobs.refresh();
    // Nothing new came, and the clock stands still.
    expect(told).toBe(0);
    fixture.tree.setSource(undefined);
    expect([...jobs.all()]).toEqual([]);
    subscription.dispose();
    told = 0;
    await fixture.view.refresh();
    expect(told).toBe(0);
  });
});
