import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { openTree, type TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const running = (count: number, vault: string, prefix: string): WireObject[] =>
  Array.from({ length: count }, (_, index) =>
    wireBackupJob({ id: `${prefix}-${index}`, state: "RUNNING", vault, age: 5 }),
  );

function become(fixture: TreeFixture, jobs: readonly WireObject[]): void {
  fixture.gateway.account = accountOf({ backup: jobs });
}

describe("after a refresh every count without + is the truth", () => {
  const completed = wireBackupJobs(60, { age: 60 });

  it("for a vault of an unfinished state whose own query had come to its end", async () => {
    const old = [...running(4, "A", "a"), ...running(30, "B", "b"), ...completed];
    const fixture = await openTree({ jobs: old, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Running", "A"));
    await fixture.settle();
    expect(fixture.row("Running", "A").description).toBe("4");

    become(fixture, [...running(50, "A", "new"), ...old]);
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.row("Running", "A").description).toBe("54");
  });

  it("for a vault that was loaded as a whole", async () => {
    const old = [...running(4, "A", "a"), ...running(30, "B", "b"), ...completed];
    const fixture = await openTree({ jobs: old, pageSize: 10, grouping: "vaultState" });
    await fixture.tree.loadAll(fixture.find("A"), {
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    become(fixture, [...running(50, "A", "new"), ...old]);
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.row("A").description).toBe("54");
  });

  it("or as it was, when the refresh fails on the way", async () => {
    const old = [...running(4, "A", "a"), ...completed];
    const fixture = await openTree({ jobs: old, pageSize: 10 });
    expect(fixture.row("Running").description).toBe("4");
    become(fixture, [...running(50, "A", "new"), ...old]);
    fixture.gateway.fail("connectionCut", {
      hits: ({ params }) => params["completeAfter"] !== undefined,
    });
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.row("Running").description).toBe("4");
    expect(fixture.tree.status.problem?.reason).toBe("connectionCut");
  });

  it("also of jobs that AWS has dropped: a day later it starts over", async () => {
    const fixture = await openTree({ jobs: [...running(4, "A", "a"), ...completed], pageSize: 10 });
    become(fixture, running(3, "A", "new"));
    fixture.now += 25 * 3_600_000;
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.outline().filter((row) => !row.startsWith(" "))).toEqual(["Running [3]"]);
  });
});
